import {
  KEYBOARD_LAYOUTS,
  MODIFIER_KEYS,
  type CombinationKey,
  type HostKey,
  type KeyCombination,
  type KeyboardLayout,
} from '../../../preload/contract/keyboard';
import { locale, t } from '../../messages';

/** What stands on the keys, in every language of ours. Letters and digits name themselves. */
const NAMES: Readonly<Partial<Record<CombinationKey, string>>> = {
  ControlLeft: 'Ctrl',
  AltLeft: 'Alt',
  ShiftLeft: 'Shift',
  MetaLeft: 'Win',
  Delete: 'Del',
  Escape: 'Esc',
  Insert: 'Ins',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PrintScreen: 'PrtSc',
  ContextMenu: 'Menu',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
};

const RIGHT: Readonly<Partial<Record<CombinationKey, string>>> = {
  ControlRight: 'Ctrl',
  AltRight: 'Alt',
  ShiftRight: 'Shift',
  MetaRight: 'Win',
};

/** What stands on a key. */
export function keyName(code: CombinationKey): string {
  const right = RIGHT[code];
  if (right !== undefined) return t('keyboard.key.right', { name: right });
  return NAMES[code] ?? code.replace(/^(?:Key|Digit)/, '');
}

/** "Ctrl+Alt+Del". */
export function combinationName(keys: KeyCombination): string {
  return keys.map(keyName).join('+');
}

/** Modifiers may be chosen beside the others: they stand for themselves in the list. */
export function isModifier(code: CombinationKey): boolean {
  return MODIFIER_KEYS.some((modifier) => modifier === code);
}

export function hostKeyName(key: HostKey): string {
  return keyName(key);
}

export function layoutName(layout: KeyboardLayout): string {
  return t(`keyboard.layout.${layout}`);
}

export const layoutOptions = (): { value: KeyboardLayout; label: string }[] =>
  KEYBOARD_LAYOUTS.map((value) => ({ value, label: layoutName(value) }));

/** A character one may not see, with its number: `☃ (U+2603)`. */
export function characterName(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const seen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
  return seen ? `${character} (U+${number})` : `U+${number}`;
}

/** Written with characters that no keyboard has a key for. */
export function isIdeographic(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character);
}

/** "1, 2, 3", with the commas of the language; `Intl.ListFormat` has none for Chinese. */
export function list(items: readonly string[]): string {
  return items.join(locale() === 'zh-CN' ? '、' : ', ');
}
