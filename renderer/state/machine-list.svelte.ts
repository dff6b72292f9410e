import type { MachineKind } from '../../preload/contract/models';
import { compareRows, type SortKey } from '../features/inventory/sort';
import { machineRow, type MachineRow } from '../features/inventory/row';
import { finds, matches, words } from '../features/inventory/search';
import type { Accounts } from './accounts.svelte';
import type { Inventory } from './inventory.svelte';

export type KindFilter = MachineKind | 'all';

/** The list as the technician has set it: search, filters, order, selection. */
export class MachineList {
  search = $state('');
  kind = $state<KindFilter>('all');
  accountId = $state<string | null>(null);
  #sort = $state.raw<{ readonly key: SortKey; readonly down: boolean }>({
    key: 'name',
    down: false,
  });
  #selectedId = $state.raw<string | null>(null);

  readonly #inventory: Inventory;
  readonly #accounts: Accounts;

  /** Every machine with its words, in order: done once per answer, not per key stroke. */
  readonly #sorted = $derived.by((): readonly MachineRow[] => {
    const rows = this.#inventory.machines.map((machine) =>
      machineRow(machine, this.#accounts.find(machine.accountId)),
    );
    return rows.sort(compareRows(this.#sort.key, this.#sort.down));
  });

  /** The rows on screen. */
  readonly rows = $derived.by((): readonly MachineRow[] => {
    const sought = words(this.search);
    const found = this.#sorted.filter(
      (row) =>
        (this.kind === 'all' || row.machine.kind === this.kind) &&
        (this.filterAccount === null || row.machine.accountId === this.filterAccount) &&
        finds(row, sought),
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

  constructor(inventory: Inventory, accounts: Accounts) {
    this.#inventory = inventory;
    this.#accounts = accounts;
  }

  get total(): number {
    return this.#sorted.length;
  }

  /** An account that has gone filters nothing. */
  get filterAccount(): string | null {
    return this.accountId !== null && this.#accounts.find(this.accountId) ? this.accountId : null;
  }

  get filtered(): boolean {
    return this.search.trim() !== '' || this.kind !== 'all' || this.filterAccount !== null;
  }

  get sort(): { readonly key: SortKey; readonly down: boolean } {
    return this.#sort;
  }

  /** Sorts by a column; a second time turns the order round. */
  sortBy(key: SortKey): void {
    this.#sort = { key, down: this.#sort.key === key && !this.#sort.down };
  }

  select(machineId: string | null): void {
    this.#selectedId = machineId;
  }

  clearFilters(): void {
    this.search = '';
    this.kind = 'all';
    this.accountId = null;
  }

  countOf(accountId: string): number {
    return this.#sorted.reduce((sum, row) => sum + Number(row.machine.accountId === accountId), 0);
  }
}
