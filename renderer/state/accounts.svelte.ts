import type { Bridge } from '../../preload/contract/bridge';
import type { SignInForm } from '../../preload/contract/login';
import type { Account, KeychainStatus, RegionInfo } from '../../preload/contract/models';
import type { Result } from '../../preload/contract/result';
import { indexBy } from './index-by';
import { Remote } from './remote.svelte';

/** What others want to hear of the accounts. */
export interface AccountListeners {
  /** The set of signed-in accounts has changed. */
  readonly onSessions: () => void;
  /** A session has ended by itself, or could not be begun without the technician. */
  readonly onEnded: (account: Account) => void;
}

/** The accounts as main knows them. Main owns them; this is what it said last. */
export class Accounts {
  readonly list = new Remote<readonly Account[]>();
  readonly regions = new Remote<readonly RegionInfo[]>();
  readonly keychain = new Remote<KeychainStatus>();
  readonly practiceStart = new Remote<Account>();

  readonly all = $derived(this.list.last?.value ?? []);
  readonly signedIn = $derived(this.all.filter((account) => account.session.state === 'signed-in'));
  readonly practice = $derived(this.all.find((account) => account.kind === 'practice') ?? null);
  /** By how much this computer's clock is behind the cloud's, where that is worth telling. */
  readonly clockSkewSeconds = $derived(
    this.signedIn.find((account) => account.clockSkewSeconds !== 0)?.clockSkewSeconds ?? 0,
  );
  readonly #byId = $derived(indexBy(this.all, (account) => account.id));

  readonly #bridge: Bridge;
  readonly #listeners: AccountListeners;
  #sessions = '';

  constructor(bridge: Bridge, listeners: AccountListeners) {
    this.#bridge = bridge;
    this.#listeners = listeners;
  }

  /** Begins with the list as it is, and listens to its changes; returns the end of listening. */
  start(first: Result<readonly Account[]>): () => void {
    if (first.ok) this.list.set(first.value);
    else this.list.fail(first.error);
    this.#began(first);
    return this.#bridge.on('accounts:changed', (accounts) => this.#set(accounts));
  }

  async load(): Promise<void> {
    this.#began(await this.list.run(() => this.#bridge.accounts.list()));
  }

  #began(result: Result<readonly Account[]>): void {
    if (!result.ok) return;
    this.#noteSessions();
    for (const account of result.value)
      if (wantsPasscode(account)) this.#listeners.onEnded(account);
  }

  find(accountId: string): Account | null {
    return this.#byId.get(accountId) ?? null;
  }

  /** What the sign-in form needs beside the accounts. */
  loadForForm(): void {
    if (this.regions.last === null) void this.regions.run(() => this.#bridge.accounts.regions());
    void this.checkKeychain();
  }

  async checkKeychain(): Promise<void> {
    await this.keychain.run(() => this.#bridge.accounts.keychain());
  }

  async signIn(form: SignInForm): Promise<Result<Account>> {
    return this.#upsertAfter(await this.#bridge.accounts.signIn(form));
  }

  async startPractice(): Promise<Result<Account>> {
    return this.#upsertAfter(await this.practiceStart.run(() => this.#bridge.accounts.practice()));
  }

  signOut(accountId: string): Promise<Result<void>> {
    return this.#bridge.accounts.signOut({ accountId });
  }

  forget(accountId: string): Promise<Result<void>> {
    return this.#bridge.accounts.forget({ accountId });
  }

  /** The answer may come before the event that says the same. */
  #upsertAfter(result: Result<Account>): Result<Account> {
    if (result.ok) {
      const account = result.value;
      const known = this.all.some((other) => other.id === account.id);
      this.#set(
        known
          ? this.all.map((other) => (other.id === account.id ? account : other))
          : [...this.all, account],
      );
    }
    return result;
  }

  #set(accounts: readonly Account[]): void {
    const before = this.#byId;
    this.list.set(accounts);
    this.#noteSessions();
    for (const account of accounts) {
      const was = before.get(account.id)?.session.state;
      const ended = was === 'signed-in' && account.session.state === 'failed';
      if (ended || (was === 'signing-in' && wantsPasscode(account))) {
        this.#listeners.onEnded(account);
      }
    }
  }

  /** A plain comparison in place of an effect: the list changes in two spots only. */
  #noteSessions(): void {
    const sessions = this.all
      .map(({ id, session }) => (session.state === 'signed-in' ? `${id} ${session.since}` : ''))
      .join('\n');
    if (sessions === this.#sessions) return;
    this.#sessions = sessions;
    this.#listeners.onSessions();
  }
}

/** At the start there is no passcode yet: it is asked for, not told as a failure. */
function wantsPasscode({ session }: Account): boolean {
  return session.state === 'failed' && session.error.code === 'passcode-needed';
}
