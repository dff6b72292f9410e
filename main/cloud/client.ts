import type { z } from 'zod';
import { Failure } from '../errors';
import type { Endpoints, Service } from './regions';
import type { Repeat } from './retry';
import type { TokenSource } from './tokens';
import { CALL_LIMIT_MS, type Transport, type WireAnswer, type WireRequest } from './transport';

/** A query as it is sent: an array of values becomes one pair per value, as the SDKs do. */
export type Query = Readonly<Record<string, string | number | readonly string[]>>;

/** One call of a service, as its file describes it. */
export interface Call<T> {
  readonly service: Service;
  readonly method: WireRequest['method'];
  /** Path with `{project_id}` where the project goes; other parts already encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** What a good answer looks like; `null` bodies are passed as null. */
  readonly schema: z.ZodType<T>;
  readonly repeat: Repeat;
  /** The IAM action the call needs. */
  readonly action: string;
  readonly limitMs?: number;
}

function queryText(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (one) => `${encodeURIComponent(key)}=${encodeURIComponent(String(one))}`,
    ),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The services of one project, as one signed-in account sees them. */
export class ProjectClient {
  readonly #transport: Transport;
  readonly #endpoints: Endpoints;
  readonly #tokens: TokenSource;
  readonly #projectId: string;

  constructor(transport: Transport, endpoints: Endpoints, tokens: TokenSource, projectId: string) {
    this.#transport = transport;
    this.#endpoints = endpoints;
    this.#tokens = tokens;
    this.#projectId = projectId;
  }

  /**
   * Makes a call with the account's token. A token the cloud no longer takes is renewed once: a 401
   * comes before anything was done, so even a call with an effect may be sent again.
   * @throws Failure, see `cloud/errors`
   */
  async send<T>(call: Call<T>, signal?: AbortSignal): Promise<T> {
    const token = await this.#tokens.get();
    try {
      return await this.#sendWith(call, token.reveal(), signal);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.data.status !== 401) throw thrown;
      this.#tokens.invalidate(token);
      const renewed = await this.#tokens.get();
      try {
        return await this.#sendWith(call, renewed.reveal(), signal);
      } catch (again) {
        throw again instanceof Failure ? explainSecondRefusal(again) : again;
      }
    }
  }

  async #sendWith<T>(call: Call<T>, token: string, signal: AbortSignal | undefined): Promise<T> {
    const endpoint = this.#endpoints[call.service];
    const path = call.path.replace('{project_id}', encodeURIComponent(this.#projectId));
    const answer = await this.#transport.send({
      method: call.method,
      url: `${endpoint}${path}${queryText(call.query)}`,
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
      body: call.body,
      repeat: call.repeat,
      action: call.action,
      limitMs: call.limitMs ?? CALL_LIMIT_MS,
      signal,
    });
    return parse(call, answer, new URL(endpoint).host);
  }
}

/** A fresh token that is refused as well was issued for another region (APIGW.0307). */
function explainSecondRefusal(failure: Failure): Failure {
  const { cloudCode = '' } = failure.data;
  return cloudCode.endsWith('.0307')
    ? new Failure('region-mismatch', { ...failure.data, fix: 'settings' })
    : failure;
}

function parse<T>(call: Call<T>, answer: WireAnswer, host: string): T {
  const parsed = call.schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const requestId = answer.headers.get('X-Request-Id');
  throw new Failure('unexpected-answer', {
    status: answer.status,
    detail: where.join('; '),
    params: { host },
    ...(requestId === null ? {} : { requestId }),
  });
}
