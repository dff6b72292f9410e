import type { Bridge } from '../../preload/contract/bridge';
import type { LastMachine, PaneCount } from '../../preload/contract/views';
import type { Consoles } from './consoles.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Inventory } from './inventory.svelte';
import type { Settings } from './settings.svelte';

interface Needs {
  readonly bridge: Bridge;
  readonly consoles: Consoles;
  readonly dialogs: Dialogs;
  readonly inventory: Inventory;
  readonly settings: Settings;
}

/**
 * The machines whose consoles were open last time. They are offered once their accounts are signed in
 * and their machines are there, and opened one after the other, like any other: what is asked before a
 * desktop in use is asked for each.
 */
export class LastSession {
  #machines = $state.raw<readonly LastMachine[]>([]);
  #waiting = $state.raw<readonly string[]>([]);
  #isOpening = false;
  /** So many were seen at once. */
  #panes: PaneCount = 1;

  /** Those that can be opened now. */
  readonly offered = $derived.by(() => {
    const { consoles, inventory } = this.#needs;
    const isOpen = (id: string): boolean => consoles.all.some(({ machineId }) => machineId === id);
    return this.#machines.filter(
      ({ machineId }) => !isOpen(machineId) && inventory.find(machineId) !== null,
    );
  });

  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Asks for the machines of last time, and opens what is to be opened; returns the end of it. */
  start(): () => void {
    void this.#load();
    return $effect.root(() => {
      // By itself, where that was chosen: each as soon as its machine is in the list.
      $effect(() => {
        if (this.#needs.settings.reopens && this.offered.length > 0) this.reopen();
      });
      $effect(() => {
        if (this.#waiting.length > 0 && this.#needs.dialogs.open === null) void this.#openNext();
      });
    });
  }

  /** Opens all that are offered. */
  reopen(): void {
    const { consoles } = this.#needs;
    // Whoever has divided the window already does not want it otherwise.
    if (this.#panes > 1 && consoles.panes.count === 1) consoles.split(this.#panes);
    const ids = this.offered.map(({ machineId }) => machineId);
    this.#machines = this.#machines.filter(({ machineId }) => !ids.includes(machineId));
    this.#waiting = [...this.#waiting, ...ids];
  }

  async forget(): Promise<void> {
    this.#machines = [];
    await this.#needs.bridge.consoles.forgetLast();
  }

  async #load(): Promise<void> {
    const result = await this.#needs.bridge.consoles.lastSession();
    if (!result.ok) return;
    this.#panes = result.value.panes;
    this.#machines = result.value.machines;
  }

  /** The next one, when nothing is asked of the technician just now. */
  async #openNext(): Promise<void> {
    const [next, ...others] = this.#waiting;
    if (next === undefined || this.#isOpening || this.#needs.dialogs.open !== null) return;
    this.#isOpening = true;
    await this.#needs.consoles.open(next);
    this.#isOpening = false;
    this.#waiting = others;
  }
}
