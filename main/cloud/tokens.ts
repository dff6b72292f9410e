import type { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import type { IssuedToken } from './iam';

/** A new one is asked for at this part of a token's life. */
const REFRESH_AT = 0.8;

/** A token and the moment, by our clock, from which it is renewed. */
interface Held {
  readonly token: Secret;
  readonly renewAt: number;
}

/**
 * The token of one account: in memory only, asked for when first needed, renewed early, and once for
 * all who wait. Its age is counted from when we got it, by the lifetime the cloud gave, so a wrong
 * local clock does no harm.
 */
export class TokenSource {
  readonly #issue: () => Promise<IssuedToken>;
  readonly #now: () => number;
  #held: Held | undefined;
  #pending: Promise<Secret> | undefined;
  #closed = false;

  constructor(issue: () => Promise<IssuedToken>, now: () => number = Date.now) {
    this.#issue = issue;
    this.#now = now;
  }

  /** A token that should be accepted. Rejects with the failure of the sign-in; the next call tries again. */
  get(): Promise<Secret> {
    if (this.#closed) return Promise.reject(new Failure('signed-out'));
    if (this.#held !== undefined && this.#now() < this.#held.renewAt) {
      return Promise.resolve(this.#held.token);
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** The cloud refused this token: do not use it again. A newer one that came meanwhile stays. */
  invalidate(token: Secret): void {
    if (this.#held?.token === token) this.#drop();
  }

  /** Signed out: nothing is left, nothing more is asked for, and what is on its way is dropped. */
  close(): void {
    this.#closed = true;
    this.#drop();
  }

  /** Takes a token that was issued elsewhere (the one the sign-in form got). */
  accept(issued: IssuedToken): void {
    this.#drop();
    const life = issued.expiresAt.getTime() - issued.issuedAt.getTime();
    this.#held = { token: issued.token, renewAt: this.#now() + life * REFRESH_AT };
  }

  #drop(): void {
    this.#held?.token.dispose();
    this.#held = undefined;
  }

  async #renew(): Promise<Secret> {
    const issued = await this.#issue();
    if (this.#closed) {
      issued.token.dispose();
      throw new Failure('signed-out');
    }
    this.accept(issued);
    return issued.token;
  }
}
