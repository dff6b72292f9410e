import { randomUUID } from 'node:crypto';
import type { AppError } from '../../preload/contract/errors';
import type {
  Account,
  AccountDetails,
  Project,
  SessionState,
  SignInForm,
} from '../../preload/contract/models';
import { Secret } from '../credentials/secret';
import type { Vault } from '../credentials/vault';
import { Failure, toAppError } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import { onlyCertificates } from '../security/certificates';
import { Connection, findProjects, type OpenTransport } from './connection';
import type { AccountStore } from './store';

/** The practice region's own account: where it runs and who signs in. */
export interface PracticeLogin {
  readonly url: string;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  readonly region: string;
}

export interface AccountsOptions {
  readonly store: Pick<AccountStore, 'load' | 'save'>;
  readonly vault: Pick<Vault, 'save' | 'read' | 'remove'>;
  readonly openTransport: OpenTransport;
  readonly startPractice: () => Promise<PracticeLogin>;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

/** An account as main holds it. */
interface Entry {
  readonly id: string;
  readonly kind: Account['kind'];
  details: AccountDetails;
  session: SessionState;
  connection: Connection | undefined;
  /** Does it stand in the list on disk? */
  stored: boolean;
  /** Does the keychain hold its password? A stored account that signed out has none. */
  remembered: boolean;
}

/** An account that is signed in, for the services that use it. */
export interface SignedIn {
  readonly id: string;
  readonly kind: Account['kind'];
  readonly details: AccountDetails;
  readonly connection: Connection;
}

const PRACTICE_ID = 'practice';

/** The accounts of this technician: who is signed in, and what is remembered of them. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #leaving: ((accountId: string) => Promise<void> | void)[] = [];

  constructor(options: AccountsOptions) {
    this.#options = options;
    for (const { id, details } of options.store.load()) {
      const session: SessionState = { state: 'signing-in' };
      this.#entries.set(id, {
        id,
        kind: 'cloud',
        details,
        session,
        connection: undefined,
        stored: true,
        remembered: true,
      });
    }
  }

  list(): Account[] {
    return [...this.#entries.values()].map(toAccount);
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

  /** Called before an account's session ends, so that its consoles can be closed first. */
  onLeaving(listener: (accountId: string) => Promise<void> | void): void {
    this.#leaving.push(listener);
  }

  /** At start: signs in to every remembered account with the password from the keychain. */
  async signInRemembered(): Promise<void> {
    await Promise.all(
      [...this.#entries.values()]
        .filter((entry) => entry.remembered)
        .map((entry) => this.#resume(entry)),
    );
  }

  async signIn(form: SignInForm): Promise<Account> {
    const { password: typed, remember, accountId, ...rest } = form;
    const details: AccountDetails = { ...rest, trustedCa: onlyCertificates(rest.trustedCa) };
    const known = accountId === undefined ? undefined : this.#entries.get(accountId);
    if (known?.kind === 'practice') throw new Failure('bad-request');
    const password = new Secret(typed);
    const connection = await Connection.open(details, password, this.#options.openTransport);
    const id = known?.id ?? randomUUID();
    try {
      await this.#rememberOrNot(id, details, remember ? password : undefined);
    } catch (thrown) {
      connection.close();
      throw thrown;
    }
    await this.#leave(this.#entries.get(id));
    const kept = { stored: remember, remembered: remember };
    return this.#enter({ id, kind: 'cloud', details, ...kept }, connection);
  }

  /** Starts the practice region if need be and signs in to it, through the same door as any account. */
  async practice(): Promise<Account> {
    const login = await this.#options.startPractice();
    const { url, domainName, userName, region } = login;
    const details: AccountDetails = {
      name: 'Practice region',
      domainName,
      userName,
      region,
      project: '',
      endpoints: { iam: url, workspace: url, clouddc: url },
      trustedCa: '',
      consoleHosts: [],
    };
    const running = this.#entries.get(PRACTICE_ID);
    if (running?.connection !== undefined && running.details.endpoints.iam === url) {
      return toAccount(running);
    }
    const connection = await Connection.open(
      details,
      new Secret(login.password),
      this.#options.openTransport,
    );
    await this.#leave(this.#entries.get(PRACTICE_ID));
    const kept = { stored: false, remembered: false };
    return this.#enter({ id: PRACTICE_ID, kind: 'practice', details, ...kept }, connection);
  }

  async projects(form: SignInForm): Promise<Project[]> {
    const password = new Secret(form.password);
    try {
      return await findProjects(form, password, this.#options.openTransport);
    } finally {
      password.dispose();
    }
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
    this.#save();
  }

  #find(accountId: string): Entry {
    const entry = this.#entries.get(accountId);
    if (entry === undefined) throw new Failure('not-found', { accountId });
    return entry;
  }

  async #resume(entry: Entry): Promise<void> {
    // The technician may sign in, out or forget it meanwhile: then that counts.
    const isStale = (): boolean =>
      this.#entries.get(entry.id) !== entry || entry.session.state !== 'signing-in';
    try {
      const password = await this.#options.vault.read(entry.id);
      if (isStale()) {
        password?.dispose();
        return;
      }
      if (password === undefined) {
        entry.remembered = false;
        this.#set(entry, { state: 'signed-out' });
        return;
      }
      const connection = await Connection.open(
        entry.details,
        password,
        this.#options.openTransport,
      );
      if (isStale()) {
        connection.close();
        return;
      }
      entry.connection = connection;
      this.#set(entry, { state: 'signed-in', since: new Date().toISOString() });
    } catch (thrown) {
      if (isStale()) return;
      const error: AppError = { ...toAppError(thrown), accountId: entry.id };
      this.#options.log.info(`Sign-in of a remembered account failed: ${error.code}`);
      this.#set(entry, { state: 'failed', error });
    }
  }

  /**
   * The keychain is asked before the list on disk is written: when it refuses, nothing is changed.
   * When the disk refuses, the entry is taken out again: a password without an account would stay for
   * ever.
   */
  async #rememberOrNot(
    id: string,
    details: AccountDetails,
    password: Secret | undefined,
  ): Promise<void> {
    const known = this.#entries.get(id);
    if (password !== undefined) {
      await this.#options.vault.save(id, password);
      try {
        this.#save({ id, details });
      } catch (thrown) {
        if (known?.remembered !== true) await this.#removeUnlisted(id);
        throw thrown;
      }
    } else if (known?.stored === true) {
      if (known.remembered) await this.#options.vault.remove(id);
      known.remembered = false;
      known.stored = false;
      this.#save();
    }
  }

  async #removeUnlisted(id: string): Promise<void> {
    try {
      await this.#options.vault.remove(id);
    } catch (error) {
      this.#options.log.error('A keychain entry without an account could not be removed', error);
    }
  }

  /** Writes the list on disk, with one that is about to be in it. */
  #save(more?: { id: string; details: AccountDetails }): void {
    const kept = [...this.#entries.values()]
      .filter((entry) => entry.stored && entry.id !== more?.id)
      .map(({ id, details }) => ({ id, details }));
    this.#options.store.save(more === undefined ? kept : [...kept, more]);
  }

  #enter(entry: Omit<Entry, 'connection' | 'session'>, connection: Connection): Account {
    const entered: Entry = {
      ...entry,
      connection,
      session: { state: 'signed-in', since: new Date().toISOString() },
    };
    this.#entries.set(entry.id, entered);
    this.#changed();
    return toAccount(entered);
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

function toAccount({ id, kind, details, session, connection, remembered }: Entry): Account {
  return { id, kind, details, session, remembered, project: connection?.project ?? null };
}
