import { Failure } from '../errors';
import type { Authenticator, Proof, Target } from './authenticator';
import type { Clocks } from './clocks';
import type { CloudFailure } from './errors';
import { sign, type AccessKeys } from './signer';

/** The cloud locks a key for so long after more than five failed checks in a row. */
const LOCK_MS = 5 * 60_000;

export interface KeyAuthenticatorOptions {
  readonly keys: AccessKeys;
  readonly clocks: Clocks;
  readonly now: () => number;
  /** The temporary keys have expired; nothing but new ones helps. */
  readonly onEnded: (failure: Failure) => void;
}

/**
 * Proves by signing each request. A failed key check is never repeated, and no further call is sent
 * with the key until the cloud's lock would be over: the technician who signs in again gets a new
 * authenticator and is not held up.
 */
export class KeyAuthenticator implements Authenticator {
  readonly #options: KeyAuthenticatorOptions;
  #lockedUntil = 0;
  #closed = false;

  constructor(options: KeyAuthenticatorOptions) {
    this.#options = options;
  }

  prove({ host, projectId }: Target): Promise<Proof> {
    const { keys, clocks, now } = this.#options;
    return Promise.resolve({
      // Checked and signed when the request leaves, not when it began to wait for its turn.
      headersFor: (request) => {
        this.#requireUsable();
        const headers =
          projectId === null ? request.headers : { ...request.headers, 'X-Project-Id': projectId };
        return sign({ ...request, headers }, keys, clocks.at(host));
      },
      onRefused: ({ data: { code } }) => {
        if (code === 'key-refused' || code === 'key-locked') this.#lockedUntil = now() + LOCK_MS;
      },
      judge: (failure, second) => this.#judge(failure, second, host),
    });
  }

  close(): void {
    this.#closed = true;
  }

  #requireUsable(): void {
    if (this.#closed) throw new Failure('signed-out');
    const { now } = this.#options;
    if (now() < this.#lockedUntil) throw new Failure('key-locked', this.#lockParams());
  }

  #judge(failure: CloudFailure, second: boolean, host: string): 'again' | Failure {
    const { code } = failure.data;
    if (code === 'clock-wrong') {
      // By now the host's clock is known from its refusal.
      return second ? this.#wrongClock(failure, host) : 'again';
    }
    if (code === 'key-locked') return new Failure(code, { ...failure.data, ...this.#lockParams() });
    const isTemporary = this.#options.keys.securityToken !== undefined;
    if (!isTemporary || (code !== 'keys-expired' && code !== 'signed-out')) return failure;
    const ended = new Failure('keys-expired', { ...failure.data, fix: 'reauth' });
    this.#options.onEnded(ended);
    return ended;
  }

  #lockParams(): { params: Record<string, string> } {
    const leftMs = this.#lockedUntil - this.#options.now();
    return {
      params: {
        minutes: String(Math.ceil(leftMs / 60_000)),
        until: new Date(this.#lockedUntil).toISOString(),
      },
    };
  }

  #wrongClock(failure: CloudFailure, host: string): Failure {
    const minutes = Math.round(Math.abs(this.#options.clocks.offset(host)) / 60_000);
    return new Failure('clock-wrong', {
      ...failure.data,
      params: { ...failure.data.params, ...(minutes === 0 ? {} : { minutes: String(minutes) }) },
    });
  }
}
