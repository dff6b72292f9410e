import { Failure } from '../errors';
import type { Authenticator, Proof, Target } from './authenticator';
import type { CloudFailure } from './errors';
import type { TokenSource } from './tokens';

/** So long a host that refused a fresh token is not tried with yet another one. */
const HOPELESS_MS = 5 * 60_000;

/** Proves with `X-Auth-Token`. A token that is refused is renewed, once for all who use it. */
export class TokenAuthenticator implements Authenticator {
  readonly #tokens: TokenSource;
  readonly #now: () => number;
  /** Hosts that refused a token issued for them a moment ago, and until when that is believed. */
  readonly #hopeless = new Map<string, number>();

  constructor(tokens: TokenSource, now: () => number) {
    this.#tokens = tokens;
    this.#now = now;
  }

  async prove({ host }: Target): Promise<Proof> {
    const token = await this.#tokens.get();
    return {
      headersFor: ({ headers }) => ({ ...headers, 'X-Auth-Token': token.reveal() }),
      onRefused: () => undefined,
      judge: (failure, second) => {
        if (second) this.#hopeless.set(host, this.#now() + HOPELESS_MS);
        if (second || this.#now() < (this.#hopeless.get(host) ?? 0)) return explained(failure);
        this.#tokens.invalidate(token);
        return 'again';
      },
    };
  }

  close(): void {
    this.#tokens.close();
  }
}

/** APIGW.0307 for a fresh token: it was issued for another region. */
function explained(failure: CloudFailure): Failure {
  const { cloudCode = '' } = failure.data;
  return cloudCode.endsWith('.0307')
    ? new Failure('region-mismatch', { ...failure.data, fix: 'settings' })
    : failure;
}
