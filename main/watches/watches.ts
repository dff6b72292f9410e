import type { Machine } from '../../preload/contract/models';
import {
  CONDITIONS_OF,
  isMet,
  MOST_WATCHES,
  type Watch,
  type WatchCondition,
  type WatchEnd,
} from '../../preload/contract/watches';
import { retryBase } from '../cloud/retry-table';
import { Failure, toAppError } from '../errors';
import type { Inventory } from '../inventory/inventory';
import { readMachines } from '../inventory/read-machine';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Settings } from '../settings/settings';
import type { Timer } from '../timer';

/** Between two looks at the watched machines of an account: twice as often as the list is read, within these. */
const SHORTEST_MS = 30_000;
const LONGEST_MS = 120_000;
/** After failures, however many. */
const LONGEST_BACK_OFF_MS = 15 * 60_000;

export interface WatchesOptions {
  readonly inventory: Pick<Inventory, 'require' | 'find' | 'note'>;
  readonly settings: Pick<Settings, 'all'>;
  readonly broadcast: Broadcast;
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: Log;
}

/** The watched machines of one account, which are looked at together. */
interface Group {
  readonly watches: Map<string, Watch>;
  /** Looks in a row that failed. */
  failures: number;
  isLooking: boolean;
  cancel: () => void;
}

/**
 * Machines somebody wants to hear of when they are free, in use, ready or running. They are looked at in
 * the background until it is so, which is told once; nothing of it outlasts the app.
 */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #groups = new Map<string, Group>();

  constructor(options: WatchesOptions) {
    this.#options = options;
  }

  /** All of them, the oldest first. */
  list(): Watch[] {
    const all = [...this.#groups.values()].flatMap(({ watches }) => [...watches.values()]);
    return all.sort((a, b) => a.since.localeCompare(b.since));
  }

  /**
   * Watches a machine; what it was watched for before is given up.
   * @throws Failure `too-many-watches`, `machine-not-found`, `signed-out`, or `bad-request` for what this kind
   *   of machine does not have
   */
  begin(machineId: string, condition: WatchCondition): Watch {
    const { inventory, now } = this.#options;
    const { machine } = inventory.require(machineId);
    if (!CONDITIONS_OF[machine.kind].includes(condition)) {
      throw new Failure('bad-request', { params: { field: 'condition' } });
    }
    const others = this.list().filter((watch) => watch.machineId !== machineId);
    if (others.length >= MOST_WATCHES) {
      throw new Failure('too-many-watches');
    }
    const group = this.#groupOf(machine.accountId);
    const watch: Watch = {
      machineId,
      machineName: machine.name,
      accountId: machine.accountId,
      condition,
      since: new Date(now()).toISOString(),
    };
    group.watches.set(machineId, watch);
    if (group.watches.size === 1) this.#plan(machine.accountId, group);
    this.#changed();
    return watch;
  }

  /** Nobody wants to hear of it any more. */
  end(machineId: string): void {
    for (const [accountId, group] of this.#groups) {
      if (!group.watches.delete(machineId)) continue;
      this.#drop(accountId, group);
      this.#changed();
    }
  }

  /** An account is signed out: its machines cannot be looked at. */
  left(accountId: string): void {
    const group = this.#groups.get(accountId);
    if (group === undefined) return;
    group.watches.clear();
    this.#drop(accountId, group);
    this.#changed();
  }

  /** The whole list of an account was read; the next look of our own can wait. */
  wasRead(accountId: string): void {
    const group = this.#groups.get(accountId);
    if (group === undefined) return;
    for (const watch of [...group.watches.values()]) {
      const machine = this.#options.inventory.find(watch.machineId);
      if (machine !== undefined) this.#judge(group, watch, machine);
    }
    group.failures = 0;
    this.#plan(accountId, group);
  }

  /** The computer woke: what has changed meanwhile is not waited for. */
  woke(): void {
    for (const [accountId, group] of this.#groups) {
      group.cancel();
      void this.#look(accountId, group);
    }
  }

  #groupOf(accountId: string): Group {
    const group = this.#groups.get(accountId) ?? {
      watches: new Map<string, Watch>(),
      failures: 0,
      isLooking: false,
      cancel: () => undefined,
    };
    this.#groups.set(accountId, group);
    return group;
  }

  #plan(accountId: string, group: Group): void {
    group.cancel();
    if (this.#drop(accountId, group) || group.isLooking) return;
    group.cancel = this.#options.timer.after(
      this.#pause(group),
      () => void this.#look(accountId, group),
    );
  }

  #pause({ failures }: Group): number {
    const { refreshMinutes } = this.#options.settings.all.interface;
    const wanted = refreshMinutes === 0 ? LONGEST_MS : (refreshMinutes * 60_000) / 2;
    const usual = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wanted));
    return failures === 0 ? usual : Math.min(LONGEST_BACK_OFF_MS, usual * 2 ** failures);
  }

  /** Forgets a group that has nothing left. @returns whether it was one */
  #drop(accountId: string, group: Group): boolean {
    if (group.watches.size > 0) return false;
    group.cancel();
    if (this.#groups.get(accountId) === group) this.#groups.delete(accountId);
    return true;
  }

  async #look(accountId: string, group: Group): Promise<void> {
    if (group.isLooking || group.watches.size === 0) return;
    group.isLooking = true;
    try {
      await this.#read(group);
      group.failures = 0;
    } catch (thrown) {
      this.#failed(group, thrown);
    } finally {
      group.isLooking = false;
      this.#plan(accountId, group);
    }
  }

  async #read(group: Group): Promise<void> {
    const { inventory, broadcast } = this.#options;
    const watches = [...group.watches.values()];
    const owned = watches.map(({ machineId }) => inventory.require(machineId));
    const [first] = owned;
    if (first === undefined) return;
    const read = await readMachines(
      owned.map(({ machine }) => machine),
      first.account,
    );
    for (const watch of watches) {
      const now = read.get(watch.machineId);
      if (now === undefined) {
        this.#tell(group, watch, {
          is: 'lost',
          error: toAppError(new Failure('machine-not-found')),
        });
        continue;
      }
      const noted = inventory.note(now);
      if (noted.isNews) broadcast('inventory:machine', noted.machine);
      this.#judge(group, watch, noted.machine);
    }
  }

  /** What another look may not meet is waited out, more and more patiently; the rest ends the watches. */
  #failed(group: Group, thrown: unknown): void {
    this.#options.log.info('Watched machines could not be read', thrown);
    if (thrown instanceof Failure && retryBase(thrown.data.code) !== null) {
      group.failures += 1;
      return;
    }
    for (const watch of [...group.watches.values()]) {
      const error = { ...toAppError(thrown), accountId: watch.accountId };
      this.#tell(group, watch, { is: 'lost', error });
    }
  }

  #judge(group: Group, watch: Watch, machine: Machine): void {
    if (isMet(watch.condition, machine)) this.#tell(group, watch, { is: 'met' });
  }

  /** Told once: the watch is over. One that was ended, or begun anew, meanwhile has nothing to tell. */
  #tell(group: Group, watch: Watch, end: WatchEnd): void {
    if (group.watches.get(watch.machineId) !== watch) return;
    group.watches.delete(watch.machineId);
    this.#options.broadcast('watches:news', { watch, end });
    this.#changed();
  }

  #changed(): void {
    this.#options.broadcast('watches:changed', this.list());
  }
}
