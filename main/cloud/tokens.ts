import type { Secret } from '../credentials/secret';
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

  constructor(issue: () => Promise<IssuedToken>, now: () => number = Date.now) {
    this.#issue = issue;
    this.#now = now;
  }

  /** A token that should be accepted. Rejects with the failure of the sign-in; the next call tries again. */
  get(): Promise<Secret> {
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
    if (this.#held?.token !== token) return;
    this.#held = undefined;
    token.dispose();
  }

  /** Signed out: nothing is left. */
  clear(): void {
    this.#held?.token.dispose();
    this.#held = undefined;
  }

  /** Takes a token that was issued elsewhere (the one the sign-in form got). */
  accept(issued: IssuedToken): void {
    this.clear();
    const life = issued.expiresAt.getTime() - issued.issuedAt.getTime();
    this.#held = { token: issued.token, renewAt: this.#now() + life * REFRESH_AT };
  }

  async #renew(): Promise<Secret> {
    const issued = await this.#issue();
    this.accept(issued);
    return issued.token;
  }
}
