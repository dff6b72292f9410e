import type { Failure } from '../errors';
import type { Repeat } from './call-table';
import { retryBase } from './retry-table';

const ATTEMPTS = 3;

/** A wait longer than this is no waiting but a message to the technician. */
const LONGEST_MS = 20_000;

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), as milliseconds from now. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  // However many digits: a number that is too large to wait for must not count as none.
  const seconds = /^\s*(\d+)\s*$/.exec(header)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const ms = Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** The throttling rule inside APIGW.0308's text, e.g. `limit:5,time:1 second`: the window as milliseconds. */
export function throttleWindowMs(message: string): number | undefined {
  const match = /time:\s*(\d{1,6})\s*(second|minute|hour)/i.exec(message);
  if (match === null) return undefined;
  const unit = { second: 1_000, minute: 60_000, hour: 3_600_000 }[match[2]?.toLowerCase() ?? ''];
  return unit === undefined ? undefined : Number(match[1]) * unit;
}

/**
 * How long to wait before the next attempt, or undefined to give up. Full jitter
 * (`random · base · 2ⁿ`), and at least what the cloud asked for.
 */
export function delayBefore(
  attempt: number,
  repeat: Repeat,
  failure: Failure,
  askedMs: number | undefined,
  random: () => number,
): number | undefined {
  if (repeat === 'never' || attempt >= ATTEMPTS) return undefined;
  const base = retryBase(failure.data.code);
  if (base === null) return undefined;
  const jitter = random() * Math.min(LONGEST_MS, base * 2 ** attempt);
  const delay = Math.max(askedMs ?? 0, jitter);
  return delay > LONGEST_MS ? undefined : delay;
}
