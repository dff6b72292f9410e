import { Failure } from '../errors';

/** Time and chance, replaceable in tests. */
export interface Pace {
  /** @throws Failure `cancelled` when the signal is aborted meanwhile */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>;
  /** In [0, 1). */
  random(): number;
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
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
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop);
    }),
  random: Math.random,
  now: Date.now,
};
