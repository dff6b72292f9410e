import { Failure } from '../errors';
import { cloudFailure } from './errors';
import { networkFailure } from './network-errors';
import { delayBefore, retryAfterMs, throttleWindowMs, type Pace, type Repeat } from './retry';

/** The part of `session.fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One call on the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined sends no body at all. */
  readonly body?: unknown;
  readonly repeat: Repeat;
  /** The IAM action the call needs, for the sentence when it is missing. */
  readonly action: string;
  /** Milliseconds for the whole call: body, further attempts and the waits between them included. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null where the answer has no body. */
  readonly body: unknown;
}

/** For `limitMs`: an ordinary call, and one page of a long list. */
export const CALL_LIMIT_MS = 30_000;
export const LIST_LIMIT_MS = 60_000;

/** An abort signal that follows the caller's and a clock; `AbortSignal.any` came after Node 18. */
function limited(
  limitMs: number,
  outer: AbortSignal | undefined,
): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new Failure('timed-out')), limitMs);
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

/**
 * The one way to the cloud. Sends through Chromium's network stack (system proxy, PAC and trust
 * store) without cookies, cache or redirects, within a time limit, repeats what may be repeated, and
 * turns whatever goes wrong into a `Failure`.
 */
export class Transport {
  readonly #fetch: Fetch;
  readonly #pace: Pace;

  constructor(fetch: Fetch, pace: Pace) {
    this.#fetch = fetch;
    this.#pace = pace;
  }

  async send(request: WireRequest): Promise<WireAnswer> {
    const host = new URL(request.url).host;
    const { signal, end } = limited(request.limitMs, request.signal);
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#once(request, host, signal);
        } catch (thrown) {
          if (request.signal?.aborted === true) throw new Failure('cancelled');
          const failure = this.#failure(thrown, host, signal);
          const delay = delayBefore(
            attempt,
            request.repeat,
            failure,
            thrown instanceof RefusedAnswer ? thrown.askedMs : undefined,
            () => this.#pace.random(),
          );
          if (delay === undefined || signal.aborted) throw failure;
          await this.#wait(delay, request.signal, signal, failure);
        }
      }
    } finally {
      end();
    }
  }

  /** Waits for the next attempt; when the time for the call runs out first, the reason for the wait stands. */
  async #wait(
    delay: number,
    outer: AbortSignal | undefined,
    signal: AbortSignal,
    failure: Failure,
  ): Promise<void> {
    try {
      await this.#pace.wait(delay, signal);
    } catch (thrown) {
      throw outer?.aborted === true || !signal.aborted ? thrown : failure;
    }
  }

  #failure(thrown: unknown, host: string, signal: AbortSignal): Failure {
    if (thrown instanceof RefusedAnswer) return thrown.failure;
    if (signal.aborted) return new Failure('timed-out', { params: { host } });
    return thrown instanceof Failure ? thrown : networkFailure(thrown, host);
  }

  async #once(request: WireRequest, host: string, signal: AbortSignal): Promise<WireAnswer> {
    const response = await this.#fetch(request.url, {
      method: request.method,
      headers: { 'Cache-Control': 'no-cache', ...request.headers },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
      redirect: 'error',
      credentials: 'omit',
    });
    const text = await response.text();
    const { status, headers } = response;
    if (!response.ok) {
      const failure = cloudFailure({ status, headers, text, host }, request.action);
      const askedMs =
        retryAfterMs(headers.get('Retry-After'), Date.now()) ??
        throttleWindowMs(failure.data.detail ?? '');
      throw new RefusedAnswer(withSeconds(failure, askedMs), askedMs);
    }
    if (text === '') return { status, headers, body: null };
    try {
      return { status, headers, body: JSON.parse(text) };
    } catch {
      // A page where data was expected: somebody between us and the cloud wants a sign-in.
      const html = /^\s*</.test(text) || (headers.get('Content-Type') ?? '').includes('html');
      throw new Failure(html ? 'captive-portal' : 'unexpected-answer', {
        status,
        params: { host },
      });
    }
  }
}

/** The sentence of a throttled call tells how long to wait, where the cloud does. */
function withSeconds(failure: Failure, askedMs: number | undefined): Failure {
  const { code, params } = failure.data;
  if (code !== 'throttled' || askedMs === undefined || !Number.isFinite(askedMs)) return failure;
  const seconds = String(Math.ceil(askedMs / 1000));
  return new Failure(code, { ...failure.data, params: { ...params, seconds } });
}

/** A failure with the wait the cloud asked for; it does not leave this file. */
class RefusedAnswer extends Error {
  constructor(
    readonly failure: Failure,
    readonly askedMs: number | undefined,
  ) {
    super(failure.message);
  }
}
