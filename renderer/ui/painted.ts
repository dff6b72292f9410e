/** A window that is hidden paints nothing; then it is waited so long. */
const UNSEEN_MS = 1_000;

/**
 * Resolves when what the page holds now has been painted, so that what can wait does not hold that up.
 * A frame begins before the first callback, so it is over at the second.
 */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const unseen = setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        clearTimeout(unseen);
        resolve();
      });
    });
  });
}
