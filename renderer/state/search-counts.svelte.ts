import type { SavedSearch } from '../../preload/contract/library';
import { parseQuery } from '../search/query';
import type { Standing } from '../search/rank';
import { inSlices } from '../search/slices';
import type { Arrangement } from './arrangement.svelte';
import type { Library } from './library.svelte';

/** The order does not matter to a count. */
const NO_STANDINGS: ReadonlyMap<number, Standing> = new Map();

type Counts = Readonly<Record<string, number>>;

/** How many machines each saved search finds: counted one after the other, with the page free between. */
export class SearchCounts {
  #counts = $state.raw<Counts>({});

  readonly #arrangement: Arrangement;
  readonly #library: Library;

  constructor(arrangement: Arrangement, library: Library) {
    this.#arrangement = arrangement;
    this.#library = library;
  }

  /** Counts anew whenever machines or searches change; returns the end of it. */
  start(): () => void {
    return $effect.root(() => {
      $effect(() => {
        const { searches } = this.#library;
        return inSlices(this.#count(searches), (counts) => (this.#counts = counts)).stop;
      });
    });
  }

  /** Null while it was not counted yet. */
  of(searchId: string): number | null {
    return this.#counts[searchId] ?? null;
  }

  *#count(searches: readonly SavedSearch[]): Generator<void, Counts> {
    const counts: Record<string, number> = {};
    for (const { id, text, kind, accountId } of searches) {
      const scope = this.#arrangement.scope({ kind, accountId, isInView: null }, NO_STANDINGS);
      const found = yield* this.#arrangement.look(parseQuery(text), scope);
      counts[id] = found.items.length;
    }
    return counts;
  }
}
