/**
 * The keys of a keyboard, as Chromium's input events describe them: the place (`code`), what stands
 * on it on a US keyboard (`key`), and the number Windows gives it (`keyCode`), by which old console
 * pages go.
 */
export interface Key {
  readonly code: string;
  readonly plain: string;
  readonly shifted: string;
  readonly keyCode: number;
  /** Left and right of a pair, as `KeyboardEvent.location`. */
  readonly location: 0 | 1 | 2;
}

const KEYS = new Map<string, Key>();

function add(code: string, keyCode: number, plain: string, shifted = plain): void {
  const location = /^(?:Control|Shift|Alt|Meta)Left$/.test(code)
    ? 1
    : /^(?:Control|Shift|Alt|Meta)Right$/.test(code)
      ? 2
      : 0;
  KEYS.set(code, { code, plain, shifted, keyCode, location });
}

for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  add(`Key${letter}`, letter.charCodeAt(0), letter.toLowerCase(), letter);
}
Array.from(')!@#$%^&*(').forEach((shifted, digit) => {
  add(`Digit${digit}`, 48 + digit, String(digit), shifted);
});
for (let number = 1; number <= 12; number += 1) add(`F${number}`, 111 + number, `F${number}`);

add('Backquote', 192, '`', '~');
add('Minus', 189, '-', '_');
add('Equal', 187, '=', '+');
add('BracketLeft', 219, '[', '{');
add('BracketRight', 221, ']', '}');
add('Backslash', 220, '\\', '|');
add('Semicolon', 186, ';', ':');
add('Quote', 222, "'", '"');
add('Comma', 188, ',', '<');
add('Period', 190, '.', '>');
add('Slash', 191, '/', '?');
add('Space', 32, ' ');
// Keys that a US keyboard has not; what servers that go by the character take for them.
add('IntlBackslash', 226, '<', '>');
add('IntlRo', 193, '\\', '_');
add('IntlYen', 220, '\\', '|');

add('Enter', 13, 'Enter');
add('Tab', 9, 'Tab');
add('Backspace', 8, 'Backspace');
add('Escape', 27, 'Escape');
add('Insert', 45, 'Insert');
add('Delete', 46, 'Delete');
add('Home', 36, 'Home');
add('End', 35, 'End');
add('PageUp', 33, 'PageUp');
add('PageDown', 34, 'PageDown');
add('ArrowLeft', 37, 'ArrowLeft');
add('ArrowUp', 38, 'ArrowUp');
add('ArrowRight', 39, 'ArrowRight');
add('ArrowDown', 40, 'ArrowDown');
add('PrintScreen', 44, 'PrintScreen');
add('ScrollLock', 145, 'ScrollLock');
add('Pause', 19, 'Pause');
add('CapsLock', 20, 'CapsLock');
add('NumLock', 144, 'NumLock');
add('ContextMenu', 93, 'ContextMenu');

for (const side of ['Left', 'Right']) {
  add(`Shift${side}`, 16, 'Shift');
  add(`Control${side}`, 17, 'Control');
  add(`Alt${side}`, 18, 'Alt');
}
add('MetaLeft', 91, 'Meta');
add('MetaRight', 92, 'Meta');

/** @throws when there is none: the codes are our own */
export function keyOf(code: string): Key {
  const key = KEYS.get(code);
  if (key === undefined) throw new Error(`There is no key ${code}`);
  return key;
}
