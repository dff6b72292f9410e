import type { Inventory as InventoryData, Machine } from '../../preload/contract/models';
import type { Accounts, SignedIn } from '../accounts/accounts';
import { Failure } from '../errors';
import { missedMachines } from './missed';
import { readAccount } from './read-account';

/** A machine together with the signed-in account it belongs to. */
export interface OwnedMachine {
  readonly machine: Machine;
  readonly account: SignedIn;
}

interface Round {
  readonly end: AbortController;
  readonly answer: Promise<InventoryData>;
}

/** The machines of all signed-in accounts. */
export class Inventory {
  readonly #accounts: Pick<Accounts, 'signedIn' | 'require'>;
  /** As last seen. One that a reading did not bring, say because a source failed, is not forgotten. */
  readonly #machines = new Map<string, Machine>();
  /** The machines of each account's last reading. */
  readonly #listed = new Map<string, readonly Machine[]>();
  readonly #readers: ((accountId: string, part: InventoryData) => void)[] = [];
  #round: Round | undefined;

  constructor(accounts: Pick<Accounts, 'signedIn' | 'require'>) {
    this.#accounts = accounts;
  }

  /** Called with what was read of each account. */
  onRead(listener: (accountId: string, part: InventoryData) => void): void {
    this.#readers.push(listener);
  }

  /**
   * Reads everything: accounts and sources at the same time; one that fails does not hold up or hide
   * the others; what it brought last stays in the list, as old as it is. A newer reading ends the older
   * one, and whoever waits for that gets the newer answer.
   */
  async list(): Promise<InventoryData> {
    this.#round?.end.abort();
    const end = new AbortController();
    const round: Round = { end, answer: this.#read(end.signal) };
    this.#round = round;
    for (let waited = round; ; waited = this.#round) {
      const data = await waited.answer;
      if (this.#round === waited) return data;
    }
  }

  /**
   * The machine of an id, as last seen.
   * @throws Failure `machine-not-found`, or `signed-out` when its account left meanwhile
   */
  require(machineId: string): OwnedMachine {
    const machine = this.#machines.get(machineId);
    if (machine === undefined) throw new Failure('machine-not-found');
    return { machine, account: this.#accounts.require(machine.accountId) };
  }

  /** The machines of accounts that are signed in, as last seen. */
  all(): Machine[] {
    const open = new Set(this.#accounts.signedIn().map(({ id }) => id));
    return [...this.#machines.values()].filter(({ accountId }) => open.has(accountId));
  }

  /** Every machine as last seen, whether or not its account is still signed in. */
  seen(): Machine[] {
    return [...this.#machines.values()];
  }

  /** The desktops of an account, as last seen. */
  desktopsOf(accountId: string): Machine[] {
    return [...this.#machines.values()].filter(
      (machine) => machine.accountId === accountId && machine.kind === 'desktop',
    );
  }

  /** A machine as last seen, whether or not its account is still signed in. */
  find(machineId: string): Machine | undefined {
    return this.#machines.get(machineId);
  }

  /**
   * A machine that was read by itself. Users come from another list; where this reading has none, those
   * of before stay.
   */
  note(now: Machine): { readonly machine: Machine; readonly isNews: boolean } {
    const before = this.#machines.get(now.id);
    const users = now.users.length === 0 ? (before?.users ?? []) : now.users;
    const machine = { ...now, users };
    this.#machines.set(now.id, machine);
    const look = ({ power, connection, health }: Machine): string =>
      JSON.stringify([power, connection, health]);
    return { machine, isNews: before === undefined || look(before) !== look(machine) };
  }

  async #read(signal: AbortSignal): Promise<InventoryData> {
    const accounts = this.#accounts.signedIn();
    const parts = await Promise.all(accounts.map((account) => readAccount(account, signal)));
    const lists = parts.map((part, index) => {
      const before = this.#listed.get(accounts[index]?.id ?? '') ?? [];
      const missed = missedMachines(part, before);
      return [
        ...part.machines,
        ...missed.map((machine) => this.#machines.get(machine.id) ?? machine),
      ];
    });
    if (!signal.aborted) {
      for (const machine of parts.flatMap((part) => part.machines)) {
        this.#machines.set(machine.id, machine);
      }
      this.#listed.clear();
      accounts.forEach(({ id }, index) => this.#listed.set(id, lists[index] ?? []));
      accounts.forEach(({ id }, index) => {
        const part = parts[index];
        if (part !== undefined) for (const reader of this.#readers) reader(id, part);
      });
    }
    return {
      machines: lists.flat(),
      failures: parts.flatMap((part) => part.failures),
      absent: parts.flatMap((part) => part.absent),
    };
  }
}
