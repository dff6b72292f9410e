import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../preload/contract/errors';
import { Failure } from '../errors';
import { realPace } from './pace';
import { delayBefore, retryAfterMs, throttleWindowMs } from './retry';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('Retry-After', () => {
  test.each<[string | null, number | undefined]>([
    [null, undefined],
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['Fri, 01 Jan 2100 00:00:00 GMT', Date.parse('2100-01-01T00:00:00Z') - NOW],
    ['99999999999999', 99_999_999_999_999_000],
    ['9'.repeat(400), Infinity],
    ['', undefined],
    ['soon', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['7 seconds', undefined],
  ])('%s is %s ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });

  test('is never negative and never NaN', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)),
        (text) => {
          const ms = retryAfterMs(text, NOW);
          if (ms !== undefined) expect(ms).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

test.each<[string, number | undefined]>([
  ['policy ip over ratelimit,limit:5,time:1 second', 1_000],
  ['policy user over ratelimit,limit:200,time:5 minute', 300_000],
  ['limit:5, time: 2 hours', 7_200_000],
  ['LIMIT:5,TIME:3 SECONDS', 3_000],
  ['limit:5', undefined],
  ['time:soon', undefined],
  ['', undefined],
])('the throttling rule "%s" has a window of %s ms', (message, ms) => {
  expect(throttleWindowMs(message)).toBe(ms);
});

describe('the delay before another attempt', () => {
  const delay = (
    code: ErrorCode,
    {
      attempt = 1,
      asked,
      chance = 0.5,
    }: { attempt?: number; asked?: number; chance?: number } = {},
    repeat: 'safe' | 'never' = 'safe',
  ) => delayBefore(attempt, repeat, new Failure(code), asked, () => chance);

  const REPEATED: readonly ErrorCode[] = [
    'throttled',
    'service-unavailable',
    'offline',
    'host-unreachable',
    'timed-out',
  ];

  test.each(ERROR_CODES)('%s', (code) => {
    expect(delay(code) !== undefined).toBe(REPEATED.includes(code));
  });

  test.each(ERROR_CODES)('%s is never followed by one when the call has an effect', (code) => {
    expect(delay(code, { asked: 0 }, 'never')).toBeUndefined();
  });

  test('is for two more attempts', () => {
    expect(delay('offline', { attempt: 2 })).toBeDefined();
    expect(delay('offline', { attempt: 3 })).toBeUndefined();
  });

  test('lies between nothing and base·2ⁿ, and covers all of it', () => {
    const attempts = fc.integer({ min: 1, max: 2 });
    fc.assert(
      fc.property(attempts, fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
        expect(delay('offline', { attempt, chance })).toBeCloseTo(chance * 200 * 2 ** attempt, 6);
        expect(delay('throttled', { attempt, chance })).toBeCloseTo(
          chance * 1000 * 2 ** attempt,
          6,
        );
      }),
    );
  });

  test('is at least what the cloud asked for', () => {
    expect(delay('throttled', { asked: 5_000, chance: 0 })).toBe(5_000);
    expect(delay('throttled', { asked: 1, chance: 0.5 })).toBe(1_000);
    expect(delay('service-unavailable', { asked: 3_000 })).toBe(3_000);
  });

  test('longer than 20 seconds is none: the technician is told instead', () => {
    expect(delay('throttled', { asked: 20_000 })).toBe(20_000);
    expect(delay('throttled', { asked: 20_001 })).toBeUndefined();
    expect(delay('throttled', { asked: Infinity })).toBeUndefined();
  });
});

describe('the real pace', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('waits as long as it is told', async () => {
    let over = false;
    const waiting = realPace.wait(1_000, undefined).then(() => (over = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(over).toBe(true);
  });

  test('ends at once when it is cancelled, and leaves no timer', async () => {
    const controller = new AbortController();
    const waiting = expect(realPace.wait(1_000, controller.signal)).rejects.toThrow('cancelled');
    controller.abort();
    await waiting;
    expect(vi.getTimerCount()).toBe(0);
  });
});
