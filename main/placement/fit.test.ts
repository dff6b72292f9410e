import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangementOf, fit, type Area } from './fit';

const LAPTOP = { x: 0, y: 27, width: 1440, height: 873 };
const DESK = { x: 1440, y: 0, width: 2560, height: 1400 };

test.each<[string, Area, Area[], Area]>([
  [
    'stays where it was',
    { x: 1500, y: 20, width: 1280, height: 800 },
    [LAPTOP, DESK],
    { x: 1500, y: 20, width: 1280, height: 800 },
  ],
  [
    'stays across two screens',
    { x: 1000, y: 100, width: 1280, height: 800 },
    [LAPTOP, DESK],
    { x: 1000, y: 100, width: 1280, height: 800 },
  ],
  [
    'comes back from a screen that has gone',
    { x: 1500, y: 20, width: 1280, height: 800 },
    [LAPTOP],
    { x: 160, y: 27, width: 1280, height: 800 },
  ],
  [
    'is no larger than the screen it comes to',
    { x: 1500, y: 20, width: 2400, height: 1300 },
    [LAPTOP],
    { x: 0, y: 27, width: 1440, height: 873 },
  ],
  [
    'comes down from above the edge',
    { x: 10, y: -500, width: 800, height: 600 },
    [LAPTOP],
    { x: 10, y: 27, width: 800, height: 600 },
  ],
  [
    'comes to the screen that has most of it',
    { x: 3900, y: 1380, width: 800, height: 600 },
    [LAPTOP, DESK],
    { x: 3200, y: 800, width: 800, height: 600 },
  ],
])('a window %s', (_what, bounds, screens, expected) => {
  expect(fit(bounds, screens)).toEqual(expected);
});

test('whatever was written down, its top can be taken hold of', () => {
  const at = fc.integer({ min: -10_000, max: 10_000 });
  const size = fc.integer({ min: 320, max: 8_000 });
  fc.assert(
    fc.property(at, at, size, size, (x, y, width, height) => {
      const fitted = fit({ x, y, width, height }, [LAPTOP, DESK]);
      expect(fit(fitted, [LAPTOP, DESK])).toEqual(fitted);
      const reached = [LAPTOP, DESK].some(
        (screen) =>
          fitted.y >= screen.y &&
          fitted.y + 32 <= screen.y + screen.height &&
          Math.min(fitted.x + fitted.width, screen.x + screen.width) -
            Math.max(fitted.x, screen.x) >=
            120,
      );
      expect(reached).toBe(true);
    }),
  );
});

test('the same screens have the same name, in whatever order they are told', () => {
  expect(arrangementOf([LAPTOP, DESK])).toBe(arrangementOf([DESK, LAPTOP]));
  expect(arrangementOf([LAPTOP])).not.toBe(arrangementOf([LAPTOP, DESK]));
});
