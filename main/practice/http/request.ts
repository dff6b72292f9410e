import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { BadRequest } from './answer';

/** A request as the handlers see it: parsed path, all values of every query key, body as text. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query as sent: what a signature is over. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** When it came, by the region's clock. */
  readonly time: Date;
  /** The `{name}` parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** A part of the path that the route is known to have. */
export function param(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`The route has no {${name}}`);
  return value;
}

/** One header as a single string, or `undefined`. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body as the schema describes it, or the service's "malformed" refusal. */
export function readBody<S extends z.ZodType>(
  request: ApiRequest,
  schema: S,
  badRequest: BadRequest,
): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badRequest(
    issue === undefined ? 'invalid body' : `${issue.path.join('.') || 'body'}: ${issue.message}`,
  );
}

/** An integer of the query within its documented range; anything else is refused. */
export function integerQuery(
  query: URLSearchParams,
  name: string,
  range: { readonly min: number; readonly max: number; readonly byDefault: number },
  badRequest: BadRequest,
): number {
  const text = query.get(name);
  if (text === null) return range.byDefault;
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= range.max)) {
    throw badRequest(
      range.max === Number.MAX_SAFE_INTEGER
        ? `${name} must be an integer of at least ${String(range.min)}`
        : `${name} must be an integer from ${String(range.min)} to ${String(range.max)}`,
    );
  }
  return value;
}

/** One of a closed set of words, `undefined` when absent. */
export function wordQuery<W extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly W[],
  badRequest: BadRequest,
): W | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw badRequest(`${name} must be one of ${words.join(', ')}`);
  return word;
}

/** An array filter: repeated keys, as the SDKs send it; `undefined` when absent. */
export function listQuery(
  query: URLSearchParams,
  name: string,
  atMost: number,
  badRequest: BadRequest,
): readonly string[] | undefined {
  const values = query.getAll(name);
  if (values.length === 0) return undefined;
  if (values.length > atMost) throw badRequest(`${name} takes at most ${String(atMost)} values`);
  return values;
}

/** `true`/`false`, `undefined` when absent. */
export function booleanQuery(
  query: URLSearchParams,
  name: string,
  badRequest: BadRequest,
): boolean | undefined {
  const word = wordQuery(query, name, ['true', 'false'], badRequest);
  return word === undefined ? undefined : word === 'true';
}
