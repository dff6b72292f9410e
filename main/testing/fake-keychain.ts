import type { Keytar } from '../credentials/vault';

/** A keychain in memory, whose answers a test may hold back or refuse. */
export class FakeKeychain implements Keytar {
  readonly entries = new Map<string, string>();
  readonly asked: string[] = [];
  refusal: Error | undefined;
  /** Runs before each answer. */
  before: () => Promise<void> = () => Promise.resolve();

  async getPassword(service: string, account: string): Promise<string | null> {
    await this.#enter(`get ${account}`);
    return this.entries.get(`${service}/${account}`) ?? null;
  }

  async setPassword(service: string, account: string, password: string): Promise<void> {
    await this.#enter(`set ${account}`);
    this.entries.set(`${service}/${account}`, password);
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    await this.#enter(`delete ${account}`);
    return this.entries.delete(`${service}/${account}`);
  }

  async #enter(what: string): Promise<void> {
    this.asked.push(`${what} begins`);
    await this.before();
    if (this.refusal !== undefined) throw this.refusal;
    this.asked.push(`${what} ends`);
  }
}

/** A locked Secret Service: reading finds nothing and deleting does nothing; only writing tells. */
export class LockedKeychain extends FakeKeychain {
  locked = true;

  override async getPassword(service: string, account: string): Promise<string | null> {
    const entry = await super.getPassword(service, account);
    return this.locked ? null : entry;
  }

  override setPassword(service: string, account: string, password: string): Promise<void> {
    if (this.locked)
      return Promise.reject(new Error('Cannot create an item in a locked collection'));
    return super.setPassword(service, account, password);
  }

  override deletePassword(service: string, account: string): Promise<boolean> {
    if (this.locked) return Promise.resolve(false);
    return super.deletePassword(service, account);
  }
}
