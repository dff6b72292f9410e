import { Failure } from '../errors';
import { isPassing } from './network-errors';

/** May a call be repeated without the technician asking for it? */
export type Repeat =
  /** Reading changes nothing. */
  | 'read'
  /** It has an effect, or mints a ticket: one try, and the technician decides. */
  | 'never';

const ATTEMPTS = 3;
const BASE_MS = 200;
const THROTTLED_BASE_MS = 1_000;
const LONGEST_MS = 20_000;

/** Waiting and chance, replaceable in tests. */
export interface Pace {
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

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
 * (`random · base · 2ⁿ`), and what the cloud asked for where it did. A wait longer than 20 seconds is
 * no waiting but a message to the technician.
 */
export function delayBefore(
  attempt: number,
  repeat: Repeat,
  failure: Failure,
  askedMs: number | undefined,
  random: () => number,
): number | undefined {
  if (repeat === 'never' || attempt >= ATTEMPTS) return undefined;
  const { code } = failure.data;
  const throttled = code === 'throttled';
  if (!throttled && code !== 'service-unavailable' && !isPassing(code)) return undefined;
  const base = throttled ? THROTTLED_BASE_MS : BASE_MS;
  const jitter = random() * Math.min(LONGEST_MS, base * 2 ** attempt);
  const delay = Math.max(askedMs ?? 0, jitter);
  return delay > LONGEST_MS ? undefined : delay;
}

/** Real time and chance. */
export const realPace: Pace = {
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new Failure('cancelled'));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop);
    }),
  random: Math.random,
};
