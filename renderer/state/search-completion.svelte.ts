import { complete, type Completion } from '../search/complete';
import { parseQuery } from '../search/query';
import { readings } from '../search/readings';
import type { MachineList } from './machine-list.svelte';

/** What is offered for the word at the cursor of the search box. */
export class SearchCompletion {
  #cursor = $state(0);
  /** Offered only while somebody types: not when he comes back to an old search. */
  #isOpen = $state(false);
  #chosen = $state(-1);

  readonly #machines: MachineList;

  readonly offers = $derived.by((): readonly Completion[] => {
    if (!this.#isOpen) return [];
    const { search } = this.#machines;
    return complete(search, this.#cursor, (field) => this.#machines.valuesOf(field), readings());
  });

  constructor(machines: MachineList) {
    this.#machines = machines;
  }

  /** The offer that Enter takes, or -1. */
  get chosen(): number {
    return this.#chosen;
  }

  /** Something was typed. */
  typed(cursor: number): void {
    this.#cursor = cursor;
    this.#isOpen = true;
    this.#chosen = -1;
  }

  close(): void {
    this.#isOpen = false;
    this.#chosen = -1;
  }

  /** Goes through the offers, and from the last back to none. */
  step(by: 1 | -1): void {
    const count = this.offers.length + 1;
    this.#chosen = ((this.#chosen + 1 + by + count) % count) - 1;
  }

  /**
   * Takes an offer: a field goes on being typed, a field with its value becomes a chip.
   * @returns where the cursor goes
   */
  take(offer: Completion): number {
    const { search } = this.#machines;
    const [before, after] = [search.slice(0, offer.from), search.slice(offer.to)];
    if (offer.value === null) {
      this.#machines.search = `${before}${offer.insert}${after}`;
      const cursor = before.length + offer.insert.length;
      this.typed(cursor);
      return cursor;
    }
    this.#machines.search = `${before}${after.trimStart()}`;
    this.#machines.addChip(offer.insert);
    this.close();
    return before.length;
  }

  /** Fields that were typed to their end, with a space after them, become chips. */
  settle(): void {
    const { search } = this.#machines;
    if (!/\s$/u.test(search)) return;
    let rest = search;
    for (const term of [...parseQuery(search).terms].reverse()) {
      if (term.field === null || term.value === '' || term.to === search.length) continue;
      this.#machines.addChip(search.slice(term.from, term.to));
      rest = `${rest.slice(0, term.from)}${rest.slice(term.to).trimStart()}`;
    }
    if (rest !== search) this.#machines.search = rest;
  }
}
