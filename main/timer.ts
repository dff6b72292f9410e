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
