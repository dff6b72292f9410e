import type { Machine } from '../../../preload/contract/models';
import { aimOf, type PowerAction, type PowerLook } from '../../../preload/contract/power';
import type { App } from '../../state/app.svelte';
import { Remote } from '../../state/remote.svelte';
import { offersOf } from './offers';
import { usesOf } from './uses';

/** The question before a power action: who is on the machine now, and what has to be typed. */
export class PowerForm {
  typed = $state('');
  readonly look = new Remote<PowerLook>();

  readonly #app: App;
  readonly #machine: Machine;
  readonly #action: PowerAction;
  readonly #consoleId: string | null;

  constructor(app: App, machine: Machine, action: PowerAction, consoleId: string | null) {
    this.#app = app;
    this.#machine = machine;
    this.#action = action;
    this.#consoleId = consoleId;
  }

  /** As it was just seen, or before that as the list has it. */
  get machine(): Machine {
    return this.look.last?.value.machine ?? this.#machine;
  }

  /** Whose work it would end, in sentences; also what could not be found out. */
  get uses(): readonly string[] {
    // Before the first look nothing is known, and nothing to be feared yet.
    if (this.look.loading || this.look.data.status === 'idle') return [];
    const look = this.look.error === null ? (this.look.last?.value ?? null) : null;
    return usesOf(this.machine, look, this.#consoleId, this.#app);
  }

  /** Somebody's work is at stake, or might be: then a click alone is too little. */
  get needsName(): boolean {
    return this.uses.length > 0;
  }

  /** Why it cannot be ordered any more, since the menu was opened; null when it can. */
  get unavailable(): string | null {
    const offers = offersOf(this.machine, this.#app.power.isBusy(this.#machine.id));
    return offers.find(({ action }) => action === this.#action)?.unavailable ?? null;
  }

  get isReady(): boolean {
    if (this.look.loading || this.unavailable !== null) return false;
    return !this.needsName || this.typed.trim() === this.#machine.name;
  }

  async examine(): Promise<void> {
    await this.look.run(() => this.#app.bridge.power.look({ machineId: this.#machine.id }));
  }

  submit(): void {
    const watcher = aimOf(this.#action) === 'on' ? this.#consoleId : null;
    void this.#app.power.act(this.#machine.id, this.#action, watcher);
  }
}
