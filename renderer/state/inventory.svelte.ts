import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { Inventory as Answer, InventoryFailure, Machine } from '../../preload/contract/models';
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
  /** Machines that were read by themselves. */
  readonly #fresh = new SvelteMap<string, Machine>();

  /** Rows of accounts that were signed out meanwhile go at once, not with the next answer. */
  readonly machines = $derived.by((): readonly Machine[] => {
    const machines = this.remote.last?.value.machines ?? [];
    const open = machines.filter((machine) => this.#isOpen(machine.accountId));
    if (this.#fresh.size === 0) return open;
    return open.map((machine) => newer(machine, this.#fresh.get(machine.id)));
  });
  readonly failures = $derived.by((): readonly InventoryFailure[] => {
    const failures = this.remote.last?.value.failures ?? [];
    return failures.filter((failure) => this.#isOpen(failure.accountId));
  });
  readonly #byId = $derived(indexBy(this.machines, (machine) => machine.id));

  constructor(bridge: Bridge, accounts: Accounts, clock: Clock) {
    this.#bridge = bridge;
    this.#accounts = accounts;
    this.#clock = clock;
  }

  /** Listens to single machines; returns the end of listening. */
  start(): () => void {
    return this.#bridge.on('inventory:machine', (machine) => this.#fresh.set(machine.id, machine));
  }

  /** Does the account's region have no physical servers? That is no failure. */
  isWithoutServers(accountId: string): boolean {
    return (this.remote.last?.value.absent ?? []).some((one) => one.accountId === accountId);
  }

  find(machineId: string): Machine | null {
    return this.#byId.get(machineId) ?? null;
  }

  /** Reads everything anew. */
  async refresh(): Promise<void> {
    await this.remote.run(() => this.#bridge.inventory.list());
    this.#clock.tick();
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
