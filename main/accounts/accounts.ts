import { randomUUID } from 'node:crypto';
import type { AppError } from '../../preload/contract/errors';
import { isKeptInKeychain, type SignInForm } from '../../preload/contract/login';
import type { Account, AccountDetails, Project, SessionState } from '../../preload/contract/models';
import {
  disposeSignIn,
  joinSignIn,
  keptOf,
  resumeSignIn,
  type Kept,
  type SignIn,
} from '../credentials/sign-in';
import type { Vault } from '../credentials/vault';
import { Failure, toAppError } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import { onlyCertificates } from '../security/certificates';
import { Connection, findProjects, type ConnectionOptions } from './connection';
import { isSameReach, toAccount, type Entry, type SignedIn } from './entry';
import { Memory } from './memory';
import { PRACTICE_ID, practiceDetails, type PracticeLogin } from './practice';
import { SessionWatch } from './session-watch';
import type { AccountStore } from './store';

export type { SignedIn } from './entry';
export type { PracticeLogin } from './practice';

export interface AccountsOptions extends ConnectionOptions {
  readonly store: Pick<AccountStore, 'load' | 'save'>;
  readonly vault: Pick<Vault, 'save' | 'read' | 'remove'>;
  readonly policy: Pick<Policy, 'checkEndpoint' | 'checkSignIn' | 'check' | 'remembers'>;
  readonly startPractice: () => Promise<PracticeLogin>;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

/** The accounts of this technician: who is signed in, and what is remembered of them. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #entered: ((accountId: string) => void)[] = [];
  readonly #leaving: ((accountId: string) => Promise<void> | void)[] = [];
  readonly #forgotten: ((accountId: string) => void)[] = [];
  readonly #memory: Memory;
  #resuming: Promise<unknown> | null = null;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#memory = new Memory(options, this.#entries);
    for (const { id, details } of options.store.load()) {
      // Of the others nothing is kept that could sign in; the keychain need not even be there.
      const mayResume = isKeptInKeychain(details.login.kind);
      this.#entries.set(id, {
        id,
        kind: 'cloud',
        details,
        session: { state: mayResume ? 'signing-in' : 'signed-out' },
        connection: undefined,
        stored: true,
        remembered: mayResume,
        clockSkewSeconds: 0,
      });
    }
  }

  list(): Account[] {
    return [...this.#entries.values()].map(toAccount);
  }

  /** Is it kept on this computer, signed in or not? */
  isStored(accountId: string): boolean {
    return this.#entries.get(accountId)?.stored === true;
  }

  signedIn(): SignedIn[] {
    return [...this.#entries.values()].flatMap((entry) => {
      const { connection } = entry;
      return connection === undefined ? [] : [{ ...entry, connection }];
    });
  }

  /** @throws Failure `signed-out` when the account is not signed in (any more) */
  require(accountId: string): SignedIn {
    const found = this.signedIn().find(({ id }) => id === accountId);
    if (found === undefined) throw new Failure('signed-out', { accountId });
    return found;
  }

  /** Called when an account has signed in, by whatever way. */
  onEntered(listener: (accountId: string) => void): void {
    this.#entered.push(listener);
  }

  /** Called before an account's session ends, so that its consoles can be closed first. */
  onLeaving(listener: (accountId: string) => Promise<void> | void): void {
    this.#leaving.push(listener);
  }

  /** Called when nothing of an account is to be kept, so that whoever keeps something forgets it. */
  onForgotten(listener: (accountId: string) => void): void {
    this.#forgotten.push(listener);
  }

  /**
   * At start: signs in to every remembered account with what the keychain holds. Once: a page that comes
   * anew, or another one, finds it under way or done.
   */
  signInRemembered(): Promise<unknown> {
    const { policy } = this.#options;
    const resumeAll = (): Promise<unknown> =>
      Promise.all(
        [...this.#entries.values()]
          .filter((entry) => entry.remembered)
          .map((entry) => (policy.remembers ? this.#resume(entry) : this.#unremember(entry))),
      );
    this.#resuming ??= resumeAll();
    return this.#resuming;
  }

  async signIn(form: SignInForm): Promise<Account> {
    const { credential, remember, accountId, ...rest } = form;
    this.#options.policy.checkSignIn(form.login.kind);
    const details: AccountDetails = { ...rest, trustedCa: onlyCertificates(rest.trustedCa) };
    const known = accountId === undefined ? undefined : this.#entries.get(accountId);
    if (known?.kind === 'practice') throw new Failure('bad-request');
    const id = known?.id ?? randomUUID();
    const signIn = joinSignIn(details.login, credential, await this.#keptFor(form, known));
    const { connection, watch } = await this.#open(id, details, signIn);
    // What the keychain cannot hold lasts for this session; the rest of the account stays.
    const kept = remember && this.#options.policy.remembers ? keptOf(signIn) : undefined;
    try {
      await this.#memory.keepOrNot({ id, details: connection.details }, remember, kept);
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
    const before = this.#entries.get(id);
    if (before?.connection !== undefined && isSameReach(before.connection, connection)) {
      // Signed in again, e.g. with the next passcode: open consoles go on.
      before.connection.close();
    } else {
      await this.#leave(before);
    }
    const how = { stored: remember, remembered: kept !== undefined };
    return this.#enter({ id, kind: 'cloud', ...how }, connection, watch);
  }

  /** Starts the practice region if need be and signs in to it, through the same door as any account. */
  async practice(): Promise<Account> {
    this.#options.policy.check('practiceRegion');
    const login = await this.#options.startPractice();
    const details = practiceDetails(login);
    const running = this.#entries.get(PRACTICE_ID);
    if (running?.connection !== undefined && running.details.endpoints.iam === login.url) {
      return toAccount(running);
    }
    const credential = { kind: 'password', password: login.password } as const;
    const signIn = joinSignIn(details.login, credential, undefined);
    const { connection, watch } = await this.#open(PRACTICE_ID, details, signIn);
    await this.#leave(this.#entries.get(PRACTICE_ID));
    const how = { stored: false, remembered: false };
    return this.#enter({ id: PRACTICE_ID, kind: 'practice', ...how }, connection, watch);
  }

  async projects(form: SignInForm): Promise<Project[]> {
    const { login, credential, accountId } = form;
    this.#options.policy.checkSignIn(login.kind);
    const known = accountId === undefined ? undefined : this.#entries.get(accountId);
    const signIn = joinSignIn(login, credential, await this.#keptFor(form, known));
    return findProjects(form, signIn, this.#options);
  }

  /** Drops token and keychain entry. The account stays in the list, to sign in again. */
  async signOut(accountId: string): Promise<void> {
    const entry = this.#find(accountId);
    if (entry.remembered) await this.#options.vault.remove(entry.id);
    entry.remembered = false;
    await this.#leave(entry);
    this.#set(entry, { state: 'signed-out' });
  }

  /** Signs out, and forgets that there was such an account. */
  async forget(accountId: string): Promise<void> {
    const entry = this.#find(accountId);
    if (entry.remembered) await this.#options.vault.remove(entry.id);
    await this.#leave(entry);
    this.#entries.delete(entry.id);
    this.#changed();
    this.#memory.save();
    for (const listener of this.#forgotten) listener(entry.id);
  }

  #find(accountId: string): Entry {
    const entry = this.#entries.get(accountId);
    if (entry === undefined) throw new Failure('not-found', { accountId });
    return entry;
  }

  /** What the keychain has of a form that leaves its password out. */
  async #keptFor({ credential }: SignInForm, known: Entry | undefined): Promise<Kept | undefined> {
    const isLeftOut = credential.kind === 'password-mfa' && credential.password === undefined;
    if (!isLeftOut || known?.remembered !== true) return undefined;
    return this.#options.vault.read(known.id);
  }

  async #open(
    id: string,
    details: AccountDetails,
    signIn: SignIn,
  ): Promise<{ connection: Connection; watch: SessionWatch }> {
    const watch = new SessionWatch(() => {
      const entry = this.#entries.get(id);
      if (entry === undefined || !watch.isOf(entry.connection)) return;
      entry.clockSkewSeconds = watch.clockSkewSeconds;
      if (watch.ended === undefined) this.#changed();
      else this.#set(entry, { state: 'failed', error: { ...watch.ended.data, accountId: id } });
    });
    // The practice region is on this computer, and has a rule of its own.
    const policy = id === PRACTICE_ID ? { checkEndpoint: () => undefined } : this.#options.policy;
    const options = { ...this.#options, policy };
    const connection = await Connection.open(details, signIn, options, watch);
    watch.follow(connection);
    return { connection, watch };
  }

  /** The policy wants nothing kept, and something is from before: it goes, and the account stays. */
  async #unremember(entry: Entry): Promise<void> {
    try {
      await this.#options.vault.remove(entry.id);
      entry.remembered = false;
    } catch (thrown) {
      // Asked for again at the next start.
      this.#options.log.error('A keychain entry against the policy could not be removed', thrown);
    }
    this.#set(entry, { state: 'signed-out' });
  }

  async #resume(entry: Entry): Promise<void> {
    // The technician may sign in, out or forget it meanwhile: then that counts.
    const isStale = (): boolean =>
      this.#entries.get(entry.id) !== entry || entry.session.state !== 'signing-in';
    try {
      this.#options.policy.checkSignIn(entry.details.login.kind);
      const kept = await this.#options.vault.read(entry.id);
      const signIn = kept === undefined ? undefined : resumeSignIn(entry.details.login, kept);
      if (isStale()) {
        if (signIn !== undefined) disposeSignIn(signIn);
        return;
      }
      if (signIn === undefined) {
        entry.remembered = false;
        this.#set(entry, { state: 'signed-out' });
        return;
      }
      const { connection, watch } = await this.#open(entry.id, entry.details, signIn);
      if (isStale()) {
        connection.close();
        return;
      }
      entry.connection = connection;
      entry.details = connection.details;
      entry.clockSkewSeconds = watch.clockSkewSeconds;
      this.#set(entry, { state: 'signed-in', since: new Date().toISOString() });
      this.#tellEntered(entry.id);
    } catch (thrown) {
      if (isStale()) return;
      const error: AppError = { ...toAppError(thrown), accountId: entry.id };
      this.#options.log.info(`Sign-in of a remembered account failed: ${error.code}`);
      this.#set(entry, { state: 'failed', error });
    }
  }

  #enter(
    entry: Pick<Entry, 'id' | 'kind' | 'stored' | 'remembered'>,
    connection: Connection,
    watch: SessionWatch,
  ): Account {
    const entered: Entry = {
      ...entry,
      details: connection.details,
      connection,
      clockSkewSeconds: watch.clockSkewSeconds,
      session: { state: 'signed-in', since: new Date().toISOString() },
    };
    this.#entries.set(entry.id, entered);
    this.#changed();
    this.#tellEntered(entered.id);
    return toAccount(entered);
  }

  #tellEntered(accountId: string): void {
    for (const listener of this.#entered) listener(accountId);
  }

  async #leave(entry: Entry | undefined): Promise<void> {
    if (entry?.connection === undefined) return;
    const { connection } = entry;
    // At once, so that nothing new is begun with it.
    entry.connection = undefined;
    for (const listener of this.#leaving) {
      try {
        await listener(entry.id);
      } catch (error) {
        // Whatever could not be closed, the session ends.
        this.#options.log.error('Leaving an account failed in part', error);
      }
    }
    connection.close();
  }

  #set(entry: Entry, session: SessionState): void {
    entry.session = session;
    this.#changed();
  }

  #changed(): void {
    this.#options.broadcast('accounts:changed', this.list());
  }
}
