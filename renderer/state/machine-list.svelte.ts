import { arrange, type Arranged } from '../features/inventory/arrange';
import type { MachineRow } from '../features/inventory/row';
import { fieldValues } from '../features/inventory/field-values';
import { compareRows, type SortKey } from '../features/inventory/sort';
import type { MachineKind } from '../../preload/contract/models';
import type { Field } from '../search/fields';
import { Marker } from '../search/marks';
import { isEmpty, parseQuery, type Query } from '../search/query';
import type { Standing } from '../search/rank';
import { learn, loadReader, readings } from '../search/readings';
import type { Found, SearchIndex } from '../search/search-index';
import { inSlices } from '../search/slices';
import { suggest } from '../search/suggest';
import type { Accounts } from './accounts.svelte';
import { countBy } from './index-by';
import type { Inventory } from './inventory.svelte';
import { standingsByPlace } from './standing-maps';

export type KindFilter = MachineKind | 'all';

/** A column and its direction; `key` is null while a search orders the list by how well it matches. */
export interface ListOrder {
  readonly key: SortKey | null;
  readonly down: boolean;
}

/** What was found first, and what marks it. */
export interface Best {
  readonly rows: readonly MachineRow[];
  readonly isGuess: boolean;
  readonly marker: Marker;
}

const NOTHING: Found = { items: [], isGuess: false };

interface Needs {
  readonly inventory: Inventory;
  readonly accounts: Accounts;
  /** What the technician does with machines, by their ids; at any time. */
  readonly standings: () => ReadonlyMap<string, Standing>;
  /** The technician's own words for machines, by their ids; at any time. */
  readonly tags: () => ReadonlyMap<string, readonly string[]>;
}

/** The list as the technician has set it: search, filters, order, selection. */
export class MachineList {
  kind = $state<KindFilter>('all');
  accountId = $state<string | null>(null);
  #search = $state('');
  #chips = $state.raw<readonly string[]>([]);
  /** The column that was chosen; null: by name, or by rank while there is a search. */
  #chosen = $state.raw<{ readonly key: SortKey; readonly down: boolean } | null>(null);
  #selectedId = $state.raw<string | null>(null);
  #arranged = $state.raw<Arranged | null>(null);
  /** Counts how often new characters could be read. */
  #learnt = $state(0);

  readonly #needs: Needs;

  /** All that is searched for, chips and text, as it would be typed. */
  readonly typed = $derived([...this.#chips, this.#search].join(' ').trim());
  readonly #query = $derived(parseQuery(this.typed));

  /** Standings by place in the list, for the few that have one. */
  readonly #standings = $derived.by(() =>
    standingsByPlace(this.#arranged?.rows ?? [], this.#needs.standings()),
  );

  readonly #found = $derived.by((): Found => {
    const arranged = this.#arranged;
    if (arranged === null) return NOTHING;
    return arranged.index.search(this.#query, this.#scope(arranged));
  });

  /** Places in the order of the chosen column: sorted once, not at every key. */
  readonly #byColumn = $derived.by((): readonly number[] | null => {
    const rows = this.#arranged?.rows;
    if (this.#chosen === null || rows === undefined) return null;
    const compare = compareRows(this.#chosen.key, this.#chosen.down);
    return Array.from(rows.entries())
      .sort(([, a], [, b]) => compare(a, b))
      .map(([place]) => place);
  });

  /** The rows on screen. */
  readonly rows = $derived.by((): readonly MachineRow[] => {
    const rows = this.#arranged?.rows ?? [];
    const inOrder = this.#byColumn;
    let { items } = this.#found;
    if (inOrder !== null) {
      const isFound = new Uint8Array(rows.length);
      for (const place of items) isFound[place] = 1;
      items = inOrder.filter((place) => isFound[place] === 1);
    }
    const shown: MachineRow[] = [];
    for (const place of items) {
      const row = rows[place];
      if (row !== undefined) shown.push(row);
    }
    return shown;
  });

  /** Marks in a row what was searched for. */
  readonly marker = $derived.by((): Marker => {
    const guesses = this.#found.isGuess ? (this.#arranged?.index.vocabulary ?? null) : null;
    return new Marker(this.#query, readings(), guesses);
  });

  /** Position of the row that Enter opens, or -1: the selected one, else the best match of a search. */
  readonly activeIndex = $derived.by((): number => {
    const selected = this.#selectedId;
    const index =
      selected === null ? -1 : this.rows.findIndex((row) => row.machine.id === selected);
    if (index >= 0 || !this.searching || this.rows.length === 0) return index;
    return 0;
  });

  /** The values that a field can be asked for, as they are shown. */
  readonly #values = $derived.by(() => fieldValues(this.#arranged?.rows ?? [], this.#needs.tags()));

  readonly #counts = $derived.by(() =>
    countBy(this.#needs.inventory.machines, ({ accountId }) => accountId),
  );

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Arranges the machines whenever they change, with the page free meanwhile; returns the end of it. */
  start(): () => void {
    return $effect.root(() => {
      $effect(() => {
        const { inventory, accounts } = this.#needs;
        const tags = this.#needs.tags();
        const surroundings = {
          accountOf: (id: string) => accounts.find(id),
          tagsOf: (id: string) => tags.get(id) ?? [],
        };
        const before = this.#lastRows;
        return inSlices(arrange(inventory.machines, surroundings, before), (arranged) => {
          this.#lastRows = arranged.rows;
          this.#arranged = arranged;
          void this.#learnToRead(arranged.index);
        });
      });
    });
  }

  /** What stands in the search box, besides the chips. */
  get search(): string {
    return this.#search;
  }
  set search(text: string) {
    // Who searches wants the best match, not what was chosen before.
    if (text !== this.#search) this.#selectedId = null;
    this.#search = text;
  }

  /** Fields that were typed to their end, each as it would be typed. */
  get chips(): readonly string[] {
    return this.#chips;
  }

  addChip(field: string): void {
    if (!this.#chips.includes(field)) this.#chips = [...this.#chips, field];
    this.#selectedId = null;
  }

  removeChip(field: string): void {
    this.#chips = this.#chips.filter((chip) => chip !== field);
    this.#selectedId = null;
  }

  /** Searches for this and nothing else. */
  searchFor(typed: string): void {
    this.#chips = [];
    this.search = typed;
  }

  get searching(): boolean {
    return !isEmpty(this.#query);
  }

  /** Nothing is spelt so; the rows are what may have been meant. */
  get isGuess(): boolean {
    return this.#found.isGuess;
  }

  /** What to search for instead of what finds nothing, if anything. */
  get suggestion(): string | null {
    const arranged = this.#arranged;
    if (arranged === null || this.#found.items.length > 0 || !this.searching) return null;
    const scope = this.#scope(arranged);
    const { index } = arranged;
    return suggest(this.typed, index.vocabulary, (query) => {
      return index.search(query, scope).items.length > 0;
    });
  }

  /** There are machines, and the list of them is still being made. */
  get arranging(): boolean {
    return this.total > 0 && (this.#arranged?.rows.length ?? 0) === 0;
  }

  get total(): number {
    return this.#needs.inventory.machines.length;
  }

  /** An account that has gone filters nothing. */
  get filterAccount(): string | null {
    const { accounts } = this.#needs;
    return this.accountId !== null && accounts.find(this.accountId) ? this.accountId : null;
  }

  get filtered(): boolean {
    return this.searching || this.kind !== 'all' || this.filterAccount !== null;
  }

  get sort(): ListOrder {
    return this.#chosen ?? { key: this.searching ? null : 'name', down: false };
  }

  /** Sorts by a column; a second time turns the order round, a third time leaves it to the search. */
  sortBy(key: SortKey): void {
    const { sort } = this;
    if (sort.key !== key) this.#chosen = { key, down: false };
    else this.#chosen = sort.down ? null : { key, down: true };
  }

  select(machineId: string | null): void {
    this.#selectedId = machineId;
  }

  clearSearch(): void {
    this.#chips = [];
    this.search = '';
  }

  clearFilters(): void {
    this.clearSearch();
    this.kind = 'all';
    this.accountId = null;
  }

  countOf(accountId: string): number {
    return this.#counts.get(accountId) ?? 0;
  }

  /** The row of a machine, if it is in the list. */
  rowOf(machineId: string): MachineRow | null {
    return this.#arranged?.rows.find(({ machine }) => machine.id === machineId) ?? null;
  }

  /** The best matches among all machines, whatever the list is filtered by. */
  bestOf(query: Query, most: number): Best {
    const arranged = this.#arranged;
    if (arranged === null)
      return { rows: [], isGuess: false, marker: new Marker(query, readings(), null) };
    const { index, rows } = arranged;
    const key = `${this.#learnt} quick-open`;
    const found = index.search(query, { key, accepts: () => true, standings: this.#standings });
    return {
      rows: found.items.slice(0, most).flatMap((place) => rows[place] ?? []),
      isGuess: found.isGuess,
      marker: new Marker(query, readings(), found.isGuess ? index.vocabulary : null),
    };
  }

  /** The values that a field can be asked for, as they are shown. */
  valuesOf(field: Field): readonly string[] {
    return this.#values(field);
  }

  /** Not reactive: the arrangement before is no reason to arrange. */
  #lastRows: readonly MachineRow[] = [];

  #scope({ rows }: Arranged) {
    const { kind, filterAccount: account } = this;
    const accepts = (place: number): boolean => {
      const machine = rows[place]?.machine;
      return (
        machine !== undefined &&
        (kind === 'all' || machine.kind === kind) &&
        (account === null || machine.accountId === account)
      );
    };
    const key = `${this.#learnt} ${kind} ${account ?? ''}`;
    return { key, accepts, standings: this.#standings };
  }

  /** Chinese names can be found by pinyin as soon as their characters can be read. */
  async #learnToRead(index: SearchIndex): Promise<void> {
    const characters = index.unread();
    if (characters.size === 0) return;
    const read = await loadReader();
    inSlices(learn(characters, read), () => (this.#learnt += 1));
  }
}
