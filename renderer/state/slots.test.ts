import { describe, expect, test } from 'vitest';
import { neighbour, placed, resized, without } from './slots';

describe('showing a console', () => {
  test('replaces the one in front where there is one pane', () => {
    expect(placed([null], 'a', 0)).toEqual(['a']);
    expect(placed(['a'], 'b', 0)).toEqual(['b']);
  });

  test('leaves it where it is', () => {
    expect(placed(['a', 'b'], 'a', 1)).toEqual(['a', 'b']);
  });

  test('takes an empty pane before that of another', () => {
    expect(placed(['a', null, 'b', null], 'c', 0)).toEqual(['a', 'c', 'b', null]);
    expect(placed(['a', 'b'], 'c', 1)).toEqual(['a', 'c']);
  });
});

describe('taking a console out', () => {
  test('empties its pane', () => {
    expect(without(['a'], 'a', ['b'])).toEqual([null]);
    expect(without(['a', 'b'], 'a', ['b'])).toEqual([null, 'b']);
    expect(without(['a', 'b'], 'c', ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('gives its pane to a tab that is not in sight', () => {
    expect(without(['a', 'b'], 'a', ['b', 'c', 'd'])).toEqual(['c', 'b']);
  });
});

describe('another number of panes', () => {
  const tabs = ['a', 'b', 'c', 'd', 'e'];

  test('takes tabs in', () => {
    expect(resized(['b'], 2, 'b', tabs)).toEqual(['b', 'a']);
    expect(resized(['a', 'c'], 4, 'c', tabs)).toEqual(['a', 'c', 'b', 'd']);
    expect(resized(['a'], 4, 'a', ['a', 'b'])).toEqual(['a', 'b', null, null]);
  });

  test('keeps the one in front in sight', () => {
    expect(resized(['a', 'b', 'c', 'd'], 2, 'd', tabs)).toEqual(['a', 'd']);
    expect(resized(['a', 'b', 'c', 'd'], 1, 'c', tabs)).toEqual(['c']);
    expect(resized([null], 2, null, [])).toEqual([null, null]);
  });
});

test('the next pane is the next one with a console', () => {
  expect(neighbour(['a', null, 'b', null], 0, 1)).toBe(2);
  expect(neighbour(['a', null, 'b', null], 2, 1)).toBe(0);
  expect(neighbour(['a', 'b', 'c', 'd'], 0, -1)).toBe(3);
  expect(neighbour(['a', null], 0, 1)).toBe(-1);
  expect(neighbour(['a'], 0, -1)).toBe(-1);
});
