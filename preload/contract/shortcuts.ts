/** The app's own shortcuts: the one table that main, the page and the settings read. */
import type { KeyCombination } from './keyboard';

/** Keys of our own page, while it has the keyboard. */
export const WINDOW_SHORTCUTS = [
  'search',
  'quick-open',
  'settings',
  'next-tab',
  'previous-tab',
  'move-tab-right',
  'move-tab-left',
  'close-tab',
  'reopen-tab',
  'full-screen',
] as const;
export type WindowShortcut = (typeof WINDOW_SHORTCUTS)[number];

/** Keys that are commands while the host key is held: those of consoles. */
export const HOST_SHORTCUTS = [
  'host-next-tab',
  'host-previous-tab',
  'host-move-tab-right',
  'host-move-tab-left',
  'host-next-pane',
  'host-previous-pane',
  'host-split',
  'host-full-screen',
  'host-own-window',
  'host-copy-picture',
  'host-close-tab',
  'host-reopen-tab',
  'host-quick-open',
  'host-menu',
  'host-type',
  'host-clipboard',
  'host-view-only',
  'host-ctrl-alt-del',
  'host-release',
] as const;
export type HostShortcut = (typeof HOST_SHORTCUTS)[number];

/** Those that can be given other keys. */
export const SHORTCUTS = [...WINDOW_SHORTCUTS, ...HOST_SHORTCUTS] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** Those that cannot: they are as in every list, or a row of keys. They are told, and kept free. */
export const FIXED_SHORTCUTS = [
  'host-machines',
  'host-tab',
  'list-open',
  'list-favourite',
  'list-details',
  'list-choose',
  'list-choose-all',
] as const;
export type FixedShortcut = (typeof FIXED_SHORTCUTS)[number];

/** Where a shortcut holds. The same keys may mean different things in different places. */
export const SHORTCUT_PLACES = ['window', 'host', 'list'] as const;
export type ShortcutPlace = (typeof SHORTCUT_PLACES)[number];

/** The keys that somebody has chosen, by shortcut. Without any: the usual ones; an empty list: none. */
export type ChosenKeys = Readonly<Partial<Record<Shortcut, readonly KeyCombination[]>>>;

/**
 * To add a shortcut: a name above, its keys here, its name for people in
 * `renderer/features/shortcuts/labels.ts`, what it does in `renderer/features/shell/keys.ts` or, with the
 * host key, in `main/keyboard/host-key.ts`. Ctrl stands for Cmd, too; the keys that are shown first.
 */
const USUAL_KEYS: Readonly<Record<Shortcut, readonly KeyCombination[]>> = {
  search: [['ControlLeft', 'KeyF'], ['Slash']],
  'quick-open': [['ControlLeft', 'KeyK']],
  settings: [['ControlLeft', 'Comma']],
  'next-tab': [
    ['ControlLeft', 'Tab'],
    ['ControlLeft', 'PageDown'],
  ],
  'previous-tab': [
    ['ControlLeft', 'ShiftLeft', 'Tab'],
    ['ControlLeft', 'PageUp'],
  ],
  'move-tab-right': [['ControlLeft', 'ShiftLeft', 'PageDown']],
  'move-tab-left': [['ControlLeft', 'ShiftLeft', 'PageUp']],
  'close-tab': [['ControlLeft', 'KeyW']],
  'reopen-tab': [['ControlLeft', 'ShiftLeft', 'KeyT']],
  'full-screen': [['F11']],
  'host-next-tab': [['Tab'], ['ArrowRight'], ['PageDown']],
  'host-previous-tab': [['ShiftLeft', 'Tab'], ['ArrowLeft'], ['PageUp']],
  'host-move-tab-right': [
    ['ShiftLeft', 'ArrowRight'],
    ['ShiftLeft', 'PageDown'],
  ],
  'host-move-tab-left': [
    ['ShiftLeft', 'ArrowLeft'],
    ['ShiftLeft', 'PageUp'],
  ],
  'host-next-pane': [['ArrowDown']],
  'host-previous-pane': [['ArrowUp']],
  'host-split': [['KeyS']],
  'host-full-screen': [['KeyF']],
  'host-own-window': [['KeyN']],
  'host-copy-picture': [['KeyP']],
  'host-close-tab': [['KeyW']],
  'host-reopen-tab': [['KeyR']],
  'host-quick-open': [['Space']],
  'host-menu': [['KeyK']],
  'host-type': [['KeyT']],
  'host-clipboard': [['KeyV']],
  'host-view-only': [['KeyO']],
  'host-ctrl-alt-del': [['Delete']],
  'host-release': [['Escape']],
};

/** The keys of those that cannot be changed. */
export const FIXED_KEYS: Readonly<Record<FixedShortcut, readonly KeyCombination[]>> = {
  'host-machines': [['Digit0']],
  'host-tab': [
    ['Digit1'],
    ['Digit2'],
    ['Digit3'],
    ['Digit4'],
    ['Digit5'],
    ['Digit6'],
    ['Digit7'],
    ['Digit8'],
    ['Digit9'],
  ],
  'list-open': [['Enter']],
  'list-favourite': [['KeyS'], ['ControlLeft', 'KeyD']],
  'list-details': [['KeyI']],
  'list-choose': [['Space']],
  'list-choose-all': [['ControlLeft', 'KeyA']],
};

/** Where a shortcut holds. */
export function placeOf(shortcut: Shortcut | FixedShortcut): ShortcutPlace {
  if (shortcut.startsWith('list-')) return 'list';
  return shortcut.startsWith('host-') ? 'host' : 'window';
}

/** The keys of a shortcut: the chosen ones, or the usual. */
export function keysOf(shortcut: Shortcut, chosen: ChosenKeys): readonly KeyCombination[] {
  return chosen[shortcut] ?? USUAL_KEYS[shortcut];
}

/** Has it this combination without anybody having chosen so? */
export function isUsual(shortcut: Shortcut, keys: KeyCombination): boolean {
  return USUAL_KEYS[shortcut].some((usual) => isSame(usual, keys));
}

/** The same keys, in the same order? */
export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}

/** The shortcut among these that has these keys, if any. */
export function shortcutWith<One extends Shortcut>(
  among: readonly One[],
  keys: readonly string[],
  chosen: ChosenKeys,
): One | undefined {
  return among.find((one) => keysOf(one, chosen).some((own) => isSame(own, keys)));
}
