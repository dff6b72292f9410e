import { expect, test } from 'vitest';
import { hostKeys, windowKeys, type PressedKey } from './pressed';

function press(key: string, code: string, held: Partial<PressedKey> = {}): PressedKey {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test('a letter is where it stands on this keyboard, whatever its place', () => {
  const french = press('w', 'KeyZ', { ctrlKey: true });
  expect(windowKeys(french)).toEqual(['ControlLeft', 'KeyW']);
  expect(hostKeys(french)).toEqual(['KeyZ']);
  expect(windowKeys(press('T', 'KeyT', { ctrlKey: true, shiftKey: true }))).toEqual([
    'ControlLeft',
    'ShiftLeft',
    'KeyT',
  ]);
});

test('a key that writes nothing of ours goes by its place', () => {
  expect(windowKeys(press('ц', 'KeyW', { ctrlKey: true }))).toEqual(['ControlLeft', 'KeyW']);
  expect(windowKeys(press('œ', 'KeyQ', { altKey: true }))).toEqual(['AltLeft', 'KeyQ']);
});

test('Cmd counts as Ctrl, both together as neither', () => {
  expect(windowKeys(press(',', 'Comma', { metaKey: true }))).toEqual(['ControlLeft', 'Comma']);
  expect(windowKeys(press(',', 'Comma', { metaKey: true, ctrlKey: true }))).toBeNull();
});

test('keys without a use are none', () => {
  expect(windowKeys(press('MediaPlayPause', 'MediaPlayPause'))).toBeNull();
  expect(hostKeys(press('+', 'NumpadAdd'))).toBeNull();
});
