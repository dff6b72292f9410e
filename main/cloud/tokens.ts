import type { Secret } from '../credentials/secret';
import { Failure } from '../errors';

/** A token, and how long it has to live. */
export interface IssuedToken {
  readonly token: Secret;
  /** Both by the cloud's clock: ours may be wrong. */
  readonly expiresAt: Date;
  readonly answeredAt: Date;
}

/** Where new tokens come from. */
export type TokenOrigin =
  | { readonly renewable: true; readonly issue: () => Promise<IssuedToken> }
  /** A pasted token, or one that takes a passcode: what to say when it is over. */
  | { readonly renewable: false; readonly over: () => Failure };

/** A new one is asked for at this part of a token's life, or ten minutes before its end. */
const RENEW_AT = 0.8;
const RENEW_BEFORE_MS = 10 * 60_000;
/** So that the accounts of one technician do not renew all at once. */
const JITTER = 0.05;
/** After a renewal that failed while the old token is still good. */
const PAUSE_MS = 60_000;

interface Held {
  readonly token: Secret;
  /** By our clock: from when it is renewed, and when it is over. */
  renewAt: number;
  readonly endsAt: number;
}

/**
 * The token of one account: in memory only, renewed early, once for all who wait. Its age is counted
 * from when we got it, so a wrong local clock does no harm.
 */
export class TokenSource {
  readonly #origin: TokenOrigin;
  readonly #now: () => number;
  readonly #random: () => number;
  #held: Held | undefined;
  #pending: Promise<Secret> | undefined;
  #closed = false;

  constructor(origin: TokenOrigin, now: () => number, random: () => number) {
    this.#origin = origin;
    this.#now = now;
    this.#random = random;
  }

  /** A token that should be accepted. Rejects with the failure of the sign-in; the next call tries again. */
  get(): Promise<Secret> {
    if (this.#closed) return Promise.reject(new Failure('signed-out'));
    const held = this.#held;
    if (held === undefined || this.#now() >= held.endsAt) return this.#renewed();
    if (this.#now() >= held.renewAt) this.#renewAhead(held);
    return Promise.resolve(held.token);
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

  /** Takes a token that was issued elsewhere (the one the sign-in got). */
  accept({ token, expiresAt, answeredAt }: IssuedToken): void {
    this.#drop();
    const life = expiresAt.getTime() - answeredAt.getTime();
    const early = Math.min(life * RENEW_AT, Math.max(life - RENEW_BEFORE_MS, life / 2));
    const now = this.#now();
    this.#held = {
      token,
      renewAt: now + (this.#origin.renewable ? early * (1 - this.#random() * JITTER) : life),
      endsAt: now + life,
    };
  }

  #drop(): void {
    this.#held?.token.dispose();
    this.#held = undefined;
  }

  #renewed(): Promise<Secret> {
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Nobody waits for it while the old one is good; if it fails, that is tried again a little later. */
  #renewAhead(held: Held): void {
    this.#renewed().catch(() => {
      held.renewAt = this.#now() + PAUSE_MS;
    });
  }

  async #renew(): Promise<Secret> {
    if (!this.#origin.renewable) throw this.#origin.over();
    const issued = await this.#origin.issue();
    if (this.#closed) {
      issued.token.dispose();
      throw new Failure('signed-out');
    }
    this.accept(issued);
    return issued.token;
  }
}
