import { tick } from 'svelte';

/** From a key to its picture, without what the browser does before and after. */
const FRAME_MS = 12;
/** Style, layout and painting of rows take about as long again as what fills them. */
const WHOLE = 2;
/** How much of a slow time is remembered at the next: rows that were quick once need not be so again. */
const REMEMBERED = 0.98;
/** There is room for about so many rows in a window. */
const MOST_ROWS = 30;

/**
 * Whether the rows that a key brings can be painted in one frame with what was typed, by how long rows took
 * before. On a fast computer they can; on a slow one they come a frame later, so that typing is always smooth.
 */
export class KeyPace {
  readonly #now: () => number;
  /** What filling one row takes. */
  #rowMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param begun when the key was heard
   * @param rows how many are filled or emptied
   */
  fits(begun: number, rows: number): boolean {
    return this.#now() - begun + this.#rowMs * seen(rows) * WHOLE <= FRAME_MS;
  }

  /** Call just before so many rows are filled or emptied: measures how long that takes. */
  async measure(rows: number): Promise<void> {
    const begun = this.#now();
    await tick();
    this.#rowMs = Math.max((this.#now() - begun) / seen(rows), this.#rowMs * REMEMBERED);
  }
}

/** As if there were some more, for what a key takes besides: few rows tell little of what one takes. */
const seen = (rows: number): number => Math.min(rows, MOST_ROWS) + 5;
