/** How long the page may be kept from painting and from keys by one slice of work. */
const SLICE_MS = 8;

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

/**
 * Does long work in slices, with the page free between them; the first slice at once, so that short work
 * is done when this returns. The work yields at every point where it may be interrupted.
 * @param onDone gets the outcome
 * @returns a function that gives the work up
 */
export function inSlices<T>(work: Iterator<void, T>, onDone: (outcome: T) => void): () => void {
  let given = false;
  const slice = (): boolean => {
    const end = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done === true) {
        onDone(step.value);
        return true;
      }
    } while (performance.now() < end);
    return false;
  };
  const rest = async (): Promise<void> => {
    for (;;) {
      await afterOthers();
      if (given || slice()) return;
    }
  };
  if (!slice()) void rest();
  return () => (given = true);
}
