/** A clock that calls back, so that tests need not wait. */
export interface Timer {
  /** Calls back once after `ms`. @returns cancels it */
  after(ms: number, callback: () => void): () => void;
}

export const systemTimer: Timer = {
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** What a promise comes to within `ms`; undefined when it takes longer. Rejects as it does. */
export async function within<Value>(
  timer: Timer,
  ms: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  let cancel = (): void => undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    cancel = timer.after(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    cancel();
  }
}
