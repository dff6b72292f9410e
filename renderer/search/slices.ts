import { afterOthers } from '../ui/turn';

/** How long the page may be kept from painting and from keys by one slice of work. */
const SLICE_MS = 8;

/** The same for the first slice after a key: what was typed is to be painted in the same frame, and so the rows if found by then. */
export const KEY_SLICE_MS = 4;

/** The same while nothing has been painted yet, so that what is painted first is the outcome where it can be. */
export const FIRST_SLICE_MS = 150;

/** Work that is under way. */
export interface Slices {
  /** Gives it up: no outcome will come. */
  readonly stop: () => void;
  /** Does the rest at once, for who cannot go on without the outcome. */
  readonly finish: () => void;
}

/** When work is done and its outcome given. */
export interface Pace<T> {
  /** How long the first slice may take. */
  readonly firstMs?: number;
  /** Asked when there is an outcome: what to wait for before it is given, or null to give it at once. */
  readonly hold?: (outcome: T) => Promise<void> | null;
}

/** Does work to its end at once. */
export function atOnce<T>(work: Iterator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

type State<T> = { readonly is: 'working' | 'over' } | { readonly is: 'held'; readonly outcome: T };

/**
 * Does long work in slices, with the page free between them; the first slice at once, so that short work
 * is done when this returns. The work yields at every point where it may be interrupted.
 * @param onDone gets the outcome
 */
export function inSlices<T>(
  work: Iterator<void, T>,
  onDone: (outcome: T) => void,
  { firstMs = SLICE_MS, hold = () => null }: Pace<T> = {},
): Slices {
  let state: State<T> = { is: 'working' };
  const give = (outcome: T): void => {
    state = { is: 'over' };
    onDone(outcome);
  };
  const has = (outcome: T): void => {
    const waiting = hold(outcome);
    if (waiting === null) {
      give(outcome);
      return;
    }
    state = { is: 'held', outcome };
    void waiting.then(() => {
      if (state.is === 'held') give(outcome);
    });
  };
  /** @returns whether there is more to do */
  const slice = (ms: number): boolean => {
    const end = performance.now() + ms;
    do {
      const step = work.next();
      if (step.done === true) {
        has(step.value);
        return false;
      }
    } while (performance.now() < end);
    return true;
  };
  const rest = async (): Promise<void> => {
    do await afterOthers();
    while (state.is === 'working' && slice(SLICE_MS));
  };
  if (slice(firstMs)) void rest();
  return {
    stop: () => (state = { is: 'over' }),
    finish: () => {
      if (state.is === 'working') give(atOnce(work));
      else if (state.is === 'held') give(state.outcome);
    },
  };
}
