import { flushSync, untrack } from 'svelte';
import type { SavedSearch } from '../../preload/contract/library';
import type { MachineOrder } from '../../preload/contract/machine-list';
import type { MachineKind } from '../../preload/contract/models';
import type { MachineRow } from '../features/inventory/row';
import { placesByColumn, type SortKey } from '../features/inventory/sort';
import type { FieldValue } from '../search/complete';
import type { Field } from '../search/fields';
import type { Marker } from '../search/marks';
import { isEmpty, parseQuery, type Query } from '../search/query';
import type { Scope } from '../search/search-index';
import { inSlices, KEY_SLICE_MS, type Slices } from '../search/slices';
import { painted } from '../ui/painted';
import { Arrangement, nothingFor, type ArrangementNeeds, type Search } from './arrangement.svelte';
import { KeyPace } from './key-pace';
import {
  isInView,
  isSameSearch,
  viewCounts,
  type MachineView,
  type SearchCriteria,
} from './machine-views';
import { SearchCounts } from './search-counts.svelte';

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

/** The one that was used last comes first. */
const BY_USE: MachineOrder = { key: 'opened', down: false };

/** The list as the technician has set it: view, search, filters, order, selection. */
export class MachineList {
  kind = $state<KindFilter>('all');
  accountId = $state<string | null>(null);
  #search = $state('');
  #chips = $state.raw<readonly string[]>([]);
  #view = $state.raw<MachineView>({ kind: 'all' });
  /** The column that was chosen; null: by name, or by rank while there is a search. */
  #chosen = $state.raw<MachineOrder | null>(null);
  #selectedId = $state.raw<string | null>(null);

  readonly #needs: ArrangementNeeds;
  readonly #arrangement: Arrangement;
  readonly #searchCounts: SearchCounts;

  /** All that is searched for, chips and text, as it would be typed. */
  readonly typed = $derived([...this.#chips, this.#search].join(' ').trim());
  readonly #query = $derived(parseQuery(this.typed));

  readonly #scope = $derived.by(() => {
    const { kind, filterAccount } = this;
    const view = this.#view;
    const { library } = this.#needs;
    return this.#arrangement.scope({
      kind,
      accountId: filterAccount,
      isInView: view.kind === 'all' ? null : (id) => isInView(view, id, library),
    });
  });
  readonly #everything = $derived.by(() =>
    this.#arrangement.scope({ kind: 'all', accountId: null, isInView: null }),
  );

  /** The search that is shown: while the next one is under way, the one before. */
  #done = $state.raw(nothingFor(parseQuery('')));
  #underWay: Slices | null = null;
  readonly #pace = new KeyPace(() => performance.now());
  #isSearching = $state(false);
  #suggestion = $state<string | null>(null);
  readonly #searched = $derived(this.#done.rows);

  /** Places in the order of the chosen column: sorted once, not at every key. */
  readonly #byColumn = $derived.by((): readonly number[] | null => {
    if (this.#chosen === null) return null;
    const { library } = this.#needs;
    return placesByColumn(this.#searched, this.#chosen, (id) => library.marksOf(id));
  });

  /** The rows on screen. */
  readonly rows = $derived.by((): readonly MachineRow[] => {
    const rows = this.#searched;
    const inOrder = this.#byColumn;
    let { items } = this.#done;
    // All, by name, as after every search that is cleared: no second list of them.
    if (inOrder === null && items.length === rows.length && !this.searching) return rows;
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
  readonly marker = $derived(this.#done.marker);

  /** Position of the row that Enter opens, or -1: the selected one, else the best match of a search. */
  readonly activeIndex = $derived.by((): number => {
    const selected = this.#selectedId;
    const index =
      selected === null ? -1 : this.rows.findIndex((row) => row.machine.id === selected);
    if (index >= 0 || !this.searching || this.rows.length === 0) return index;
    return 0;
  });

  /** How many machines each view of the side bar has. */
  readonly counts = $derived.by(() => viewCounts(this.#needs.library, this.#needs.inventory));

  /** The saved search that is in force as it was saved; null for none. */
  readonly savedSearch = $derived.by((): SavedSearch | null => {
    if (this.#view.kind !== 'all') return null;
    const { searches } = this.#needs.library;
    return searches.find((one) => isSameSearch(one, this.criteria)) ?? null;
  });

  constructor(needs: ArrangementNeeds) {
    this.#needs = needs;
    this.#arrangement = new Arrangement(needs);
    this.#searchCounts = new SearchCounts(this.#arrangement, needs.library);
  }

  /** Keeps list and counts up to date; returns the end of it. */
  start(): () => void {
    const stops = [
      this.#arrangement.start(),
      $effect.root(() => {
        $effect(() => this.#startSearch(this.#query, this.#scope));
        $effect(() => this.#startSuggesting(this.#done, this.#scope));
      }),
      this.#searchCounts.start(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** A search is under way, and the rows are those of the one before. */
  get isSearching(): boolean {
    return this.#isSearching;
  }

  /** Ends the search that is under way: whoever opens the first row means the first of what he typed. */
  finishSearch(): void {
    flushSync();
    this.#underWay?.finish();
    flushSync();
  }

  #startSearch(query: Query, scope: Scope): () => void {
    this.#isSearching = true;
    const begun = performance.now();
    const before = untrack(() => this.#done);
    const rowsOf = ({ items }: Search): number => Math.max(items.length, before.items.length);
    const done = (search: Search): void => {
      void this.#pace.measure(rowsOf(search));
      this.#done = search;
      this.#isSearching = false;
    };
    // Nobody types where only the machines have changed.
    const isTyped = before.query !== query;
    this.#underWay = inSlices(this.#arrangement.look(query, scope), done, {
      firstMs: KEY_SLICE_MS,
      hold: (search) => (isTyped && !this.#pace.fits(begun, rowsOf(search)) ? painted() : null),
    });
    return this.#underWay.stop;
  }

  /** Looked for only where nothing was found, and after that is shown. */
  #startSuggesting({ items, query }: Search, scope: Scope): (() => void) | undefined {
    this.#suggestion = null;
    if (items.length > 0 || isEmpty(query)) return undefined;
    const typed = untrack(() => this.typed);
    let stop = (): void => undefined;
    let isOver = false;
    void painted().then(() => {
      if (isOver) return;
      stop = inSlices(this.#arrangement.instead(typed, scope), (found) => {
        this.#suggestion = found;
      }).stop;
    });
    return () => {
      isOver = true;
      stop();
    };
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
    return !isEmpty(this.#done.query);
  }

  /** Nothing is spelt so; the rows are what may have been meant. */
  get isGuess(): boolean {
    return this.#done.isGuess;
  }

  /** What to search for instead of what finds nothing, if anything. */
  get suggestion(): string | null {
    return this.#suggestion;
  }

  /** There are machines, and the list of them is still being made. */
  get arranging(): boolean {
    return this.total > 0 && this.#searched.length === 0;
  }

  /** The list has been made of all machines that are known. */
  get isArranged(): boolean {
    return this.#arrangement.rows.length === this.total;
  }

  get total(): number {
    return this.#arrangement.total;
  }

  /** An account that has gone filters nothing. */
  get filterAccount(): string | null {
    const { accounts } = this.#needs;
    return this.accountId !== null && accounts.find(this.accountId) ? this.accountId : null;
  }

  get filtered(): boolean {
    return this.isNarrowed || this.#view.kind !== 'all';
  }

  /** Is there anything that a saved search could bring back? */
  get isNarrowed(): boolean {
    return !isEmpty(this.#query) || this.kind !== 'all' || this.filterAccount !== null;
  }

  get sort(): ListOrder {
    return this.#chosen ?? { key: this.searching ? null : 'name', down: false };
  }

  get view(): MachineView {
    return this.#view;
  }

  /** What would be kept of the list as a search. */
  get criteria(): SearchCriteria {
    return {
      text: this.typed,
      kind: this.kind,
      accountId: this.filterAccount,
      sort: this.#chosen,
    };
  }

  /** Shows a part of the machines; what was searched for before would hide some of it. */
  show(view: MachineView): void {
    this.clearFilters();
    this.#view = view;
    if (view.kind === 'recent') this.#chosen = BY_USE;
    else if (this.#chosen?.key === 'opened') this.#chosen = null;
  }

  /** Searches as it was saved. */
  apply({ text, kind, accountId, sort }: SavedSearch): void {
    this.#view = { kind: 'all' };
    this.searchFor(text);
    this.kind = kind;
    this.accountId = accountId;
    this.#chosen = sort;
  }

  /** How many machines a saved search finds; null while they are counted. */
  searchCount(searchId: string): number | null {
    return this.#searchCounts.of(searchId);
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
    this.searchFor('');
  }

  clearFilters(): void {
    this.clearSearch();
    this.kind = 'all';
    this.accountId = null;
    this.#view = { kind: 'all' };
  }

  countOf(accountId: string): number {
    return this.#arrangement.countOf(accountId);
  }

  /** A machine of the list, in sight or not. */
  find(machineId: string): MachineRow | null {
    return this.#arrangement.find(machineId);
  }

  /** The best matches among all machines, whatever the list is filtered by. */
  bestOf(query: Query, most: number): Best {
    const { rows, items, isGuess, marker } = this.#arrangement.search(query, this.#everything);
    return { rows: items.slice(0, most).flatMap((place) => rows[place] ?? []), isGuess, marker };
  }

  /** The values that a field can be asked for, as they are shown. */
  valuesOf(field: Field): readonly FieldValue[] {
    return this.#arrangement.valuesOf(field);
  }
}
