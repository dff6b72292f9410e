import type { Machine } from '../../../preload/contract/models';
import type { PowerAction } from '../../../preload/contract/power';
import type { App } from '../../state/app.svelte';
import { PowerBatch } from '../../state/power-batch.svelte';
import { offersOf } from './offers';
import { usesOf } from './uses';

/** A machine that somebody's work on may end, and in what way. */
interface Use {
  readonly machine: Machine;
  readonly uses: readonly string[];
}

/** The question before a power action on several machines: one for all of them. */
export class BatchForm {
  typed = $state('');
  readonly batch: PowerBatch;

  /** Those that can be ordered to, as they were just seen. */
  readonly able = $derived.by((): readonly Machine[] =>
    this.batch.machines.filter((machine) => this.unavailable(machine) === null),
  );

  /** Machines on which somebody's work is at stake, or might be. */
  readonly inUse = $derived.by((): readonly Use[] => {
    if (this.batch.action === 'start') return [];
    return this.able
      .map((machine) => ({ machine, uses: this.#usesOf(machine) }))
      .filter(({ uses }) => uses.length > 0);
  });

  readonly #app: App;

  constructor(app: App, machines: readonly Machine[], action: PowerAction) {
    this.#app = app;
    this.batch = new PowerBatch(app.bridge, machines, action);
  }

  /** Why it cannot be ordered of a machine; null when it can. */
  unavailable(machine: Machine): string | null {
    const now = this.batch.looks.get(machine.id)?.machine ?? machine;
    const offers = offersOf(now, this.#app.power.isBusy(machine.id));
    return offers.find(({ action }) => action === this.batch.action)?.unavailable ?? null;
  }

  /** A start harms nobody, so nobody is looked for. */
  get isLooking(): boolean {
    return this.batch.action !== 'start' && this.batch.isLooking;
  }

  /** Somebody's work is at stake: then how many machines it is about has to be typed. */
  get needsCount(): boolean {
    return this.inUse.length > 0;
  }

  get isReady(): boolean {
    if (this.isLooking || this.able.length === 0) return false;
    return !this.needsCount || this.typed.trim() === String(this.able.length);
  }

  async examine(): Promise<void> {
    if (this.batch.action !== 'start') await this.batch.examine();
  }

  /** Orders it of all that can. The others are told of with their reason. */
  submit(): void {
    void this.batch.run(this.able);
  }

  #usesOf(machine: Machine): readonly string[] {
    const look = this.batch.looks.get(machine.id) ?? null;
    return usesOf(look?.machine ?? machine, look, null, this.#app);
  }
}
