import type { HostKey, KeyCombination } from '../../../preload/contract/keyboard';
import type { AppInfo } from '../../../preload/contract/models';
import {
  FIXED_KEYS,
  FIXED_SHORTCUTS,
  HOST_SHORTCUTS,
  isSame,
  isUsual,
  placeOf,
  shortcutWith,
  WINDOW_SHORTCUTS,
  type ChosenKeys,
  type FixedShortcut,
  type Shortcut,
} from '../../../preload/contract/shortcuts';

/** Why keys cannot be had: who needs them. */
export type Refusal = 'system' | 'host-key' | 'text' | 'typed' | 'lock' | 'unknown';

/** What speaks against giving these keys to a shortcut. */
export type Check =
  | { readonly is: 'free' }
  | { readonly is: 'refused'; readonly because: Refusal }
  | { readonly is: 'fixed'; readonly by: FixedShortcut }
  /** They can be taken from the other one. */
  | { readonly is: 'taken'; readonly by: Shortcut };

interface Around {
  readonly chosen: ChosenKeys;
  readonly hostKey: HostKey;
  readonly platform: AppInfo['platform'];
}

/** What every desktop keeps for itself, as far as it is the same everywhere. */
const OF_SYSTEM: readonly KeyCombination[] = [
  ['AltLeft', 'Tab'],
  ['AltLeft', 'ShiftLeft', 'Tab'],
  ['AltLeft', 'Escape'],
  ['AltLeft', 'F4'],
  ['AltLeft', 'Space'],
  ['ControlLeft', 'Escape'],
  ['ControlLeft', 'ShiftLeft', 'Escape'],
  ['ControlLeft', 'Space'],
];

/** Cmd with these is macOS's; Cmd counts as Ctrl here. */
const OF_MACOS = ['KeyQ', 'KeyH', 'KeyM', 'Backquote'];

/** With Ctrl, what one does in every text field. */
const OF_TEXT = ['KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyY', 'KeyZ'];
const MOVING_IN_TEXT = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|Backspace|Delete|Insert)$/;

const LOCKS = ['CapsLock', 'NumLock', 'ScrollLock', 'Pause', 'PrintScreen'];

/** Modifiers of the right side are keys of their own: no shortcut has one. */
const isRightModifier = (key: string): boolean => /^(?:Control|Alt|Shift|Meta)Right$/.test(key);

function refusalInWindow(keys: KeyCombination, platform: AppInfo['platform']): Refusal | null {
  const last = keys.at(-1) ?? '';
  const has = (key: KeyCombination[number]): boolean => keys.includes(key);
  const [control, alt] = [has('ControlLeft'), has('AltLeft')];
  // Ctrl and Alt together are AltGr, which writes characters; on Linux they lead to other screens.
  if (has('MetaLeft') || (control && alt)) return 'system';
  if (OF_SYSTEM.some((other) => isSame(other, keys))) return 'system';
  if (platform === 'darwin' && control && OF_MACOS.includes(last)) return 'system';
  // Option writes characters there.
  if (platform === 'darwin' && alt && /^(?:Key|Digit)/.test(last)) return 'typed';
  if (control && (OF_TEXT.includes(last) || MOVING_IN_TEXT.test(last))) return 'text';
  if (!control && !alt && !/^F\d/.test(last)) return 'typed';
  return null;
}

function refusalWithHost(keys: KeyCombination, hostKey: HostKey): Refusal | null {
  // Events do not say which Shift is held: with this one every key would be shifted.
  return hostKey === 'ShiftRight' && keys.includes('ShiftLeft') ? 'host-key' : null;
}

/** May this shortcut have these keys, and whose are they now? */
export function checkKeys(
  shortcut: Shortcut,
  keys: KeyCombination | null,
  { chosen, hostKey, platform }: Around,
): Check {
  if (keys === null) return { is: 'refused', because: 'unknown' };
  const last = keys.at(-1) ?? '';
  const place = placeOf(shortcut);
  if (last === hostKey) return { is: 'refused', because: 'host-key' };
  if (isRightModifier(last)) return { is: 'refused', because: 'unknown' };
  if (LOCKS.includes(last)) return { is: 'refused', because: 'lock' };
  const fixed = FIXED_SHORTCUTS.find(
    (one) =>
      (placeOf(one) === 'host') === (place === 'host') &&
      FIXED_KEYS[one].some((other) => isSame(other, keys)),
  );
  if (fixed !== undefined) return { is: 'fixed', by: fixed };
  // What it has from us it may have: a slash is typed only outside of fields.
  const because = isUsual(shortcut, keys)
    ? null
    : place === 'host'
      ? refusalWithHost(keys, hostKey)
      : refusalInWindow(keys, platform);
  if (because !== null) return { is: 'refused', because };
  const among = place === 'host' ? HOST_SHORTCUTS : WINDOW_SHORTCUTS;
  const by = shortcutWith<Shortcut>(
    among.filter((one) => one !== shortcut),
    keys,
    chosen,
  );
  return by === undefined ? { is: 'free' } : { is: 'taken', by };
}
