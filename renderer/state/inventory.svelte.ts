import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { Inventory as Answer, InventoryFailure, Machine } from '../../preload/contract/models';
import type { Result } from '../../preload/contract/result';
import type { Accounts } from './accounts.svelte';
import type { Clock } from './clock.svelte';
import { indexBy } from './index-by';
import { Remote } from './remote.svelte';

/** The machines of all signed-in accounts, as main read them last. */
export class Inventory {
  readonly #accounts: Accounts;
  readonly #bridge: Bridge;
  readonly #clock: Clock;
  readonly remote = new Remote<Answer>();
  #lastKnown = $state.raw<readonly Machine[]>([]);
  /** Machines that were read by themselves. */
  readonly #fresh = new SvelteMap<string, Machine>();
  readonly #kept = new WeakSet<Machine>();

  /** Rows of accounts that were signed out meanwhile go at once, not with the next answer. */
  readonly #read = $derived.by((): readonly Machine[] => {
    const machines = this.remote.last?.value.machines ?? [];
    const open = machines.filter((machine) => this.#isOpen(machine.accountId));
    if (this.#fresh.size === 0) return open;
    return open.map((machine) => newer(machine, this.#fresh.get(machine.id)));
  });
  /** Machines as they were seen before the app started, of accounts that have not been read since. */
  readonly #stale = $derived.by((): readonly Machine[] => {
    if (this.#lastKnown.length === 0) return [];
    const read = indexBy(this.#read, ({ id }) => id);
    return this.#lastKnown.filter(
      ({ id, accountId }) => !read.has(id) && this.#accounts.find(accountId) !== null,
    );
  });
  readonly #staleById = $derived(indexBy(this.#stale, ({ id }) => id));

  /** All that are known, those that were only seen before the app started too. */
  readonly machines = $derived(
    this.#stale.length === 0 ? this.#read : [...this.#read, ...this.#stale],
  );
  readonly failures = $derived.by((): readonly InventoryFailure[] => {
    const failures = this.remote.last?.value.failures ?? [];
    return failures.filter((failure) => this.#isOpen(failure.accountId));
  });
  readonly #byId = $derived(indexBy(this.#read, (machine) => machine.id));

  constructor(bridge: Bridge, accounts: Accounts, clock: Clock) {
    this.#bridge = bridge;
    this.#accounts = accounts;
    this.#clock = clock;
  }

  /**
   * Listens to single machines; returns the end of listening.
   * @param lastKnown as they were seen before the app started
   */
  start(lastKnown: readonly Machine[]): () => void {
    for (const machine of lastKnown) this.#kept.add(machine);
    this.#lastKnown = lastKnown;
    return this.#bridge.on('inventory:machine', (machine) => this.#fresh.set(machine.id, machine));
  }

  /** Does the account's region have no physical servers? That is no failure. */
  isWithoutServers(accountId: string): boolean {
    return (this.remote.last?.value.absent ?? []).some((one) => one.accountId === accountId);
  }

  /** When the oldest row was seen that is from before the app started, in milliseconds; null for none. */
  readonly staleSince = $derived.by((): number | null => {
    const times = this.#stale.map(({ fetchedAt }) => Date.parse(fetchedAt));
    return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
  });

  /** Was it only seen before the app started? Then nothing can be done with it yet. */
  isStale(machineId: string): boolean {
    return this.#staleById.has(machineId);
  }

  /** Is this how it was seen before the app started, whatever is known of it by now? */
  readonly isKept = (machine: Machine): boolean => this.#kept.has(machine);

  /** Is it in the list, as it is or as it was? */
  isListed(machineId: string): boolean {
    return this.#byId.has(machineId) || this.#staleById.has(machineId);
  }

  /** A machine that was read since the app started. */
  find(machineId: string): Machine | null {
    return this.#byId.get(machineId) ?? null;
  }

  /** Reads everything anew. */
  async refresh(): Promise<void> {
    const asked = this.#accounts.signedIn.map(({ id }) => id);
    const result = await this.remote.run(() => this.#list());
    if (result.ok) this.#replace(asked, result.value.failures);
    this.#clock.tick();
  }

  /** A long list comes in parts. Of one that a newer list has overtaken the rest is not there any more. */
  async #list(): Promise<Result<Answer>> {
    const { inventory } = this.#bridge;
    const start = await inventory.list();
    if (!start.ok || start.value.machines.length >= start.value.total) return start;
    const { total, ...first } = start.value;
    const machines = [...first.machines];
    while (machines.length < total) {
      const more = await inventory.more({ from: machines.length });
      if (!more.ok) return more;
      if (more.value.length === 0) break;
      machines.push(...more.value);
    }
    return { ok: true, value: { ...first, machines } };
  }

  /** These accounts were read: what was seen of them before is over, but for sources that failed. */
  #replace(accountIds: readonly string[], failures: readonly InventoryFailure[]): void {
    const hasFailed = ({ accountId, kind }: Machine): boolean =>
      failures.some(
        (one) => one.accountId === accountId && (one.source === 'servers') === (kind === 'server'),
      );
    this.#lastKnown = this.#lastKnown.filter(
      (machine) => !accountIds.includes(machine.accountId) || hasFailed(machine),
    );
  }

  #isOpen(accountId: string): boolean {
    const account = this.#accounts.find(accountId);
    return account !== null && account.session.state !== 'signed-out';
  }
}

/** ISO 8601 in UTC, so that text order is time order. */
function newer(listed: Machine, alone: Machine | undefined): Machine {
  return alone !== undefined && alone.fetchedAt > listed.fetchedAt ? alone : listed;
}
