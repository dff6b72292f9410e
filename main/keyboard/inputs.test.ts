import { expect, test } from 'vitest';
import { COMBINATION_KEYS } from '../../preload/contract/keyboard';
import { combinationInputs, releaseInputs, strokeInputs, type KeyInput } from './inputs';

function short({ type, code }: KeyInput): string {
  return `${type === 'keyUp' ? '-' : '+'}${code}`;
}

test('a combination goes down in order and up in reverse, as from a keyboard', () => {
  expect(combinationInputs(['ControlLeft', 'AltLeft', 'Delete'])).toEqual([
    {
      type: 'rawKeyDown',
      code: 'ControlLeft',
      key: 'Control',
      windowsVirtualKeyCode: 17,
      location: 1,
      modifiers: 2,
    },
    {
      type: 'rawKeyDown',
      code: 'AltLeft',
      key: 'Alt',
      windowsVirtualKeyCode: 18,
      location: 1,
      modifiers: 3,
    },
    {
      type: 'rawKeyDown',
      code: 'Delete',
      key: 'Delete',
      windowsVirtualKeyCode: 46,
      location: 0,
      modifiers: 3,
    },
    {
      type: 'keyUp',
      code: 'Delete',
      key: 'Delete',
      windowsVirtualKeyCode: 46,
      location: 0,
      modifiers: 3,
    },
    {
      type: 'keyUp',
      code: 'AltLeft',
      key: 'Alt',
      windowsVirtualKeyCode: 18,
      location: 1,
      modifiers: 2,
    },
    {
      type: 'keyUp',
      code: 'ControlLeft',
      key: 'Control',
      windowsVirtualKeyCode: 17,
      location: 1,
      modifiers: 0,
    },
  ]);
});

test('with Shift the key has its upper character', () => {
  const keys = combinationInputs(['ControlLeft', 'ShiftLeft', 'KeyT']).map(({ key }) => key);
  expect(keys).toEqual(['Control', 'Shift', 'T', 'T', 'Shift', 'Control']);
});

test('every key one can choose exists', () => {
  for (const code of COMBINATION_KEYS) expect(combinationInputs([code])).toHaveLength(2);
});

test('a stroke carries the text that old pages wait for', () => {
  const { down, up } = strokeInputs({ code: 'KeyQ', key: 'Q', shift: true, altGr: false });
  expect(down.map(short)).toEqual(['+ShiftLeft', '+KeyQ']);
  expect(down.at(-1)).toMatchObject({ type: 'keyDown', text: 'Q', modifiers: 8 });
  expect(up.map(short)).toEqual(['-KeyQ', '-ShiftLeft']);
  const enter = strokeInputs({ code: 'Enter', key: 'Enter', shift: false, altGr: false });
  expect(enter.down[0]).toMatchObject({ type: 'keyDown', text: '\r' });
  const tab = strokeInputs({ code: 'Tab', key: 'Tab', shift: false, altGr: false });
  expect(tab.down[0]).toMatchObject({ type: 'rawKeyDown' });
});

test('AltGr is the right Alt key, and no modifier for the page', () => {
  const { down, up } = strokeInputs({ code: 'KeyQ', key: 'q', shift: false, altGr: true });
  expect(
    down.map(({ code, key, location, modifiers }) => [code, key, location, modifiers]),
  ).toEqual([
    ['AltRight', 'AltGraph', 2, 0],
    ['KeyQ', 'q', 0, 0],
  ]);
  expect(up.map(short)).toEqual(['-KeyQ', '-AltRight']);
});

test('a character that comes from no key has no place', () => {
  const { down } = strokeInputs({ code: '', key: '中', shift: false, altGr: false });
  expect(down).toEqual([
    {
      type: 'keyDown',
      text: '中',
      code: '',
      key: '中',
      windowsVirtualKeyCode: 0,
      location: 0,
      modifiers: 0,
    },
  ]);
});

test('letting go of everything presses each modifier once and leaves nothing held', () => {
  const held = new Set<string>();
  const pressed = new Set<string>();
  for (const { type, code } of releaseInputs()) {
    if (type === 'keyUp') expect(held.delete(code), code).toBe(true);
    else {
      expect(held.has(code), code).toBe(false);
      held.add(code);
      pressed.add(code);
    }
  }
  expect(held.size).toBe(0);
  expect([...pressed].sort()).toEqual(
    ['Alt', 'Control', 'Meta', 'Shift'].flatMap((key) => [`${key}Left`, `${key}Right`]),
  );
});
