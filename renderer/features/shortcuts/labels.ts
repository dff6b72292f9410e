import type { KeyCombination } from '../../../preload/contract/keyboard';
import {
  FIXED_KEYS,
  keysOf,
  placeOf,
  SHORTCUTS,
  type FixedShortcut,
  type Shortcut,
} from '../../../preload/contract/shortcuts';
import { t, type MessageKey } from '../../messages';
import type { Settings } from '../../state/settings.svelte';
import { hostKeyName, keyName } from '../keyboard/labels';

const NAMES: Readonly<Record<Shortcut | FixedShortcut, MessageKey>> = {
  search: 'shortcuts.search',
  'quick-open': 'quickOpen.title',
  settings: 'shortcuts.settings',
  'next-tab': 'keyboard.host.next',
  'previous-tab': 'keyboard.host.previous',
  'move-tab-right': 'shortcuts.moveTabRight',
  'move-tab-left': 'shortcuts.moveTabLeft',
  'close-tab': 'tabs.closeThis',
  'reopen-tab': 'tabs.reopen',
  'full-screen': 'view.fullScreen',
  'host-next-tab': 'keyboard.host.next',
  'host-previous-tab': 'keyboard.host.previous',
  'host-move-tab-right': 'shortcuts.moveTabRight',
  'host-move-tab-left': 'shortcuts.moveTabLeft',
  'host-next-pane': 'shortcuts.nextPane',
  'host-previous-pane': 'shortcuts.previousPane',
  'host-split': 'keyboard.host.split',
  'host-full-screen': 'view.fullScreen',
  'host-own-window': 'keyboard.host.ownWindow',
  'host-copy-picture': 'pictures.copy',
  'host-close-tab': 'tabs.closeThis',
  'host-reopen-tab': 'tabs.reopen',
  'host-quick-open': 'quickOpen.title',
  'host-menu': 'keyboard.host.menu',
  'host-type': 'keyboard.host.type',
  'host-clipboard': 'keyboard.host.clipboard',
  'host-view-only': 'keyboard.host.viewOnly',
  'host-ctrl-alt-del': 'keyboard.host.ctrlAltDel',
  'host-release': 'keyboard.host.release',
  'host-machines': 'keyboard.host.machines',
  'host-tab': 'keyboard.host.tab',
  'list-open': 'shortcuts.list.open',
  'list-favourite': 'shortcuts.list.favourite',
  'list-details': 'shortcuts.list.details',
  'list-choose': 'shortcuts.list.choose',
  'list-choose-all': 'shortcuts.list.chooseAll',
};

/** What a shortcut does. */
export function shortcutName(shortcut: Shortcut | FixedShortcut): string {
  return t(NAMES[shortcut]);
}

/** Can it be given other keys? */
export function isChangeable(shortcut: Shortcut | FixedShortcut): shortcut is Shortcut {
  return SHORTCUTS.some((one) => one === shortcut);
}

/** What stands on the keys of one combination, the host key with it where it needs that. */
export function capsOf(
  shortcut: Shortcut | FixedShortcut,
  keys: KeyCombination,
  { keyboard }: Settings,
): readonly string[] {
  const caps = keys.map(keyName);
  const isWithHost = placeOf(shortcut) === 'host' && keyboard !== null;
  return isWithHost ? [hostKeyName(keyboard.hostKey), ...caps] : caps;
}

/** All combinations of a shortcut, as they stand on the keys. Those of a row of keys: first to last. */
export function allCapsOf(
  shortcut: Shortcut | FixedShortcut,
  settings: Settings,
): readonly (readonly string[])[] {
  if (shortcut === 'host-tab') return [[...capsOf(shortcut, [], settings), '1 … 9']];
  const all = isChangeable(shortcut) ? keysOf(shortcut, settings.shortcuts) : FIXED_KEYS[shortcut];
  return all.map((keys) => capsOf(shortcut, keys, settings));
}

/** The keys to name beside a button or an entry that does the same; none where it has none. */
export function shortcutKeys(shortcut: Shortcut, settings: Settings): string | undefined {
  return allCapsOf(shortcut, settings)[0]?.join('+');
}
