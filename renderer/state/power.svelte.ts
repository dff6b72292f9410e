import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { PowerAction, PowerRun } from '../../preload/contract/power';
import { t } from '../messages';
import type { Notices } from './notices.svelte';

/** How long it is shown that an action has done what it was to do. */
const DONE_MS = 10_000;

/** Power actions: those that go on, and for a moment those that have done what they were to do. */
export class Power {
  readonly #runs = new SvelteMap<string, PowerRun>();
  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** The action on a machine; null when there is none, or it ended a while ago. */
  of(machineId: string): PowerRun | null {
    return this.#runs.get(machineId) ?? null;
  }

  /** Is an action going on? */
  isBusy(machineId: string): boolean {
    const run = this.of(machineId);
    return run !== null && isGoingOn(run);
  }

  /** Takes over what main is about, and listens; returns the end of listening. */
  start(): () => void {
    const stop = this.#bridge.on('power:changed', (run) => this.#put(run));
    void this.#load();
    return stop;
  }

  /** Orders an action. Whatever comes of it is told by events. */
  async act(machineId: string, action: PowerAction, consoleId: string | null): Promise<void> {
    const watched = consoleId === null ? {} : { consoleId };
    const result = await this.#bridge.power.act({ machineId, action, ...watched });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** The console does not wait for its machine any more. */
  async unwatch(machineId: string): Promise<void> {
    const result = await this.#bridge.power.unwatch({ machineId });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** The technician has seen that it is done. */
  dismiss(machineId: string): void {
    if (!this.isBusy(machineId)) this.#runs.delete(machineId);
  }

  async #load(): Promise<void> {
    const result = await this.#bridge.power.list();
    if (!result.ok) return;
    // What came as an event meanwhile is newer.
    for (const run of result.value) if (!this.#runs.has(run.machineId)) this.#put(run);
  }

  #put(run: PowerRun): void {
    if (run.state.state === 'failed') {
      this.#runs.delete(run.machineId);
      const title = t(`power.failed.${run.action}`, { name: run.machineName });
      this.#notices.failed(title, run.state.error);
      return;
    }
    this.#runs.set(run.machineId, run);
    if (run.state.state === 'done') {
      setTimeout(() => {
        if (this.of(run.machineId) === run) this.#runs.delete(run.machineId);
      }, DONE_MS);
    }
  }
}

/** Is there more to come of it? */
export function isGoingOn({ state }: PowerRun): boolean {
  return state.state === 'asking' || state.state === 'under-way';
}
