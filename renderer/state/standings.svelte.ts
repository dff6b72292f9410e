import type { Consoles } from './consoles.svelte';
import type { Library } from './library.svelte';
import { standingsOf } from './standing-maps';

/**
 * What the technician does with machines, for the ranking of searches. Of a machine that is not in it
 * there is nothing to say.
 */
export class Standings {
  readonly all = $derived.by(() => standingsOf(this.#consoles.all, this.#library.machines));

  readonly #consoles: Consoles;
  readonly #library: Library;

  constructor(consoles: Consoles, library: Library) {
    this.#consoles = consoles;
    this.#library = library;
  }
}
