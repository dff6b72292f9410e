import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { AppError } from '../../preload/contract/errors';
import type { Machine } from '../../preload/contract/models';
import type { PowerAction, PowerLook, PowerRun } from '../../preload/contract/power';

/**
 * So many machines at a time are looked at, or are waiting for the cloud to take their order: enough to be
 * done soon, few enough for the limits of the API.
 */
const AT_A_TIME = 4;

/** What has come of one machine of a batch. */
export type BatchOutcome =
  | { readonly is: 'waiting' }
  /** The technician stopped the batch before its turn came. */
  | { readonly is: 'left-out' }
  /** The order is given; how far it has come. */
  | { readonly is: 'ordered'; readonly run: PowerRun }
  /** The order could not even be given. */
  | { readonly is: 'refused'; readonly error: AppError };

/** One power action on many machines: each is ordered once, a few at a time. It goes on without its dialog. */
export class PowerBatch {
  /** What was seen of each machine beforehand, by its id; null where that failed. */
  readonly looks = new SvelteMap<string, PowerLook | null>();
  readonly outcomes = new SvelteMap<string, BatchOutcome>();
  #phase = $state<'asking' | 'running'>('asking');
  #isStopped = $state(false);

  readonly machines: readonly Machine[];
  readonly action: PowerAction;
  readonly #bridge: Bridge;

  constructor(bridge: Bridge, machines: readonly Machine[], action: PowerAction) {
    this.#bridge = bridge;
    this.machines = machines;
    this.action = action;
  }

  get isRunning(): boolean {
    return this.#phase === 'running';
  }

  get isLooking(): boolean {
    return this.looks.size < this.machines.length;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** How many machines are where they were to be, are not, or still on their way. */
  readonly counts = $derived.by(() => {
    const results = [...this.outcomes.values()].map(resultOf);
    const count = (which: ReturnType<typeof resultOf>): number =>
      results.filter((result) => result === which).length;
    return { done: count('done'), failed: count('failed'), going: count('going') };
  });

  /** Is there an order that has not been given? */
  readonly isWaiting = $derived([...this.outcomes.values()].some(({ is }) => is === 'waiting'));

  /** Looks who is on each machine. */
  async examine(): Promise<void> {
    await forEachOf(this.machines, AT_A_TIME, async ({ id }) => {
      const result = await this.#bridge.power.look({ machineId: id });
      this.looks.set(id, result.ok ? result.value : null);
    });
  }

  /** Gives the orders to these machines. Resolves when the cloud has taken or refused each. */
  async run(machines: readonly Machine[]): Promise<void> {
    this.#phase = 'running';
    for (const { id } of machines) this.outcomes.set(id, { is: 'waiting' });
    const taken = new SvelteMap<string, () => void>();
    const end = this.#bridge.on('power:changed', (run) => {
      if (!this.outcomes.has(run.machineId) || run.action !== this.action) return;
      this.outcomes.set(run.machineId, { is: 'ordered', run });
      if (run.state.state !== 'asking') taken.get(run.machineId)?.();
      if (this.counts.going === 0) end();
    });
    await forEachOf(machines, AT_A_TIME, async ({ id: machineId }) => {
      if (this.#isStopped) {
        this.outcomes.set(machineId, { is: 'left-out' });
        return;
      }
      const answer = new Promise<void>((resolve) => taken.set(machineId, resolve));
      const result = await this.#order(machineId);
      if (result) await answer;
    });
    // Nothing more is to be heard when none was taken.
    if (this.counts.going === 0) end();
  }

  /** Gives no more orders; those that were given go on. */
  stop(): void {
    this.#isStopped = true;
  }

  /** @returns whether the cloud is being asked */
  async #order(machineId: string): Promise<boolean> {
    const { action } = this;
    const result = await this.#bridge.power.act({ machineId, action });
    if (!result.ok) {
      this.outcomes.set(machineId, { is: 'refused', error: result.error });
      return false;
    }
    // News of it may be here before this answer, and are newer.
    if (this.outcomes.get(machineId)?.is !== 'ordered') {
      this.outcomes.set(machineId, { is: 'ordered', run: result.value });
    }
    return true;
  }
}

/** Which way an outcome counts. */
export function resultOf(outcome: BatchOutcome): 'done' | 'failed' | 'going' | 'none' {
  if (outcome.is === 'refused') return 'failed';
  if (outcome.is === 'left-out') return 'none';
  if (outcome.is === 'waiting') return 'going';
  const { state } = outcome.run.state;
  return state === 'done' || state === 'failed' ? state : 'going';
}

/** Does something for each item, so many at a time. */
async function forEachOf<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
