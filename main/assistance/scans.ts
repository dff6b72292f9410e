import type { SessionScan } from '../../preload/contract/sessions';
import type { Accounts, SignedIn } from '../accounts/accounts';
import { toAppError } from '../errors';
import type { Inventory } from '../inventory/inventory';
import type { Broadcast } from '../ipc/broadcast';
import { readGoingOn } from './read';
import type { Desktop } from './session-entry';
import type { Sessions } from './sessions';

/**
 * So many desktops are asked about at a time. The cloud has no list of sessions: thousands of calls go
 * out, and the technician wants to go on working meanwhile.
 */
const AT_A_TIME = 2;

/** After so many failures in a row the others would fail as well. */
const GIVE_UP_AFTER = 10;

export interface SessionScansOptions {
  readonly accounts: Pick<Accounts, 'require'>;
  readonly inventory: Pick<Inventory, 'desktopsOf'>;
  readonly sessions: Pick<Sessions, 'found'>;
  readonly broadcast: Broadcast;
}

/** Searches through all desktops of an account for open sessions, one account at a time each. */
export class SessionScans {
  readonly #options: SessionScansOptions;
  readonly #running = new Map<string, AbortController>();

  constructor(options: SessionScansOptions) {
    this.#options = options;
  }

  /**
   * Begins a search, unless one is under way; what comes of it is told as events.
   * @throws Failure `signed-out`
   */
  start(accountId: string): void {
    const account = this.#options.accounts.require(accountId);
    if (this.#running.has(accountId)) return;
    const end = new AbortController();
    this.#running.set(accountId, end);
    void this.#run(account, end.signal).finally(() => this.#running.delete(accountId));
  }

  /** Ends the search; what it has found stays. */
  stop(accountId: string): void {
    this.#running.get(accountId)?.abort();
  }

  async #run(account: SignedIn, signal: AbortSignal): Promise<void> {
    const desktops = this.#options.inventory.desktopsOf(account.id);
    let scan: SessionScan = {
      accountId: account.id,
      state: 'running',
      done: 0,
      total: desktops.length,
      found: 0,
      failed: 0,
      error: null,
    };
    const tell = (more: Partial<SessionScan>): void => {
      scan = { ...scan, ...more };
      this.#options.broadcast('sessions:scanning', scan);
    };
    tell({});
    let inARow = 0;
    const left = [...desktops];
    const isOver = (): boolean => signal.aborted || inARow >= GIVE_UP_AFTER;
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        if (isOver()) return;
        try {
          const isOpen = await this.#look(account, next, signal);
          inARow = 0;
          tell({ done: scan.done + 1, found: scan.found + Number(isOpen) });
        } catch (thrown) {
          if (isOver()) return;
          inARow += 1;
          tell({ done: scan.done + 1, failed: scan.failed + 1, error: toAppError(thrown) });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    tell({ state: scan.done === scan.total ? 'done' : 'stopped' });
  }

  /** @returns whether a session is open there */
  async #look(account: SignedIn, desktop: Desktop, signal: AbortSignal): Promise<boolean> {
    const { client } = account.connection;
    const open = await readGoingOn(desktop.id, { client, desktopId: desktop.nativeId }, signal);
    if (open !== undefined) this.#options.sessions.found(desktop, open);
    return open !== undefined;
  }
}
