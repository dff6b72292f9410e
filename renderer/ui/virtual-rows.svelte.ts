import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

interface Options {
  readonly count: () => number;
  readonly rowHeight: number;
  /** Height of a sticky header above the rows, in the same scrolling element. */
  readonly headHeight: number;
  /** A row that stays in the document wherever the list is scrolled, so that it keeps the focus. */
  readonly pinned: () => number;
}

/**
 * The rows in sight of a scrolling element, for lists of fixed row height. Call in a component's
 * initialisation; the virtualiser itself is an outside system, hence the effects.
 */
export class VirtualRows {
  #element = $state.raw<HTMLElement | null>(null);
  #items = $state.raw<readonly VirtualItem[]>([]);
  #height = $state(0);
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#settings(null, 0, -1));
    $effect(() => this.#virtualizer._didMount());
    $effect(() => {
      const settings = this.#settings(this.#element, options.count(), options.pinned());
      untrack(() => {
        this.#virtualizer.setOptions(settings);
        this.#virtualizer._willUpdate();
        this.#read();
      });
    });
  }

  /** For `bind:this` of the scrolling element. */
  set element(element: HTMLElement | null) {
    this.#element = element;
  }
  get element(): HTMLElement | null {
    return this.#element;
  }

  get items(): readonly VirtualItem[] {
    return this.#items;
  }

  /** Height of all rows together, in pixels. */
  get height(): number {
    return this.#height;
  }

  /** How many rows fit: a page for PageUp and PageDown. */
  get page(): number {
    const height = this.#virtualizer.scrollRect?.height ?? 0;
    const { rowHeight, headHeight } = this.#options;
    return Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);
  }

  scrollTo(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
    this.#read();
  }

  #settings(element: HTMLElement | null, count: number, pinned: number) {
    const { rowHeight, headHeight } = this.#options;
    return {
      count,
      getScrollElement: () => element,
      estimateSize: () => rowHeight,
      overscan: 8,
      scrollMargin: headHeight,
      scrollPaddingStart: headHeight,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#read(),
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range);
        if (pinned >= 0 && pinned < count && !indexes.includes(pinned)) {
          indexes.push(pinned);
          indexes.sort((a, b) => a - b);
        }
        return indexes;
      },
    };
  }

  #read(): void {
    this.#items = this.#virtualizer.getVirtualItems();
    this.#height = this.#virtualizer.getTotalSize();
  }
}
