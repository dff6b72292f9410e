import { expect, test } from 'vitest';
import { KeyPace } from './key-pace';

const MANY = 40_000;
const FEW = 2;

/** A pace whose rows take as long as is said. */
function paced(): {
  readonly pace: KeyPace;
  readonly show: (rows: number, ms: number) => Promise<void>;
} {
  let now = 0;
  const pace = new KeyPace(() => now);
  return {
    pace,
    show: async (rows, ms) => {
      const measured = pace.measure(rows);
      now += ms;
      await measured;
      now = 0;
    },
  };
}

test('rows come with the key until they are known to be slow', async () => {
  const { pace, show } = paced();
  expect(pace.fits(0, MANY)).toBe(true);
  await show(MANY, 4);
  expect(pace.fits(0, MANY)).toBe(true);
  await show(MANY, 9);
  expect(pace.fits(0, MANY)).toBe(false);
});

test('a search that took its time leaves less of it to the rows', async () => {
  const { pace, show } = paced();
  await show(MANY, 5);
  expect(pace.fits(-1, MANY)).toBe(true);
  expect(pace.fits(-4, MANY)).toBe(false);
});

test('few rows are quick where many are not, and say little about many', async () => {
  const { pace, show } = paced();
  await show(MANY, 9);
  expect(pace.fits(0, FEW)).toBe(true);
  for (let time = 0; time < 10; time += 1) await show(FEW, 0.1);
  expect(pace.fits(0, MANY)).toBe(false);
});

test('slow rows are not remembered for ever', async () => {
  const { pace, show } = paced();
  await show(MANY, 9);
  for (let time = 0; time < 30; time += 1) await show(MANY, 1);
  expect(pace.fits(0, MANY)).toBe(true);
});
