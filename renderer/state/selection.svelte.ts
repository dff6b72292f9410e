import { SvelteSet } from 'svelte/reactivity';
import type { MachineRow } from '../features/inventory/row';
import type { MachineList } from './machine-list.svelte';

/**
 * Several machines of the list, chosen to do one thing with all of them. Only those in sight count: what a
 * search or a view hides is not acted on, and is chosen again when it comes back.
 */
export class Selection {
  readonly #ids = new SvelteSet<string>();
  /** Where a range begins. */
  #anchor: string | null = null;

  readonly rows = $derived.by((): readonly MachineRow[] =>
    this.#ids.size === 0 ? [] : this.#list.rows.filter(({ machine }) => this.#ids.has(machine.id)),
  );

  readonly #list: Pick<MachineList, 'rows'>;

  constructor(list: Pick<MachineList, 'rows'>) {
    this.#list = list;
  }

  get count(): number {
    return this.rows.length;
  }

  has(machineId: string): boolean {
    return this.#ids.has(machineId);
  }

  /** One machine is meant, as with a click: nothing is chosen, and a range begins here. */
  start(machineId: string): void {
    this.#ids.clear();
    this.#anchor = machineId;
  }

  /** The keyboard has moved here; a range begins here, and what is chosen stays. */
  moveTo(machineId: string): void {
    this.#anchor = machineId;
  }

  /** Chooses a machine too, or leaves it out. The one that was clicked before comes with it. */
  toggle(machineId: string): void {
    const before = this.#list.rows.find(({ machine }) => machine.id === this.#anchor);
    if (this.#ids.size === 0 && before !== undefined && before.machine.id !== machineId) {
      this.#ids.add(before.machine.id);
    }
    this.mark(machineId);
  }

  /** Chooses this machine, or leaves it out. */
  mark(machineId: string): void {
    if (!this.#ids.delete(machineId)) this.#ids.add(machineId);
    this.#anchor = machineId;
  }

  /** Chooses all machines from where the range begins up to this one, and no others. */
  extendTo(machineId: string, from: string): void {
    const { rows } = this.#list;
    const indexOf = (id: string): number => rows.findIndex(({ machine }) => machine.id === id);
    const end = indexOf(machineId);
    if (end === -1) return;
    // Where it began may be hidden by now.
    const start =
      [this.#anchor ?? from, from, machineId].find((id) => indexOf(id) !== -1) ?? machineId;
    const first = indexOf(start);
    this.#anchor = start;
    this.#ids.clear();
    for (const { machine } of rows.slice(Math.min(first, end), Math.max(first, end) + 1)) {
      this.#ids.add(machine.id);
    }
  }

  all(): void {
    for (const { machine } of this.#list.rows) this.#ids.add(machine.id);
  }

  clear(): void {
    this.#ids.clear();
  }
}
