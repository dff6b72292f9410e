import type { z } from 'zod';
import { Failure } from '../errors';
import type { Authenticator, Proof } from './authenticator';
import { callRow, type CallName, type CallRow } from './call-table';
import { CloudFailure, requestIdOf } from './errors';
import type { Endpoints } from './regions';
import { joinSignals, unlessAborted } from './signals';
import { canonicalQuery, encode } from './signer';
import type { Transport, WireAnswer } from './transport';

/** A query as it is sent: an array of values becomes one pair per value, as the SDKs do. */
export type Query = Readonly<Record<string, string | number | readonly string[]>>;

/** One call of a service, as its file describes it. The rest stands in the call table. */
export interface Call<T> {
  readonly call: CallName;
  /** Path with `{project_id}` where the project goes; other parts already encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Further headers, e.g. a token that is asked about. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What a good answer looks like; a missing body is passed as null. */
  readonly schema: z.ZodType<T>;
}

/** A good answer: what was understood of it, and its headers. */
export interface Reply<T> {
  readonly body: T;
  readonly headers: WireAnswer['headers'];
}

function pairsOf(query: Query): (readonly [string, string])[] {
  return Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const),
  );
}

export interface CloudClientOptions {
  readonly transport: Transport;
  readonly endpoints: Endpoints;
  readonly authenticator: Authenticator;
  /** For the calls with `{project_id}`; null before it is known. */
  readonly projectId: string | null;
  /** Aborted when the account signs out: all its calls end. */
  readonly signal: AbortSignal;
  /** Says why a policy forbids a call, if that can be learnt. */
  readonly explain?: (row: CallRow, failure: CloudFailure) => Promise<Failure>;
}

/** The services of the cloud, as one account sees them. */
export class CloudClient {
  readonly #options: CloudClientOptions;

  constructor(options: CloudClientOptions) {
    this.#options = options;
  }

  /** Makes a call and returns what was understood of its answer. @throws Failure, see `cloud/errors` */
  async send<T>(call: Call<T>, signal?: AbortSignal): Promise<T> {
    return (await this.ask(call, signal)).body;
  }

  /**
   * Makes a call. One that was refused with 401 is sent once more where the authenticator has a better
   * proof: such an answer comes before anything was done, so that holds for calls with an effect too.
   * @throws Failure, see `cloud/errors`
   */
  async ask<T>(call: Call<T>, signal?: AbortSignal): Promise<Reply<T>> {
    if (this.#options.signal.aborted) throw new Failure('signed-out');
    const joined = joinSignals(signal, this.#options.signal);
    try {
      for (let second = false; ; second = true) {
        const proofs: Proof[] = [];
        try {
          return await this.#once(call, proofs, joined.signal);
        } catch (thrown) {
          if (!(thrown instanceof CloudFailure)) throw thrown;
          const proof = proofs.at(-1);
          if (thrown.data.status !== 401 || proof === undefined)
            throw await this.#why(call, thrown);
          const verdict = proof.judge(thrown, second);
          if (verdict !== 'again' || second) throw verdict === 'again' ? thrown : verdict;
        }
      }
    } finally {
      joined.end();
    }
  }

  async #once<T>(call: Call<T>, proofs: Proof[], signal: AbortSignal): Promise<Reply<T>> {
    const { transport, endpoints, authenticator } = this.#options;
    const endpoint = endpoints[callRow(call.call).service];
    const { host } = new URL(endpoint);
    const { path, projectId } = this.#place(call);
    const query = canonicalQuery(pairsOf(call.query ?? {}));
    const answer = await transport.send(
      {
        call: call.call,
        url: `${endpoint}${path}${query === '' ? '' : `?${query}`}`,
        headers: { 'Content-Type': 'application/json', ...call.headers },
        body: call.body === undefined ? '' : JSON.stringify(call.body),
        signal,
      },
      async () => {
        const proof = await unlessAborted(
          authenticator.prove({ host, projectId }),
          signal,
          () => new Failure('cancelled'),
        );
        proofs.push(proof);
        return proof;
      },
    );
    return { body: parse(call, answer, host), headers: answer.headers };
  }

  #place<T>({ path }: Call<T>): { path: string; projectId: string | null } {
    if (!path.includes('{project_id}')) return { path, projectId: null };
    const { projectId } = this.#options;
    if (projectId === null) throw new Failure('project-unknown');
    return { path: path.replace('{project_id}', encode(projectId)), projectId };
  }

  async #why<T>({ call }: Call<T>, failure: CloudFailure): Promise<Failure> {
    const { explain } = this.#options;
    if (explain === undefined || failure.encodedReason === undefined) return failure;
    return explain(callRow(call), failure);
  }
}

function parse<T>(call: Call<T>, answer: WireAnswer, host: string): T {
  const parsed = call.schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const requestId = requestIdOf(answer.headers);
  throw new Failure('unexpected-answer', {
    status: answer.status,
    detail: where.join('; '),
    params: { host },
    ...(requestId === undefined ? {} : { requestId }),
  });
}
