import { Failure } from '../errors';
import { callRow, type CallName, type CallRow } from './call-table';
import type { Clocks } from './clocks';
import { cloudFailure, CloudFailure, requestIdOf } from './errors';
import type { Hosts } from './hosts';
import { Deadline, type Attempt, type Limits } from './limits';
import { networkFailure, type ShownCertificate } from './network-errors';
import type { Pace } from './pace';
import { readText, type Received } from './read-text';
import { delayBefore } from './retry';
import { unlessAborted } from './signals';
import type { UnsignedRequest } from './signer';

/** The part of `session.fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Received>;

/** One call on the wire. The address and the body are sent as they stand here. */
export interface WireRequest {
  readonly call: CallName;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exact text; empty sends no body at all. */
  readonly body: string;
  readonly signal: AbortSignal | undefined;
}

/** The proof of who asks, for one attempt. */
export interface Pass {
  /** The headers to send, asked for at the moment they are. */
  headersFor(request: UnsignedRequest): Readonly<Record<string, string>>;
  /** The cloud refused it. Told before any call that waits for this one's place is sent. */
  onRefused(failure: CloudFailure): void;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Parsed JSON; null where the answer has no body. */
  readonly body: unknown;
}

export interface TransportOptions {
  readonly fetch: Fetch;
  readonly pace: Pace;
  readonly limits: Limits;
  /** Shared by all accounts. */
  readonly hosts: Hosts;
  readonly clocks: Clocks;
  /** The certificate a host showed last that was not trusted. */
  readonly shown: (host: string) => ShownCertificate | undefined;
  /** Is the technician being asked for something the network needs? Then time does not count. */
  readonly isHeld: () => boolean;
}

/**
 * The one way to the cloud. Sends through Chromium's network stack (system proxy, PAC and trust
 * store) without cookies, cache or redirects, within time limits, repeats what may be repeated, and
 * turns whatever goes wrong into a `Failure`.
 */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  get clocks(): Clocks {
    return this.#options.clocks;
  }

  /**
   * @param pass is asked before each attempt, while it does not yet hold a place at the host: getting a
   * token may need one itself
   * @throws Failure, as `CloudFailure` where the cloud itself refused
   */
  async send(request: WireRequest, pass?: () => Promise<Pass>): Promise<WireAnswer> {
    const { host } = new URL(request.url);
    const deadline = new Deadline(request.signal, this.#options.isHeld);
    try {
      return await this.#sendWithin(deadline, request, host, pass);
    } finally {
      deadline.end();
    }
  }

  async #sendWithin(
    deadline: Deadline,
    request: WireRequest,
    host: string,
    pass: (() => Promise<Pass>) | undefined,
  ): Promise<WireAnswer> {
    const { hosts, pace } = this.#options;
    const row = callRow(request.call);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.#attempt(deadline, request, row, host, await pass?.());
        hosts.earn(host);
        return answer;
      } catch (thrown) {
        const failure = thrown instanceof Failure ? thrown : this.#networkFailure(thrown, host);
        const asked = failure instanceof CloudFailure ? failure.askedMs : undefined;
        const delay = delayBefore(attempt, row.repeat, failure, asked, () => pace.random());
        if (delay === undefined || deadline.isOver || !hosts.spend(host)) throw failure;
        await pace.wait(delay, deadline.signal).catch(() => {
          throw deadline.reason(failure);
        });
      }
    }
  }

  async #attempt(
    deadline: Deadline,
    request: WireRequest,
    row: CallRow,
    host: string,
    pass: Pass | undefined,
  ): Promise<WireAnswer> {
    const { hosts, limits } = this.#options;
    const leave = await hosts.enter(host, request.signal);
    const totalMs = row.size === 'page' ? limits.pageMs : limits.answerMs;
    const attempt = deadline.begin(limits.headersMs, totalMs);
    try {
      return await unlessAborted(
        this.#once(request, row, host, pass, attempt),
        attempt.signal,
        () => deadline.reason(new Failure('timed-out', { params: { host } })),
      );
    } finally {
      attempt.end();
      leave();
    }
  }

  async #once(
    { url, headers, body }: WireRequest,
    row: CallRow,
    host: string,
    pass: Pass | undefined,
    attempt: Attempt,
  ): Promise<WireAnswer> {
    const { fetch, pace, clocks } = this.#options;
    const { method } = row;
    const sent = pace.now();
    const response = await fetch(url, {
      method,
      headers: {
        'Cache-Control': 'no-cache',
        ...(pass?.headersFor({ method, url, headers, body }) ?? headers),
      },
      ...(body === '' ? {} : { body }),
      signal: attempt.signal,
      redirect: 'error',
      credentials: 'omit',
    });
    attempt.answered();
    clocks.learn(host, response.headers.get('Date'), sent, pace.now());
    const text = await readText(response, host);
    if (!response.ok) {
      const refusal = { status: response.status, headers: response.headers, text, host };
      const failure = cloudFailure(refusal, row, pace.now());
      pass?.onRefused(failure);
      throw failure;
    }
    return {
      status: response.status,
      headers: response.headers,
      body: parse(response, text, host),
    };
  }

  #networkFailure(thrown: unknown, host: string): Failure {
    return networkFailure(thrown, host, this.#options.shown(host));
  }
}

function parse({ status, headers }: Received, text: string, host: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A page where data was expected: somebody between us and the cloud wants a sign-in.
    const html = /^\s*</.test(text) || (headers.get('Content-Type') ?? '').includes('html');
    const requestId = requestIdOf(headers);
    throw new Failure(html ? 'captive-portal' : 'unexpected-answer', {
      status,
      params: { host },
      ...(requestId === undefined ? {} : { requestId }),
    });
  }
}
