import type { Failure } from '../errors';
import type { Connection, SessionEvents } from './connection';

/** A difference worth telling the technician. Signed requests are refused beyond 15 minutes. */
const TOLD_FROM_MS = 5 * 60_000;

/** What a session tells of itself; it may do so before its sign-in is through. */
export class SessionWatch implements SessionEvents {
  readonly #changed: () => void;
  #connection: Connection | undefined;
  clockSkewSeconds = 0;
  ended: Failure | undefined;

  /** @param changed is called for what is new since the sign-in */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  follow(connection: Connection): void {
    this.#connection = connection;
  }

  isOf(connection: Connection | undefined): boolean {
    return connection !== undefined && this.#connection === connection;
  }

  readonly onEnded = (failure: Failure): void => {
    if (this.ended !== undefined) return;
    this.ended = failure;
    this.#changed();
  };

  /** Told once: it wavers with every answer. */
  readonly onSkew = (skewMs: number): void => {
    const isLarge = Math.abs(skewMs) > TOLD_FROM_MS;
    if (isLarge === (this.clockSkewSeconds !== 0)) return;
    this.clockSkewSeconds = isLarge ? Math.round(skewMs / 1000) : 0;
    this.#changed();
  };
}
