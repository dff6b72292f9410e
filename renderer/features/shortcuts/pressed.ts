import {
  PLAIN_KEYS,
  type CombinationKey,
  type KeyCombination,
} from '../../../preload/contract/keyboard';

/** What of a key event is looked at. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

const SIGNS: Readonly<Record<string, CombinationKey>> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '-': 'Minus',
  '=': 'Equal',
  '`': 'Backquote',
};

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'];

/** Is this a key that only goes with others? */
export function isModifierPressed({ key }: Pick<KeyboardEvent, 'key'>): boolean {
  return MODIFIERS.includes(key);
}

/**
 * The key by what stands on it: Ctrl+W is where the W is on this keyboard, as in browsers. Keys that
 * write nothing of ours (Cyrillic letters, Alt with a letter on a Mac) go by their place.
 */
function keyOf({ key, code }: PressedKey): CombinationKey | undefined {
  const letter = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : undefined;
  const digit = /^\d$/.test(key) ? `Digit${key}` : undefined;
  const name = letter ?? digit ?? SIGNS[key] ?? code;
  return PLAIN_KEYS.find((one) => one === name);
}

/** The combination that was pressed in our own page; Cmd counts as Ctrl. Null for keys of no use here. */
export function windowKeys(event: PressedKey): KeyCombination | null {
  const key = keyOf(event);
  if (key === undefined || (event.ctrlKey && event.metaKey)) return null;
  return [
    ...(event.ctrlKey || event.metaKey ? (['ControlLeft'] as const) : []),
    ...(event.altKey ? (['AltLeft'] as const) : []),
    ...(event.shiftKey ? (['ShiftLeft'] as const) : []),
    key,
  ];
}

/** The keys to be pressed with the host key: by their places, as main sees them. */
export function hostKeys({ code, shiftKey }: PressedKey): KeyCombination | null {
  const key = PLAIN_KEYS.find((one) => one === code);
  if (key === undefined) return null;
  return shiftKey ? ['ShiftLeft', key] : [key];
}
