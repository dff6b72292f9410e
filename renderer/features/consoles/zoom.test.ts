import { describe, expect, test } from 'vitest';
import { viewOf } from './zoom';

const ROOM = { width: 1200, height: 600 };
const FITTED = { width: 1920, height: 1080, fitted: true };
const PLAIN = { width: 800, height: 400, fitted: false };

test('until the screen is seen the page fills its place', () => {
  for (const zoom of ['fit', 100] as const) {
    expect(viewOf(zoom, null, ROOM, 1)).toEqual({ size: null, factor: 1 });
  }
  const nowhere = { width: 0, height: 0 };
  expect(viewOf('fit', PLAIN, nowhere, 1)).toEqual({ size: null, factor: 1 });
});

describe('a page that fits the screen to its size', () => {
  test('fills its place', () => {
    expect(viewOf('fit', FITTED, ROOM, 1)).toEqual({ size: null, factor: 1 });
  });

  test('is as large as the screen is to be, in pixels of this one', () => {
    expect(viewOf(100, FITTED, ROOM, 1).size).toEqual({ width: 1920, height: 1080 });
    expect(viewOf(50, FITTED, ROOM, 1).size).toEqual({ width: 960, height: 540 });
    expect(viewOf(100, FITTED, ROOM, 2).size).toEqual({ width: 960, height: 540 });
    expect(viewOf(150, FITTED, ROOM, 1.5)).toEqual({
      size: { width: 1920, height: 1080 },
      factor: 1,
    });
  });
});

describe('a page that shows it pixel by pixel', () => {
  test('is zoomed until all of it is in sight', () => {
    expect(viewOf('fit', PLAIN, ROOM, 1)).toEqual({ size: null, factor: 1.5 });
    expect(viewOf('fit', { ...PLAIN, width: 2400 }, ROOM, 1).factor).toBe(0.5);
  });

  test('is zoomed to what was chosen, as far as Chromium goes', () => {
    expect(viewOf(100, PLAIN, ROOM, 1).factor).toBe(1);
    expect(viewOf(100, PLAIN, ROOM, 2).factor).toBe(0.5);
    expect(viewOf(25, PLAIN, ROOM, 2).factor).toBe(0.25);
    expect(viewOf('fit', { ...PLAIN, width: 10, height: 10 }, ROOM, 1).factor).toBe(5);
  });
});
