import { expect, it } from 'vitest';
import { Slots } from './slots';

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

it('a row keeps its element while it is in sight; others take those that are free', () => {
  const slots = new Slots();
  expect(slots.assign(range(0, 5)).map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4]);
  expect(slots.assign(range(3, 8))).toEqual([
    { index: 5, slot: 0 },
    { index: 6, slot: 1 },
    { index: 7, slot: 2 },
    { index: 3, slot: 3 },
    { index: 4, slot: 4 },
  ]);
});

it('elements that have no row wait for one', () => {
  const slots = new Slots();
  slots.assign(range(0, 3));
  expect(slots.assign([1])).toEqual([
    { index: null, slot: 0 },
    { index: 1, slot: 1 },
    { index: null, slot: 2 },
  ]);
  expect(slots.assign(range(1, 4)).map(({ index }) => index)).toEqual([2, 1, 3]);
});

it('never makes more elements than there are rows in sight at a time', () => {
  const slots = new Slots();
  for (const from of [0, 4, 90, 12, 13, 500]) {
    const used = slots.assign(range(from, from + 6)).map(({ slot }) => slot);
    expect([...used].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  }
});
