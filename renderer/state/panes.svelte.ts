import type { PaneCount } from '../../preload/contract/views';
import { neighbour, placed, resized, without, type Slots } from './slots';

/** Which consoles are seen at once, and where. Guests stay where they are: this is for CSS alone. */
export class Panes {
  #slots = $state.raw<Slots>([null]);
  /** The pane of the console in front, or of the one that was there last. */
  #front = $state(0);

  get slots(): Slots {
    return this.#slots;
  }

  get count(): number {
    return this.#slots.length;
  }

  /** -1 when it is not in sight. */
  slotOf(consoleId: string): number {
    return this.#slots.indexOf(consoleId);
  }

  show(consoleId: string): void {
    this.#slots = placed(this.#slots, consoleId, this.#front);
    this.#front = this.#slots.indexOf(consoleId);
  }

  /** @param tabs the consoles that are left, in order */
  drop(consoleId: string, tabs: readonly string[]): void {
    this.#slots = without(this.#slots, consoleId, tabs);
  }

  setCount(count: PaneCount, front: string | null, tabs: readonly string[]): void {
    this.#slots = resized(this.#slots, count, front, tabs);
    this.#front = front === null ? 0 : Math.max(0, this.#slots.indexOf(front));
  }

  /** The console in the next pane, in the direction of `step`. */
  neighbour(step: 1 | -1): string | null {
    return this.#slots[neighbour(this.#slots, this.#front, step)] ?? null;
  }
}
