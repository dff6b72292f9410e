import type { Assistance, AssistanceField } from '../../preload/contract/models';
import {
  EXTENSION_MINUTES,
  type AssistanceSession,
  type SessionMinutes,
} from '../../preload/contract/sessions';
import type { ActivityFacts } from '../../preload/contract/activity';
import type { Accounts } from '../accounts/accounts';
import type { Activity, Happening } from '../activity/activity';
import type { Copying } from '../clipboard/passing-clipboard';
import { mayHaveArrived } from '../cloud/uncertain';
import { cancelAssistance, createAssistance } from '../cloud/workspace';
import { Failure } from '../errors';
import type { Inventory, OwnedMachine } from '../inventory/inventory';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { Timer } from '../timer';
import { ConsentTimes } from './consent';
import { Follower } from './follower';
import type { Target } from './read';
import { canChange, toRecord, type AssistanceRecord } from './record';
import type { SessionRegister } from './register';
import { Sessions } from './sessions';
import { endOf, stepOf } from './trace';

/** A session whose time is up and that could not be cancelled is tried again after this. */
const DUE_AGAIN_MS = 60_000;

export interface AssistancesOptions {
  readonly accounts: Pick<Accounts, 'require'>;
  readonly inventory: Pick<Inventory, 'require' | 'find'>;
  readonly register: Pick<SessionRegister, 'all' | 'note' | 'strike'>;
  /** The time limit that was chosen for an account. */
  readonly minutesOf: (accountId: string) => SessionMinutes;
  readonly policy: Pick<Policy, 'mostSessionMinutes'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly broadcast: Broadcast;
  readonly copy: (what: Copying) => Promise<void>;
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: Log;
}

type HandedOver = ActivityFacts['assistance-handed-over'];

/**
 * Remote assistance: create, follow, hand over, extend, cancel, and look after what was left open. What
 * may be open is in `Sessions`; what it looks like, code and all, is in `Follower`.
 */
export class Assistances {
  readonly sessions: Sessions;
  readonly #options: AssistancesOptions;
  readonly #consent = new ConsentTimes();
  readonly #follower: Follower;

  constructor(options: AssistancesOptions) {
    this.#options = options;
    this.sessions = new Sessions({
      ...options,
      tell: (news, { origin, accountId }) => {
        // What others do in sessions of theirs is neither news nor ours to write down.
        if (origin !== 'own') return;
        options.broadcast('sessions:news', news);
        const step = stepOf(news);
        if (step === undefined) return;
        const machine = { id: news.machineId, name: news.machineName, accountId };
        options.activity.record({ ...step, machine });
      },
      consentSeconds: (accountId) => this.#consent.of(accountId),
      usersOf: (machineId) => options.inventory.find(machineId)?.users ?? [],
      due: (machineId) => void this.#cancelDue(machineId),
    });
    this.#follower = new Follower({
      ...options,
      target: (machineId) => this.#target(machineId),
      isOwn: (machineId) => this.sessions.isOwn(machineId),
      isFresh: (machineId) => this.sessions.isFresh(machineId),
      seen: (machineId, assistance) => this.sessions.seen(machineId, assistance),
      failed: (machineId, thrown) => this.sessions.failed(machineId, 'read', thrown),
    });
  }

  /** The record as it is now; follows it from here on. Null: there is none. */
  async show(machineId: string): Promise<Assistance | null> {
    this.#target(machineId);
    this.#follower.lookAt(machineId);
    await this.#follower.read(machineId);
    return this.#shown(machineId);
  }

  /** Asks the user of the desktop. The code comes later, with the record that is followed. */
  async create(machineId: string): Promise<Assistance> {
    const { machine, account } = this.#desktop(machineId);
    const takeBack = this.sessions.begin(machine, this.#options.minutesOf(account.id));
    void this.#consent.learn(account);
    this.#follower.lookAt(machineId);
    try {
      const body = await createAssistance(account.connection.client, machine.nativeId);
      this.#record(machineId, { kind: 'assistance-asked', facts: {} });
      const begun = toRecord(machineId, body, new Date(this.#options.now()));
      // The cloud gave the session that is there: the user has begun it, and ends it.
      if (begun.assistance.initiator?.meaning === 'end-user') takeBack();
      this.#follower.begun(machineId, begun);
      await this.#follower.readIfPossible(machineId);
      return this.#shown(machineId) ?? begun.assistance;
    } catch (thrown) {
      if (mayHaveArrived(thrown)) {
        // It may be open all the same: it stays on the board until a reading says that it is not.
        this.sessions.failed(machineId, 'read', thrown);
        void this.#follower.readIfPossible(machineId);
        throw thrown;
      }
      takeBack();
      if (!(thrown instanceof Failure) || thrown.data.code !== 'conflict') throw thrown;
      // One is open already, begun by a colleague or the user: show that one.
      await this.#follower.read(machineId);
      const open = this.#shown(machineId);
      if (open !== null && canChange(open)) return open;
      throw thrown;
    }
  }

  /** Ends the session for everyone in it. That there is none any more counts as done. */
  async cancel(machineId: string, by: 'technician' | 'limit' = 'technician'): Promise<void> {
    const { client, desktopId } = this.#target(machineId);
    this.sessions.cancelling(machineId);
    try {
      await cancelAssistance(client, desktopId);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.data.status !== 404) {
        this.sessions.failed(machineId, 'cancel', thrown);
        throw thrown;
      }
    }
    if (!this.sessions.isOwn(machineId)) this.#record(machineId, endOf(by));
    this.sessions.cancelled(machineId, by);
    if (this.#follower.recordOf(machineId) === undefined) this.#follower.end(machineId);
    else if (await this.#follower.readIfPossible(machineId)) this.#follower.announce(machineId);
  }

  /** Ends every session that this technician began. @returns how many could not be ended */
  async cancelAll(): Promise<number> {
    const results = await Promise.allSettled(
      this.sessions.own().map(({ machineId }) => this.cancel(machineId)),
    );
    return results.filter(({ status }) => status === 'rejected').length;
  }

  /** Nobody looks any more. */
  unwatch(machineId: string): void {
    this.#follower.lookAway(machineId);
  }

  /**
   * Asks for each session that may be open whether it still is, and cancels those whose time was up
   * meanwhile: at the start, when an account signs in, on waking, and when the technician wants it.
   * @param accountId of one account; without it, of all that are signed in
   */
  async sweep(accountId?: string): Promise<void> {
    const places = this.sessions.own(accountId).filter((place) => this.#isSignedIn(place));
    await Promise.all(places.map(({ machineId }) => this.#follower.readIfPossible(machineId)));
    const late = places.filter(({ machineId }) => this.sessions.isOverdue(machineId));
    await Promise.all(late.map(({ machineId }) => this.#cancelDue(machineId)));
  }

  /** An account leaves: nothing more can be asked of its desktops. */
  left(accountId: string): void {
    this.#consent.forget(accountId);
    const places = this.sessions.own(accountId);
    this.sessions.left(accountId);
    for (const { machineId } of places) this.#follower.end(machineId);
  }

  /** The record that is followed. @throws Failure `not-found` when there is none */
  record(machineId: string): AssistanceRecord {
    const record = this.#follower.recordOf(machineId);
    if (record === undefined) throw new Failure('not-found');
    return record;
  }

  /** The space password. @throws Failure `not-found` when the space has none */
  password(machineId: string): string {
    const password = this.#password(machineId);
    this.handedOver(machineId, 'password', 'shown');
    return password;
  }

  /** Puts one field on the clipboard. @throws Failure `not-found` when it is empty */
  async copy(machineId: string, field: AssistanceField): Promise<void> {
    const { assistance } = this.record(machineId);
    const text = {
      code: () => assistance.code,
      'private-link': () => assistance.privateLink,
      'internet-link': () => assistance.internetLink,
      'space-name': () => assistance.spaceName,
      password: () => this.#password(machineId),
    }[field]();
    if (text === '') throw new Failure('not-found');
    const hasPassword = field === 'password';
    await this.#options.copy({ machineId, item: field, text, hasPassword });
    this.handedOver(machineId, field, 'copied');
  }

  /** Gives a session more time. @throws Failure `not-found`, `settings-not-saved` */
  extend(machineId: string): AssistanceSession {
    const session = this.sessions.extend(machineId);
    const facts = { minutes: String(EXTENSION_MINUTES) };
    this.#record(machineId, { kind: 'assistance-extended', facts });
    return session;
  }

  /** What was handed over, for the activity log: its kind, and never what it says. */
  handedOver(machineId: string, field: HandedOver['field'], way: HandedOver['way']): void {
    this.#record(machineId, { kind: 'assistance-handed-over', facts: { field, way } });
  }

  /** A session outlives the list of machines: its name is known all the same. */
  #record(machineId: string, happening: Happening): void {
    const { inventory, activity } = this.#options;
    const place = this.sessions.placeOf(machineId);
    const machine = place && { id: machineId, name: place.machineName, accountId: place.accountId };
    const found = machine ?? inventory.find(machineId);
    activity.record(found === undefined ? happening : { ...happening, machine: found });
  }

  #password(machineId: string): string {
    const { password } = this.record(machineId);
    if (password === undefined) throw new Failure('not-found');
    return password.reveal();
  }

  /** The time of a session is up. One that cannot be ended now is tried again. */
  async #cancelDue(machineId: string): Promise<void> {
    try {
      await this.cancel(machineId, 'limit');
    } catch (thrown) {
      const { log, timer } = this.#options;
      log.info('A session whose time was up could not be ended', thrown);
      // While its account is away nothing can be done; the sweep after the next sign-in ends it.
      if (thrown instanceof Failure && thrown.data.code === 'signed-out') return;
      timer.after(DUE_AGAIN_MS, () => {
        // Unless the technician has given it more time since then.
        if (this.sessions.isOverdue(machineId)) void this.#cancelDue(machineId);
      });
    }
  }

  #shown(machineId: string): Assistance | null {
    return this.#follower.recordOf(machineId)?.assistance ?? null;
  }

  #desktop(machineId: string): OwnedMachine {
    const owned = this.#options.inventory.require(machineId);
    if (owned.machine.kind !== 'desktop') throw new Failure('bad-request');
    return owned;
  }

  /** A session is known without the list of machines, which may not be there yet. */
  #target(machineId: string): Target {
    const place = this.sessions.placeOf(machineId);
    if (place === undefined) {
      const { machine, account } = this.#desktop(machineId);
      return { client: account.connection.client, desktopId: machine.nativeId };
    }
    const { connection } = this.#options.accounts.require(place.accountId);
    return { client: connection.client, desktopId: place.desktopId };
  }

  #isSignedIn({ accountId }: { readonly accountId: string }): boolean {
    try {
      this.#options.accounts.require(accountId);
      return true;
    } catch {
      return false;
    }
  }
}
