import { beforeEach, describe, expect, test } from 'vitest';
import { FakeTimer } from '../testing/fake-timer';
import { MEMORY_LIMIT, MemoryGuard, type Watched } from './memory';

const LIMIT = { megabytes: 100, reason: 'a test' };
const MB = 1024;

let timer: FakeTimer;
let pages: Watched[];
let held: Map<number, { workingSetSize: number; privateBytes?: number }>;
let ended: string[];
let guard: MemoryGuard;

beforeEach(() => {
  timer = new FakeTimer();
  pages = [];
  held = new Map();
  ended = [];
  guard = new MemoryGuard({
    timer,
    metrics: () =>
      [...held].map(([pid, memory]) => ({ pid, memory: { ...memory, peakWorkingSetSize: 0 } })),
    pages: () => pages,
    limit: LIMIT,
  });
});

/** A page that holds so many megabytes. */
function page(pid: number, megabytes: number): void {
  held.set(pid, { workingSetSize: megabytes * MB });
  pages.push({
    pid,
    outgrew: (used, limit) => {
      ended.push(`${pid}: ${used} of ${limit}`);
      pages = pages.filter((one) => one.pid !== pid);
    },
  });
  guard.begin();
}

async function looks(count: number): Promise<void> {
  for (let look = 0; look < count; look += 1) await timer.goOff();
}

describe('a page over the limit', () => {
  test('is ended at the second look, and the others are not', async () => {
    page(1, 101);
    page(2, 100);
    await looks(1);
    expect(ended).toEqual([]);
    await looks(1);
    expect(ended).toEqual(['1: 101 of 100']);
    await looks(3);
    expect(ended).toHaveLength(1);
  });

  test('for a moment only is left alone', async () => {
    page(1, 101);
    await looks(1);
    held.set(1, { workingSetSize: 99 * MB });
    await looks(1);
    held.set(1, { workingSetSize: 101 * MB });
    await looks(1);
    expect(ended).toEqual([]);
  });

  test('in shared pages alone is left alone where private bytes are told', async () => {
    page(1, 0);
    held.set(1, { workingSetSize: 300 * MB, privateBytes: 100 * MB });
    await looks(3);
    expect(ended).toEqual([]);
    held.set(1, { workingSetSize: 90 * MB, privateBytes: 101 * MB });
    await looks(2);
    expect(ended).toEqual(['1: 101 of 100']);
  });

  test('whose process nobody knows is left alone', async () => {
    page(1, 500);
    held.clear();
    await looks(3);
    expect(ended).toEqual([]);
  });
});

describe('looking', () => {
  test('goes on every five seconds while there are pages, once for all of them', async () => {
    page(1, 1);
    page(2, 1);
    expect(timer.pauses).toEqual([5_000]);
    await looks(1);
    expect(timer.pauses).toEqual([5_000]);
  });

  test('ends with the last page, and begins again with the next', async () => {
    page(1, 101);
    await looks(1);
    pages = [];
    await looks(1);
    expect(timer.pauses).toEqual([]);
    page(1, 101);
    await looks(1);
    expect(ended, 'a new page with an old number counts anew').toEqual([]);
  });
});

test('the limit leaves room for the busiest screen that was measured, and has a reason', () => {
  expect(MEMORY_LIMIT.megabytes).toBeGreaterThan(2 * 655);
  expect(MEMORY_LIMIT.reason).not.toBe('');
});
