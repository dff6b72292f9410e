import { setMaxListeners } from 'node:events';

/** One signal for several; `AbortSignal.any` came after Node 18. */
export interface Joined {
  readonly signal: AbortSignal;
  /** Lets go of the others. To be called when the work is done. */
  readonly end: () => void;
}

export function joinSignals(...signals: readonly (AbortSignal | undefined)[]): Joined {
  const controller = new AbortController();
  const followed = signals.filter((signal) => signal !== undefined);
  const abort = (): void => controller.abort();
  for (const signal of followed) {
    // One signal ends all calls of an account, and there may be many.
    setMaxListeners(0, signal);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of followed) signal.removeEventListener('abort', abort);
    },
  };
}

/** Waits no longer than the signal allows; the work itself goes on, for others who wait for it. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  reason: () => Error,
): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    throw reason();
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(reason());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
