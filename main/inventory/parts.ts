import type { Inventory, InventoryStart, Machine } from '../../preload/contract/models';
import type { Caller } from '../ipc/handle';

/** Machines in one part: a page takes that many in within a few milliseconds. */
export const MACHINES_IN_PART = 500;

/** Answers too long for one message: the rest of each is kept until its window has asked for all of it. */
export class InventoryParts {
  readonly #rest = new Map<Caller, readonly Machine[]>();

  /** The first part of an answer. A window that asks anew gets no more of the one before. */
  start(caller: Caller, { machines, failures, absent }: Inventory): InventoryStart {
    const first = machines.slice(0, MACHINES_IN_PART);
    this.#rest.delete(caller);
    if (first.length < machines.length) this.#rest.set(caller, machines);
    return { machines: first, failures, absent, total: machines.length };
  }

  /** The part that begins with this machine; empty where there is none (any more). */
  more(caller: Caller, from: number): readonly Machine[] {
    const machines = this.#rest.get(caller) ?? [];
    const end = from + MACHINES_IN_PART;
    if (end >= machines.length) this.#rest.delete(caller);
    return machines.slice(from, end);
  }
}
