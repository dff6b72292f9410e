import type { MachineChange, MachineChanges } from '../features/inventory/changes';
import type { Inventory } from './inventory.svelte';

/** How long it is shown; `--flash` of the tokens. */
const SHOWN_MS = 2_000;

const NONE: MachineChanges = new Map();

/** The machines that a reading brought otherwise than they were, for a moment. */
export class Changes {
  #shown = $state.raw(NONE);
  #count = $state(0);
  /** The last whole reading that was told of. */
  #toldAt: number | null = null;
  #end: ReturnType<typeof setTimeout> | undefined;
  readonly #inventory: Pick<Inventory, 'remote'>;

  constructor(inventory: Pick<Inventory, 'remote'>) {
    this.#inventory = inventory;
  }

  /** What is not as it was; null when it is, or has been seen. */
  of(machineId: string): MachineChange | null {
    return this.#shown.get(machineId) ?? null;
  }

  /** How many machines a reading of the whole list has changed, to be said; 0 for nothing to say. */
  get count(): number {
    return this.#count;
  }

  /** The list was made anew. Machines that were read by themselves are marked, and not told of. */
  show(changes: MachineChanges): void {
    const readAt = this.#inventory.remote.last?.at ?? null;
    const isReading = readAt !== this.#toldAt;
    this.#toldAt = readAt;
    if (changes.size === 0) return;
    this.#shown = changes;
    if (isReading) this.#count = changes.size;
    clearTimeout(this.#end);
    this.#end = setTimeout(() => {
      this.#shown = NONE;
      this.#count = 0;
    }, SHOWN_MS);
  }
}
