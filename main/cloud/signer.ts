/**
 * Request signing SDK-HMAC-SHA256, for calls with an access key instead of a token.
 * @see {@link https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html} Signing algorithm
 */
import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../credentials/secret';

/** An access key pair; temporary keys come with a security token. */
export interface AccessKeys {
  readonly accessKey: string;
  readonly secretKey: Secret;
  readonly securityToken?: Secret | undefined;
}

/** A request as it will be sent, except for the headers that signing adds. */
export interface UnsignedRequest {
  readonly method: string;
  /** The address as it is sent; its query comes from `canonicalQuery`. */
  readonly url: string;
  /** Headers to sign. `Host` and `X-Sdk-Date` are added and signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's exact text; empty for none. */
  readonly body: string;
}

const ALGORITHM = 'SDK-HMAC-SHA256';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Percent-encoding of everything but `A-Za-z0-9-_.~` (RFC 3986 section 2.3), space as `%20`. Nothing is
 * left that Chromium would encode once more when it sends the address, such as `'`.
 */
export function encode(text: string): string {
  // Half a surrogate pair cannot be encoded; as everywhere, U+FFFD stands for it.
  const wellFormed = Buffer.from(text).toString();
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By code unit, as the gateway sorts; `localeCompare` would not. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The query of a request: sorted by name, then by value, one pair per value. This text is both signed
 * and sent, so the two cannot differ.
 */
export function canonicalQuery(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .slice()
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Each segment encoded, and a closing slash that the URL itself need not have. */
function canonicalPath(pathname: string): string {
  const path = pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

/** `yyyyMMddTHHmmssZ`, in UTC. */
export function signingDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The canonical request, for tests and for comparing with the one a gateway names in its refusal. */
export function canonicalRequest(
  request: UnsignedRequest,
  headers: ReadonlyMap<string, string>,
): string {
  const url = new URL(request.url);
  const names = [...headers.keys()].sort(compare);
  return [
    request.method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery([...url.searchParams.entries()]),
    ...names.map((name) => `${name}:${headers.get(name)?.trim() ?? ''}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

/**
 * The headers to send: those given, the ones signing needs, and `Authorization`. `Host` is signed from
 * the URL and not among them, because the network stack sets it itself.
 */
export function sign(
  request: UnsignedRequest,
  keys: AccessKeys,
  date: Date,
): Record<string, string> {
  const stamp = signingDate(date);
  const added: Record<string, string> = {
    ...request.headers,
    'X-Sdk-Date': stamp,
    ...(keys.securityToken === undefined
      ? {}
      : { 'X-Security-Token': keys.securityToken.reveal() }),
  };
  const signed = new Map(
    Object.entries({ ...added, Host: new URL(request.url).host }).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const text = [ALGORITHM, stamp, sha256(canonicalRequest(request, signed))].join('\n');
  const signature = createHmac('sha256', keys.secretKey.reveal()).update(text).digest('hex');
  const names = [...signed.keys()].sort(compare).join(';');
  return {
    ...added,
    Authorization: `${ALGORITHM} Access=${keys.accessKey}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
