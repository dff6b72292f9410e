import { untrack } from 'svelte';
import type { MachineKind } from '../../preload/contract/models';
import { arrange, type Arranged } from '../features/inventory/arrange';
import { fieldValues } from '../features/inventory/field-values';
import type { MachineChanges } from '../features/inventory/changes';
import type { MachineRow } from '../features/inventory/row';
import type { FieldValue } from '../search/complete';
import type { Field } from '../search/fields';
import { Marker } from '../search/marks';
import type { Query } from '../search/query';
import type { Standing } from '../search/rank';
import { learn, loadReader, readings } from '../search/readings';
import type { Found, Scope, SearchIndex } from '../search/search-index';
import { atOnce, FIRST_SLICE_MS, inSlices } from '../search/slices';
import { suggest } from '../search/suggest';
import { painted } from '../ui/painted';
import type { Accounts } from './accounts.svelte';
import { countBy, indexBy } from './index-by';
import type { Inventory } from './inventory.svelte';
import type { Library } from './library.svelte';
import { standingsByPlace } from './standing-maps';

export interface ArrangementNeeds {
  readonly inventory: Inventory;
  readonly accounts: Accounts;
  readonly library: Library;
  /** What the technician does with machines, by their ids; at any time. */
  readonly standings: () => ReadonlyMap<string, Standing>;
  /** The machines were arranged: what is not as it was. */
  readonly onChanges: (changes: MachineChanges) => void;
}

/** A search that was done. */
export interface Search extends Found {
  readonly query: Query;
  /** The rows that were searched: `items` are places in them. */
  readonly rows: readonly MachineRow[];
  /** Marks in a row what was searched for. */
  readonly marker: Marker;
}

/** Before there is anything to search. */
export function nothingFor(query: Query): Search {
  return {
    query,
    rows: [],
    items: [],
    isGuess: false,
    marker: new Marker(query, readings(), null),
  };
}

/** What a search is narrowed by, besides its words. */
export interface Narrowing {
  readonly kind: MachineKind | 'all';
  /** Null: all accounts. */
  readonly accountId: string | null;
  /** Null: all machines. */
  readonly isInView: ((machineId: string) => boolean) | null;
}

/** The machines in the order of their names, with what they can be searched by. */
export class Arrangement {
  #arranged = $state.raw<Arranged | null>(null);
  /** Not reactive: the arrangement before is no reason to arrange. */
  #lastRows: readonly MachineRow[] = [];

  readonly #needs: ArrangementNeeds;

  readonly #byId = $derived(indexBy(this.rows, ({ machine }) => machine.id));

  readonly #counts = $derived.by(() =>
    countBy(this.#needs.inventory.machines, ({ accountId }) => accountId),
  );

  /** Standings by place in the list, for the few that have one. */
  readonly #standings = $derived.by(() => standingsByPlace(this.rows, this.#needs.standings()));

  /** The values that a field can be asked for, as they are shown. */
  readonly #values = $derived.by(() => fieldValues(this.rows, this.#needs.library.described));

  constructor(needs: ArrangementNeeds) {
    this.#needs = needs;
  }

  /** Arranges the machines whenever they change, with the page free meanwhile; returns the end of it. */
  start(): () => void {
    return $effect.root(() => {
      $effect(() => {
        const { inventory, accounts, library } = this.#needs;
        const { described } = library;
        const surroundings = {
          accountOf: (id: string) => accounts.find(id),
          wordsOf: (id: string) => described[id] ?? null,
          isKept: inventory.isKept,
        };
        const work = arrange(inventory.machines, surroundings, this.#lastRows);
        const done = (arranged: Arranged): void => {
          this.#lastRows = arranged.rows;
          this.#arranged = arranged;
          this.#needs.onChanges(arranged.changes);
          void this.#learnToRead(arranged.index);
        };
        // The first is the list that the window opens with.
        const isFirst = untrack(() => this.#arranged === null);
        return inSlices(work, done, isFirst ? { firstMs: FIRST_SLICE_MS } : undefined).stop;
      });
    });
  }

  /** All machines, by name. */
  get rows(): readonly MachineRow[] {
    return this.#arranged?.rows ?? [];
  }

  get total(): number {
    return this.#needs.inventory.machines.length;
  }

  /** A machine of the list, in sight or not. */
  find(machineId: string): MachineRow | null {
    return this.#byId.get(machineId) ?? null;
  }

  countOf(accountId: string): number {
    return this.#counts.get(accountId) ?? 0;
  }

  valuesOf(field: Field): readonly FieldValue[] {
    return this.#values(field);
  }

  /**
   * What a search looks at. A new one is needed when anything changes that it is made of.
   * @param standings given where the order does not matter
   */
  scope({ kind, accountId, isInView }: Narrowing, standings = this.#standings): Scope {
    const { rows } = this;
    // Asked of every machine at every key.
    if (kind === 'all' && accountId === null && isInView === null) {
      return { accepts: null, standings };
    }
    const accepts = (place: number): boolean => {
      const machine = rows[place]?.machine;
      return (
        machine !== undefined &&
        (kind === 'all' || machine.kind === kind) &&
        (accountId === null || machine.accountId === accountId) &&
        isInView?.(machine.id) !== false
      );
    };
    return { accepts, standings };
  }

  /** Searches at once; see `look`. */
  search(query: Query, scope: Scope): Search {
    return atOnce(this.look(query, scope));
  }

  /** Searches, as work for `inSlices`. */
  *look(query: Query, scope: Scope): Generator<void, Search> {
    const arranged = this.#arranged;
    if (arranged === null) return nothingFor(query);
    const { rows, index } = arranged;
    const { items, isGuess } = yield* index.find(query, scope);
    const marker = new Marker(query, readings(), isGuess ? index.vocabulary : null);
    return { query, rows, items, isGuess, marker };
  }

  /** What to search for instead of what finds nothing, as work for `inSlices`. */
  *instead(typed: string, scope: Scope): Generator<void, string | null> {
    const index = this.#arranged?.index;
    if (index === undefined) return null;
    return yield* suggest(typed, index.vocabulary, function* (query) {
      const { items } = yield* index.find(query, scope);
      return items.length > 0;
    });
  }

  /** Chinese names can be found by pinyin as soon as their characters can be read. */
  async #learnToRead(index: SearchIndex): Promise<void> {
    const characters = index.unread();
    if (characters.size === 0) return;
    // A third of a megabyte of dictionary is not to hold up the list.
    await painted();
    const read = await loadReader();
    inSlices(learn(characters, read), () => {
      // As if arranged anew: what was not found before may be now.
      if (this.#arranged?.index === index) this.#arranged = { ...this.#arranged };
    });
  }
}
