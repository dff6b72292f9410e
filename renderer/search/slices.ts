/** How long the page may be kept from painting and from keys by one slice of work. */
const SLICE_MS = 8;

/** The same for the first slice after a key: what was typed is to be painted in the same frame, and so the rows if found by then. */
export const KEY_SLICE_MS = 4;

/** The same while nothing has been painted yet, so that what is painted first is the outcome where it can be. */
export const FIRST_SLICE_MS = 150;

/** After what has been waiting: a timer of zero would be held back to four milliseconds when nested. */
function afterOthers(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Work that is under way. */
export interface Slices {
  /** Gives it up: no outcome will come. */
  readonly stop: () => void;
  /** Does the rest at once, for who cannot go on without the outcome. */
  readonly finish: () => void;
}

/** Does work to its end at once. */
export function atOnce<T>(work: Iterator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Does long work in slices, with the page free between them; the first slice at once, so that short work
 * is done when this returns. The work yields at every point where it may be interrupted.
 * @param onDone gets the outcome
 * @param firstMs how long the first slice may take
 */
export function inSlices<T>(
  work: Iterator<void, T>,
  onDone: (outcome: T) => void,
  firstMs = SLICE_MS,
): Slices {
  let isOver = false;
  const slice = (ms: number): boolean => {
    const end = performance.now() + ms;
    do {
      const step = work.next();
      if (step.done === true) {
        isOver = true;
        onDone(step.value);
        return true;
      }
    } while (performance.now() < end);
    return false;
  };
  const rest = async (): Promise<void> => {
    for (;;) {
      await afterOthers();
      if (isOver || slice(SLICE_MS)) return;
    }
  };
  if (!slice(firstMs)) void rest();
  return {
    stop: () => (isOver = true),
    finish: () => {
      if (isOver) return;
      isOver = true;
      onDone(atOnce(work));
    },
  };
}
