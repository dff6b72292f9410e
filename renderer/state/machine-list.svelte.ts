import type { SavedSearch } from '../../preload/contract/library';
import type { MachineOrder } from '../../preload/contract/machine-list';
import type { MachineKind } from '../../preload/contract/models';
import { compareRows, type SortKey } from '../features/inventory/sort';
import { machineRow, type MachineRow } from '../features/inventory/row';
import { finds, matches, normalise, words } from '../features/inventory/search';
import type { Accounts } from './accounts.svelte';
import { indexBy } from './index-by';
import type { Inventory } from './inventory.svelte';
import type { Library } from './library.svelte';
import {
  isInView,
  isSameSearch,
  viewCounts,
  type MachineView,
  type SearchCriteria,
} from './machine-views';

export type KindFilter = MachineKind | 'all';

const BY_NAME: MachineOrder = { key: 'name', down: false };
/** The one that was used last comes first. */
const BY_USE: MachineOrder = { key: 'opened', down: false };

/** The list as the technician has set it: search, filters, order, selection. */
export class MachineList {
  search = $state('');
  kind = $state<KindFilter>('all');
  accountId = $state<string | null>(null);
  #view = $state.raw<MachineView>({ kind: 'all' });
  #sort = $state.raw<MachineOrder>(BY_NAME);
  #selectedId = $state.raw<string | null>(null);

  readonly #inventory: Inventory;
  readonly #accounts: Accounts;
  readonly #library: Library;

  /** Every machine with its words: made once per answer, not per key stroke. */
  readonly #all = $derived.by((): readonly MachineRow[] =>
    this.#inventory.machines.map((machine) =>
      machineRow(machine, this.#accounts.find(machine.accountId)),
    ),
  );

  readonly #byId = $derived(indexBy(this.#all, ({ machine }) => machine.id));

  readonly #sorted = $derived.by((): readonly MachineRow[] => {
    const { key, down } = this.#sort;
    return [...this.#all].sort(compareRows(key, down, (id) => this.#library.marksOf(id)));
  });

  /** The rows on screen. */
  readonly rows = $derived.by((): readonly MachineRow[] => {
    const sought = words(this.search);
    const found = this.#sorted.filter(
      (row) => isInView(this.#view, row.machine.id, this.#library) && this.#fits(row, this, sought),
    );
    if (sought.length === 0) return found;
    // Whoever types a name wants that machine, not those of an account called alike.
    const named = found.filter((row) => matches(row.name, sought));
    return [...named, ...found.filter((row) => !matches(row.name, sought))];
  });

  /** Position of the row that Enter opens, or -1: the selected one, else the best match of a search. */
  readonly activeIndex = $derived.by((): number => {
    const index = this.rows.findIndex((row) => row.machine.id === this.#selectedId);
    if (index >= 0 || this.search.trim() === '' || this.rows.length === 0) return index;
    return 0;
  });

  /** How many machines each view of the side bar has. */
  readonly counts = $derived.by(() => viewCounts(this.#library, this.#inventory));

  /** How many machines each saved search finds, by its id. */
  readonly searchCounts = $derived.by((): Readonly<Record<string, number>> => {
    const counts = this.#library.searches.map((one) => [one.id, this.#countFound(one)] as const);
    return Object.fromEntries(counts);
  });

  /** The saved search that is in force as it was saved; null for none. */
  readonly savedSearch = $derived.by((): SavedSearch | null => {
    if (this.#view.kind !== 'all') return null;
    return this.#library.searches.find((one) => isSameSearch(one, this.criteria)) ?? null;
  });

  constructor(inventory: Inventory, accounts: Accounts, library: Library) {
    this.#inventory = inventory;
    this.#accounts = accounts;
    this.#library = library;
  }

  get total(): number {
    return this.#all.length;
  }

  /** An account that has gone filters nothing. */
  get filterAccount(): string | null {
    return this.accountId !== null && this.#accounts.find(this.accountId) ? this.accountId : null;
  }

  get filtered(): boolean {
    return this.isNarrowed || this.#view.kind !== 'all';
  }

  /** Is there anything that a saved search could bring back? */
  get isNarrowed(): boolean {
    return this.search.trim() !== '' || this.kind !== 'all' || this.filterAccount !== null;
  }

  get sort(): MachineOrder {
    return this.#sort;
  }

  get view(): MachineView {
    return this.#view;
  }

  /** What would be kept of the list as a search. */
  get criteria(): SearchCriteria {
    const { search: text, kind, filterAccount: accountId, sort } = this;
    return { text, kind, accountId, sort };
  }

  /** Shows a part of the machines; what was searched for before would hide some of it. */
  show(view: MachineView): void {
    this.clearFilters();
    this.#view = view;
    if (view.kind === 'recent') this.#sort = BY_USE;
    else if (this.#sort.key === 'opened') this.#sort = BY_NAME;
  }

  /** Searches as it was saved. */
  apply({ text, kind, accountId, sort }: SavedSearch): void {
    this.#view = { kind: 'all' };
    this.search = text;
    this.kind = kind;
    this.accountId = accountId;
    this.#sort = sort;
  }

  /** Sorts by a column; a second time turns the order round. */
  sortBy(key: SortKey): void {
    this.#sort = { key, down: this.#sort.key === key && !this.#sort.down };
  }

  /** A machine of the list, in sight or not. */
  find(machineId: string): MachineRow | null {
    return this.#byId.get(machineId) ?? null;
  }

  select(machineId: string | null): void {
    this.#selectedId = machineId;
  }

  clearFilters(): void {
    this.search = '';
    this.kind = 'all';
    this.accountId = null;
    this.#view = { kind: 'all' };
  }

  countOf(accountId: string): number {
    return this.#all.reduce((sum, row) => sum + Number(row.machine.accountId === accountId), 0);
  }

  #countFound(search: SavedSearch): number {
    const { kind, accountId } = search;
    const sought = words(search.text);
    return this.#all.filter((row) => this.#fits(row, { kind, filterAccount: accountId }, sought))
      .length;
  }

  #fits(
    row: MachineRow,
    { kind, filterAccount }: Pick<MachineList, 'kind' | 'filterAccount'>,
    sought: readonly string[],
  ): boolean {
    return (
      (kind === 'all' || row.machine.kind === kind) &&
      (filterAccount === null || row.machine.accountId === filterAccount) &&
      finds(this.#withMarks(row), sought)
    );
  }

  /** Tags and notes are found as well. They are not part of the rows, which a change of them leaves alone. */
  #withMarks(row: MachineRow): Pick<MachineRow, 'haystack' | 'states'> {
    const { tags, note } = this.#library.marksOf(row.machine.id);
    if (tags.length === 0 && note === '') return row;
    const { haystack, states } = row;
    return { haystack: `${haystack}\n${normalise([...tags, note].join('\n'))}`, states };
  }
}
