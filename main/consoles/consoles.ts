import type { WebContents } from 'electron';
import type { ConsoleEnd } from '../../preload/contract/activity';
import type {
  Console,
  ConsoleReason,
  ConsoleState,
  OpeningTerms,
} from '../../preload/contract/models';
import type { Activity } from '../activity/activity';
import type { Accounts, SignedIn } from '../accounts/accounts';
import { Failure } from '../errors';
import type { Inventory } from '../inventory/inventory';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { GuestGrant } from '../security/webview';
import { Connector, type ConnectorOptions } from './connector';
import type { Doctor } from './doctor/doctor';
import { prognose } from './doctor/prognosis';
import { newEntry, toConsole, type Entry } from './entry';
import type { Guests } from './guests';
import type { LastSessionKeeper } from './last-session';
import { Reconnect, type ReconnectOptions } from './reconnect';
import type { TrustedHosts } from './trusted-hosts';

export interface ConsolesOptions extends Pick<ConnectorOptions, 'settings'> {
  readonly accounts: Pick<Accounts, 'require'>;
  readonly inventory: Pick<Inventory, 'require'>;
  readonly guests: ConnectorOptions['guests'] &
    Pick<Guests, 'contentsOf' | 'setViewOnly' | 'setInSight' | 'trailOf' | 'wholeTrailOf'>;
  readonly trustedHosts: Pick<TrustedHosts, 'of' | 'accept'>;
  readonly lastSession: Pick<LastSessionKeeper, 'note'>;
  readonly doctor: Pick<Doctor, 'firstSight' | 'examine'>;
  readonly reconnect: Omit<ReconnectOptions, 'connect' | 'changed'>;
  readonly policy: Pick<Policy, 'checkConsoleHost' | 'checkReason' | 'beginsViewOnly'>;
  readonly activity: Pick<Activity, 'record'>;
  /** A console was closed, by whomever. */
  readonly onClosed: (consoleId: string) => void;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

/**
 * The open consoles. The call for a console URL has write access and every one makes another token, so
 * tickets are asked for by the technician, or as often as `Reconnect` allows.
 */
export class Consoles {
  readonly #options: ConsolesOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #connector: Connector;
  readonly #reconnect: Reconnect;

  constructor(options: ConsolesOptions) {
    this.#options = options;
    this.#connector = new Connector({
      ...options,
      isOpen: ({ id }) => this.#entries.has(id),
      report: (entry, state) => this.#report(entry, state),
      changed: (entry) => this.#tell(entry),
    });
    this.#reconnect = new Reconnect({
      ...options.reconnect,
      connect: (consoleId) => void this.#again(consoleId),
      changed: (consoleId) => this.#tell(this.#find(consoleId)),
    });
  }

  list(): Console[] {
    return [...this.#entries.values()].map((entry) => this.#toConsole(entry));
  }

  /**
   * Opens a machine's console, or finds the one it has. The tab is there at once, connecting; the
   * ticket follows as an event, and so does the reason when there is none.
   * @throws Failure `reason-needed` where the policy wants one
   */
  open(machineId: string, { viewOnly: wanted = false, reason }: OpeningTerms = {}): Console {
    const { machine, account } = this.#options.inventory.require(machineId);
    const open = [...this.#entries.values()].find((entry) => entry.machine.id === machineId);
    if (open !== undefined) return this.#toConsole(open);
    const { policy } = this.#options;
    policy.checkReason(reason);
    const viewOnly = wanted || policy.beginsViewOnly;
    const entry = newEntry(machine, viewOnly);
    this.#entries.set(entry.id, entry);
    void this.#connector.connect(entry, account);
    // Both are written to the disk, so what does not wait for that is begun before.
    this.#options.lastSession.note(this.list());
    const view = viewOnly ? 'view-only' : 'full';
    this.#options.activity.record({ kind: 'console-opened', machine, reason, facts: { view } });
    return this.#toConsole(entry);
  }

  /** A new ticket for a console that is not connected, because the technician wants it. */
  reconnect(consoleId: string): Promise<Console> {
    this.#reconnect.reset(consoleId);
    return this.#renew(consoleId);
  }

  /** No more attempts to reconnect by itself, until it is connected or the technician wants it. */
  stopRetry(consoleId: string): void {
    this.#reconnect.stop(consoleId);
  }

  /** The machine was told to start or restart: until it has, that it is off is no verdict. */
  awaitMachine(consoleId: string): void {
    const entry = this.#entries.get(consoleId);
    if (entry === undefined) return;
    entry.awaitsMachine = true;
    if (!('reason' in entry.state)) return;
    this.#reconnect.plan(consoleId, { again: 'machine' });
    this.#tell(entry);
  }

  /** The machine that was waited for runs: a console without a picture gets a new ticket. */
  machineRuns(consoleId: string): void {
    const entry = this.#entries.get(consoleId);
    if (entry === undefined) return;
    entry.awaitsMachine = false;
    if ('reason' in entry.state) this.#reconnect.now(consoleId);
  }

  /** Nobody waits for the machine any more, or nothing comes of it. */
  awaitNoMore(consoleId: string): void {
    const entry = this.#entries.get(consoleId);
    if (entry === undefined) return;
    entry.awaitsMachine = false;
    if (this.#reconnect.of(consoleId).state !== 'machine') return;
    this.#reconnect.reset(consoleId);
    this.#tell(entry);
  }

  /**
   * The computer slept. The connections of before are dead, or will be found dead at the first key:
   * every console that had a picture gets a new ticket.
   */
  async woke(): Promise<void> {
    this.#reconnect.wake();
    const live = [...this.#entries.values()].filter(({ state }) => state.state === 'connected');
    for (const entry of live) {
      entry.round += 1;
      entry.ticketId = null;
      const reason: ConsoleReason = { code: 'slept', detail: '' };
      this.#report(entry, { state: 'disconnected', reason });
    }
    await Promise.all(live.map((entry) => this.#connector.end(entry)));
  }

  /**
   * Accepts the certificate that this console showed, for its host alone, and connects anew.
   * @throws Failure `bad-request` when it is not the one that was shown, or may not be accepted
   */
  async trustCertificate(consoleId: string, fingerprint: string): Promise<Console> {
    const { state } = this.#find(consoleId);
    const reason = 'reason' in state ? state.reason : undefined;
    const shown = reason?.code === 'certificate' ? reason.certificate : null;
    if (shown === null || shown.acceptable === 'no' || shown.fingerprint !== fingerprint) {
      throw new Failure('bad-request', { params: { field: 'fingerprint' } });
    }
    this.#options.trustedHosts.accept(shown.host, fingerprint);
    return this.reconnect(consoleId);
  }

  async close(consoleId: string, by: ConsoleEnd = 'technician'): Promise<void> {
    const entry = this.#entries.get(consoleId);
    if (entry === undefined) return;
    this.#entries.delete(consoleId);
    const { machine } = entry;
    this.#options.activity.record({ kind: 'console-ended', machine, facts: { by } });
    this.#options.lastSession.note(this.list());
    this.#reconnect.reset(consoleId);
    this.#options.onClosed(consoleId);
    entry.round += 1;
    await this.#connector.end(entry);
  }

  /** Main closes a console, and tells the page. */
  async closeUnasked(consoleId: string, by: ConsoleEnd): Promise<void> {
    this.#options.broadcast('consoles:closed', { consoleId });
    await this.close(consoleId, by);
  }

  /**
   * Gives a console a window of its own, or a tab again. A guest does not outlive the page that holds
   * it, so this ends it and asks for a new ticket.
   * @throws Failure `signed-out` before anything is lost
   */
  async setApart(consoleId: string, apart: boolean): Promise<Console> {
    const entry = this.#find(consoleId);
    if (entry.apart === apart) return this.#toConsole(entry);
    const account = this.#options.accounts.require(entry.machine.accountId);
    entry.apart = apart;
    entry.round += 1;
    this.#reconnect.reset(consoleId);
    return this.#startOver(entry, account);
  }

  /** Its own window has gone with all others: its tab is where it will be found. */
  orphaned(consoleId: string): void {
    const entry = this.#find(consoleId);
    entry.apart = false;
    this.#tell(entry);
  }

  /** An account leaves: its consoles close, and the page is told. */
  async closeOf(accountId: string): Promise<void> {
    const own = [...this.#entries.values()].filter(
      (entry) => entry.machine.accountId === accountId,
    );
    for (const { id } of own) await this.closeUnasked(id, 'account-left');
  }

  /** The page of a console, to type into. @throws Failure `not-found` when it has none (yet) */
  pageOf(consoleId: string): WebContents {
    const { partition } = this.#find(consoleId);
    if (partition === undefined) throw new Failure('not-found');
    return this.#options.guests.contentsOf(partition);
  }

  /** The machine behind a tab. @throws Failure `not-found` */
  machineOf(consoleId: string): string {
    return this.#find(consoleId).machine.id;
  }

  /** The name of that machine. @throws Failure `not-found` */
  nameOf(consoleId: string): string {
    return this.#find(consoleId).machine.name;
  }

  /** Holds for the tab: a new ticket's page is under it as well. */
  async setViewOnly(consoleId: string, viewOnly: boolean): Promise<Console> {
    const entry = this.#find(consoleId);
    if (entry.partition !== undefined) {
      await this.#options.guests.setViewOnly(entry.partition, viewOnly);
    }
    entry.viewOnly = viewOnly;
    this.#set(entry, entry.state, entry.ticketId);
    return this.#toConsole(entry);
  }

  /** Whether its picture is to be seen: one that is not is not drawn at full speed. */
  async setInSight(consoleId: string, inSight: boolean): Promise<void> {
    const { partition } = this.#find(consoleId);
    if (partition !== undefined) await this.#options.guests.setInSight(partition, inSight);
  }

  redeem(ticketId: string): GuestGrant | undefined {
    return this.#connector.redeem(ticketId);
  }

  async #renew(consoleId: string): Promise<Console> {
    const entry = this.#find(consoleId);
    const account = this.#options.accounts.require(entry.machine.accountId);
    if (entry.state.state === 'connecting' || entry.state.state === 'connected') {
      return this.#toConsole(entry);
    }
    return this.#startOver(entry, account);
  }

  /** Ends the console's guest and asks for a new ticket. */
  async #startOver(entry: Entry, account: SignedIn): Promise<Console> {
    // Said first, so that a second click finds it connecting and asks for no second ticket.
    this.#set(entry, { state: 'connecting' }, null);
    await this.#connector.end(entry);
    // Closed meanwhile: no ticket for nobody.
    this.#find(entry.id);
    void this.#connector.connect(entry, account);
    return this.#toConsole(entry);
  }

  /** What is seen of the console's page, and what follows from it. */
  #report(entry: Entry, state: ConsoleState): void {
    if (state.state === 'connected') {
      entry.lived = true;
      entry.diagnosis = null;
      this.#reconnect.connected(entry.id);
    }
    if ('reason' in state) {
      const { partition, lived } = entry;
      const trail = partition === undefined ? null : this.#options.guests.trailOf(partition);
      entry.diagnosis = this.#options.doctor.firstSight({ reason: state.reason, lived, trail });
    }
    this.#set(entry, state, entry.ticketId);
    if ('reason' in state) void this.#examine(entry, state.reason);
  }

  /** Finds out what happened, and plans what can be done about it. */
  async #examine(entry: Entry, reason: ConsoleReason): Promise<void> {
    const { accounts, doctor, guests, log } = this.#options;
    const { state, partition, machine, lived } = entry;
    try {
      const account = accounts.require(machine.accountId);
      const trail = partition === undefined ? null : await guests.wholeTrailOf(partition);
      const diagnosis = await doctor.examine({ machine, account, reason, lived, trail });
      // Something newer is known of it, or nobody wants to know any more.
      if (state !== entry.state || !this.#entries.has(entry.id)) return;
      log.info(`Console without a picture: ${diagnosis.code}`);
      entry.diagnosis = diagnosis;
      this.#reconnect.plan(entry.id, prognose(diagnosis, reason, entry.awaitsMachine));
      this.#tell(entry);
    } catch (error) {
      log.info('A console could not be examined', error);
    }
  }

  /** By itself: nobody waits for an answer. */
  async #again(consoleId: string): Promise<void> {
    try {
      await this.#renew(consoleId);
    } catch (error) {
      // Closed, or its account has left: then there is nothing to connect.
      this.#options.log.info('A console was not connected again', error);
    }
  }

  #find(consoleId: string): Entry {
    const entry = this.#entries.get(consoleId);
    if (entry === undefined) throw new Failure('not-found');
    return entry;
  }

  #set(entry: Entry, state: ConsoleState, ticketId: string | null): void {
    entry.state = state;
    entry.ticketId = ticketId;
    this.#tell(entry);
  }

  #tell(entry: Entry): void {
    this.#options.broadcast('consoles:changed', this.#toConsole(entry));
  }

  #toConsole(entry: Entry): Console {
    return toConsole(entry, this.#reconnect.of(entry.id));
  }
}
