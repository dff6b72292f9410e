import { describe, expect, it } from 'vitest';
import { CTRL_ALT_DEL } from '../testing/screens';
import { characterOf, KEY, Keyboard } from './keys';

describe('keysyms', () => {
  it.each([
    [0x41, 'A'],
    [0xfc, 'ü'],
    [0x0100738b, '王'],
    [0xffb7, '7'],
    [0x20, ' '],
    [KEY.enter, undefined],
    [0x80, undefined],
    [0x01200000, undefined],
  ])('%i is %s', (keysym, character) => {
    expect(characterOf(keysym)).toBe(character);
  });
});

describe('the keyboard', () => {
  it('knows Ctrl+Alt+Del, once per press', () => {
    const keyboard = new Keyboard();
    const presses = CTRL_ALT_DEL.map(([keysym, down]) => keyboard.press(keysym, down));
    expect(presses.filter((press) => press !== undefined)).toEqual([{ type: 'ctrl-alt-del' }]);
    expect(keyboard.press(KEY.delete, true)).toEqual({ type: 'key', key: 'delete' });
  });

  it('tells control characters from others', () => {
    const keyboard = new Keyboard();
    keyboard.press(KEY.controlRight, true);
    expect(keyboard.press(0x63, true)).toEqual({
      type: 'character',
      character: 'c',
      control: true,
    });
    keyboard.press(KEY.controlRight, false);
    expect(keyboard.press(0x63, true)).toEqual({
      type: 'character',
      character: 'c',
      control: false,
    });
  });

  it('ignores releases and keys that mean nothing', () => {
    const keyboard = new Keyboard();
    expect(keyboard.press(0x61, false)).toBeUndefined();
    expect(keyboard.press(0xffbe, true)).toBeUndefined();
  });
});
