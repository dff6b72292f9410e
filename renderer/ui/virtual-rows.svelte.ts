import { painted } from './painted';
import { Slots, type SlottedRow } from './slots';

interface Options {
  readonly count: () => number;
  /** All rows are as high as this, in pixels. */
  readonly rowHeight: number;
  /** Height of a sticky header above the rows, in the same scrolling element. */
  readonly headHeight: number;
  /** A row that stays in the document wherever the list is scrolled, so that it keeps the focus. */
  readonly pinned: () => number;
}

/** Rows in the document above and below those in sight, so that a quick scroll meets no gap. */
const OVERSCAN = 8;
/** A page that is busy for ever gets the rest all the same. */
const REST_WAITS_MS = 500;

/**
 * The rows in sight of a scrolling element, for lists of fixed row height: where a row stands is a
 * multiplication, so that nothing is kept per row however long the list is. Call in a component's
 * initialisation.
 */
export class VirtualRows {
  #element = $state.raw<HTMLElement | null>(null);
  #scrolled = $state(0);
  /** A list that has become shorter is scrolled by the browser, which tells it only after the next picture. */
  readonly #top = $derived.by(() =>
    Math.min(this.#scrolled, Math.max(0, this.height - this.#inSight)),
  );
  #inSight = $state(0);
  #hasSettled = $state(false);
  readonly #overscan = $derived.by(() => (this.#hasSettled ? OVERSCAN : 0));
  readonly #slots = new Slots();
  readonly #options: Options;

  // By themselves, so that a scroll within a row changes nothing.
  readonly #first = $derived.by(() =>
    Math.max(0, Math.floor(this.#top / this.#options.rowHeight) - this.#overscan),
  );
  readonly #end = $derived.by(() => {
    const { rowHeight, count } = this.#options;
    const end = Math.ceil((this.#top + this.#inSight) / rowHeight) + this.#overscan;
    return this.#inSight === 0 ? 0 : Math.min(count(), end);
  });

  readonly #firstInSight = $derived.by(() => Math.floor(this.#top / this.#options.rowHeight));
  readonly #endInSight = $derived.by(() =>
    Math.ceil((this.#top + this.#inSight) / this.#options.rowHeight),
  );

  /** Keyed by their slots, rows that come into sight use the elements of those that went. */
  readonly items = $derived.by((): readonly SlottedRow[] => {
    const [first, end, pinned] = [this.#first, this.#end, this.#options.pinned()];
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    if (pinned >= 0 && pinned < Math.min(first, this.#options.count())) indexes.unshift(pinned);
    else if (pinned >= end && pinned < this.#options.count()) indexes.push(pinned);
    return this.#slots.assign(indexes);
  });

  constructor(options: Options) {
    this.#options = options;
    // When there is time for it: who presses a key meanwhile is not kept waiting for what nobody sees.
    void painted().then(() =>
      requestIdleCallback(() => (this.#hasSettled = true), { timeout: REST_WAITS_MS }),
    );
    $effect(() => (this.#element === null ? undefined : this.#watch(this.#element)));
  }

  /** For `bind:this` of the scrolling element. */
  set element(element: HTMLElement | null) {
    this.#element = element;
  }
  get element(): HTMLElement | null {
    return this.#element;
  }

  /** What is in sight has been painted once, and then the page had nothing better to do: the rest may come. */
  get hasSettled(): boolean {
    return this.#hasSettled;
  }

  /** Can any of it be seen? Others are in the document for when the list is scrolled. */
  isInSight(index: number): boolean {
    return index >= this.#firstInSight && index < this.#endInSight;
  }

  /** The row after the last one in the document. */
  get end(): number {
    return this.#end;
  }

  /** Distance of a row from the top of the list, in pixels. */
  topOf(index: number): number {
    return index * this.#options.rowHeight;
  }

  /** Height of all rows together, in pixels. */
  get height(): number {
    return this.topOf(this.#options.count());
  }

  /** How many rows fit: a page for PageUp and PageDown. */
  get page(): number {
    return Math.max(1, Math.floor(this.#inSight / this.#options.rowHeight) - 1);
  }

  /** Scrolls no further than is needed to see a row whole. */
  scrollTo(index: number): void {
    if (this.#element === null) return;
    const top = this.topOf(index);
    const lowest = top + this.#options.rowHeight - this.#inSight;
    this.#element.scrollTop = Math.min(top, Math.max(lowest, this.#element.scrollTop));
    this.#scrolled = this.#element.scrollTop;
  }

  /** Asked only when they tell of it: what is read just after a change has the browser lay out the page at once. */
  #watch(element: HTMLElement): () => void {
    const scrolled = (): void => {
      this.#scrolled = element.scrollTop;
    };
    const resized = (): void => {
      scrolled();
      const { clientHeight } = element;
      // Where it is hidden it has none, and is as high as before when it is seen again.
      if (clientHeight > 0) this.#inSight = Math.max(0, clientHeight - this.#options.headHeight);
    };
    resized();
    const sizes = new ResizeObserver(resized);
    sizes.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }
}
