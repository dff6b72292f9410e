import { expect, test } from 'vitest';
import { gridCommand } from './grid-keys';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  ['ArrowDown', {}, { do: 'move', step: 'next', extends: false }],
  ['End', { shiftKey: true }, { do: 'move', step: 'last', extends: true }],
  ['Enter', {}, { do: 'open' }],
  [' ', {}, { do: 'mark' }],
  ['S', {}, { do: 'favourite' }],
  ['i', {}, { do: 'details' }],
  ['d', { ctrlKey: true }, { do: 'favourite' }],
  ['d', { metaKey: true }, { do: 'favourite' }],
  ['A', { ctrlKey: true }, { do: 'all' }],
  ['Escape', {}, { do: 'clear' }],
])('%s with %j', (key, held, command) => {
  expect(gridCommand({ ...NONE, ...held, key })).toEqual(command);
});

test.each([
  ['s', { ctrlKey: true }],
  ['S', { shiftKey: true }],
  ['d', {}],
  ['d', { ctrlKey: true, metaKey: true }],
  ['a', { ctrlKey: true, shiftKey: true }],
  ['ArrowDown', { altKey: true }],
  ['PageDown', { ctrlKey: true }],
  ['x', {}],
])('%s with %j is none of the list', (key, held) => {
  expect(gridCommand({ ...NONE, ...held, key })).toBeNull();
});
