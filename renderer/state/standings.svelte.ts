import type { Consoles } from './consoles.svelte';
import { standingsOf } from './standing-maps';

/**
 * What the technician does with machines, for the ranking of searches. Of a machine that is not in it
 * there is nothing to say.
 */
export class Standings {
  readonly all = $derived.by(() => standingsOf(this.#consoles.all, this.#consoles.openedAt));

  readonly #consoles: Consoles;

  constructor(consoles: Consoles) {
    this.#consoles = consoles;
  }
}
