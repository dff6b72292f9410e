import { afterOthers } from './turn';

/** A window that is hidden paints nothing; then it is waited so long. */
const UNSEEN_MS = 1_000;

/**
 * Resolves when what the page holds now has been painted, so that what can wait does not hold that up.
 * A frame is painted in the same turn as its callbacks are called, after them: so it is over at the next turn.
 */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const unseen = setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => {
      clearTimeout(unseen);
      void afterOthers().then(resolve);
    });
  });
}
