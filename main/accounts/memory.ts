import type { Kept } from '../credentials/sign-in';
import type { Vault } from '../credentials/vault';
import type { Log } from '../log';
import type { Entry } from './entry';
import type { AccountStore, StoredAccount } from './store';

export interface MemoryOptions {
  readonly store: Pick<AccountStore, 'save'>;
  readonly vault: Pick<Vault, 'save' | 'remove'>;
  readonly log: Log;
}

/** What of the accounts outlives the session: their list on disk, their secrets in the keychain. */
export class Memory {
  readonly #options: MemoryOptions;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(options: MemoryOptions, entries: ReadonlyMap<string, Entry>) {
    this.#options = options;
    this.#entries = entries;
  }

  /**
   * The keychain is asked before the list on disk is written: when it refuses, nothing is changed.
   * When the disk refuses, the entry is taken out again: a password without an account would stay for
   * ever.
   * @param kept what the keychain is to hold; undefined for nothing, also none from before
   */
  async keepOrNot(
    account: StoredAccount,
    remember: boolean,
    kept: Kept | undefined,
  ): Promise<void> {
    const { vault } = this.#options;
    const known = this.#entries.get(account.id);
    if (kept !== undefined) {
      await vault.save(account.id, kept);
    } else if (known?.remembered === true) {
      await vault.remove(account.id);
      known.remembered = false;
    }
    if (remember) {
      try {
        this.save(account);
      } catch (thrown) {
        if (kept !== undefined && known?.remembered !== true)
          await this.#removeUnlisted(account.id);
        throw thrown;
      }
    } else if (known?.stored === true) {
      known.stored = false;
      this.save();
    }
  }

  /** Writes the list on disk, with one that is about to be in it. */
  save(more?: StoredAccount): void {
    const kept = [...this.#entries.values()]
      .filter((entry) => entry.stored && entry.id !== more?.id)
      .map(({ id, details }) => ({ id, details }));
    this.#options.store.save(more === undefined ? kept : [...kept, more]);
  }

  async #removeUnlisted(id: string): Promise<void> {
    try {
      await this.#options.vault.remove(id);
    } catch (error) {
      this.#options.log.error('A keychain entry without an account could not be removed', error);
    }
  }
}
