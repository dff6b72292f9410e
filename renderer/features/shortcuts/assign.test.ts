import { expect, test } from 'vitest';
import { keysOf } from '../../../preload/contract/shortcuts';
import { assigned, isChosen, losersOf, restored } from './assign';

test('what is assigned replaces all keys, and is taken from whoever had it', () => {
  const chosen = assigned({}, 'settings', ['ControlLeft', 'PageDown']);
  expect(chosen).toEqual({
    settings: [['ControlLeft', 'PageDown']],
    'next-tab': [['ControlLeft', 'Tab']],
  });
  expect(isChosen(chosen, 'settings')).toBe(true);
  expect(isChosen(chosen, 'next-tab')).toBe(true);
  expect(isChosen(chosen, 'search')).toBe(false);
});

test('the same keys with the host key are another shortcut', () => {
  expect(losersOf({}, 'host-split', [['KeyW']])).toEqual([
    { shortcut: 'host-close-tab', keys: ['KeyW'] },
  ]);
  expect(losersOf({}, 'settings', [['KeyW']])).toEqual([]);
});

test('the usual keys come back, also from whoever has them', () => {
  const chosen = assigned({}, 'settings', ['ControlLeft', 'KeyW']);
  expect(keysOf('close-tab', chosen)).toEqual([]);
  const back = restored(chosen, 'close-tab');
  expect(keysOf('close-tab', back)).toEqual([['ControlLeft', 'KeyW']]);
  expect(keysOf('settings', back)).toEqual([]);
  expect(restored(back, 'settings')).toEqual({});
});
