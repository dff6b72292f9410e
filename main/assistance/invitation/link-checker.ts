import type { LinkCheck } from '../../../preload/contract/invitation';
import type { Fetch } from '../../cloud/transport';
import { networkFailure } from '../../cloud/network-errors';
import { Failure } from '../../errors';
import { within, type Timer } from '../../timer';
import { hostOf } from './hosts';

/** Name, connection and TLS take well under a second where they work; the technician is waiting. */
const PATIENCE_MS = 6_000;

export interface LinkCheckerOptions {
  readonly fetch: Fetch;
  readonly timer: Timer;
}

/**
 * Looks whether a link leads anywhere, seen from this computer. It asks for the root of the link's origin
 * with HEAD, so neither code nor path leaves; any answer, and a redirect, shows that somebody is there. A
 * bare TLS connection would send still less, but would go past the proxy that the browser goes through, and
 * so say something about another way. Certificates are judged as a helper's browser would: what an account
 * trusts besides does not count.
 */
export class LinkChecker {
  readonly #options: LinkCheckerOptions;

  constructor(options: LinkCheckerOptions) {
    this.#options = options;
  }

  /** @param link empty when there is none */
  async check(link: string): Promise<LinkCheck> {
    if (link === '') return { state: 'none' };
    const target = hostOf(link);
    if (target.kind === 'useless') return { state: 'useless', because: target.because };
    const { isPrivate } = target;
    const failure = await this.#ask(target.origin, target.host);
    return failure === undefined
      ? { state: 'reachable', isPrivate }
      : { state: 'unreachable', isPrivate, error: failure.data };
  }

  async #ask(origin: string, host: string): Promise<Failure | undefined> {
    const { fetch, timer } = this.#options;
    const end = new AbortController();
    const answer = fetch(`${origin}/`, {
      method: 'HEAD',
      redirect: 'error',
      credentials: 'omit',
      signal: end.signal,
    });
    try {
      const response = await within(timer, PATIENCE_MS, answer);
      if (response === undefined) return new Failure('timed-out', { params: { host } });
      await response.body?.cancel();
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Failure) return thrown;
      if (thrown instanceof Error && /redirect/i.test(thrown.message)) return undefined;
      return networkFailure(thrown, host);
    } finally {
      end.abort();
      // It was ended above, or has failed already.
      answer.catch(() => undefined);
    }
  }
}
