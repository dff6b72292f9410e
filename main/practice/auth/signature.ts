/**
 * The gateway's own reading of a signed request (SDK-HMAC-SHA256). Written from the documents, and
 * apart from the client's signer: one that copied its mistakes would find none of them.
 * @see {@link https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html} Signing algorithm
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { header } from '../http/request';

export const ALGORITHM = 'SDK-HMAC-SHA256';

/** What the `Authorization` header of a signed request says. */
export interface Authorization {
  readonly accessKey: string;
  /** As listed: names in lower case, in the order of the list. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** A request as it came over the wire; nothing decoded yet. */
export interface RawRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const FORM =
  /^SDK-HMAC-SHA256 Access=([^\s,]+), ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/;

/** The parts of the header, or undefined when it is not of the documented form. */
export function parseAuthorization(text: string): Authorization | undefined {
  const [, accessKey, names, signature] = FORM.exec(text) ?? [];
  if (accessKey === undefined || names === undefined || signature === undefined) return undefined;
  return { accessKey, signedHeaders: names.split(';'), signature };
}

/** `yyyyMMddTHHmmssZ`, or undefined for anything else. */
export function parseSigningDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (second === undefined) return undefined;
  const iso = [[year, month, day].join('-'), 'T', [hour, minute, second].join(':'), 'Z'].join('');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A date as `X-Sdk-Date` writes it. */
export const signingDate = (date: Date): string => date.toISOString().replaceAll(/[-:]|\.\d+/g, '');

const UNRESERVED = new Set(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~'),
);

/** Every byte but the unreserved ones as `%XX`. */
function percentEncode(bytes: Buffer): string {
  let text = '';
  for (const byte of bytes) {
    text += UNRESERVED.has(byte)
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

/** The bytes behind percent-encoded text; a `%` that stands for nothing is itself. */
function percentDecode(text: string): Buffer {
  const parts = text.split(/(%[0-9A-Fa-f]{2})/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'),
    ),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Decoded and encoded again, with a closing slash. */
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => percentEncode(percentDecode(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

/** A name or value of a query. A `+` stands for a space, as forms send it. */
function queryPart(text: string): { readonly plain: string; readonly encoded: string } {
  const bytes = percentDecode(text.replaceAll('+', ' '));
  return { plain: bytes.toString('utf8'), encoded: percentEncode(bytes) };
}

/** Sorted by name, then by value, both as they are before they are encoded. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = queryPart(at === -1 ? pair : pair.slice(0, at));
      return { name, value: queryPart(at === -1 ? '' : pair.slice(at + 1)) };
    })
    .sort((a, b) => order(a.name.plain, b.name.plain) || order(a.value.plain, b.value.plain))
    .map(({ name, value }) => `${name.encoded}=${value.encoded}`)
    .join('&');
}

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

const UNSIGNED = 'UNSIGNED-PAYLOAD';

/**
 * The hash of the body as the signature has it: what `X-Sdk-Content-Sha256` says, if that is true of
 * the body or says that the body is not signed; otherwise the body's own.
 */
function payloadHash(request: RawRequest): string {
  const stated = header(request.headers, 'x-sdk-content-sha256');
  return stated === UNSIGNED ? UNSIGNED : sha256(request.body);
}

/** The request in its canonical form, over the headers that the client says it signed. */
export function canonicalRequest(request: RawRequest, signedHeaders: readonly string[]): string {
  const at = request.target.indexOf('?');
  const path = at === -1 ? request.target : request.target.slice(0, at);
  const query = at === -1 ? '' : request.target.slice(at + 1);
  const names = [...signedHeaders].sort(order);
  return [
    request.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${(header(request.headers, name) ?? '').trim()}`),
    '',
    names.join(';'),
    payloadHash(request),
  ].join('\n');
}

/** Is this the signature that the secret key gives? */
export function signatureFits(
  signature: string,
  secretKey: string,
  date: string,
  canonical: string,
): boolean {
  const text = [ALGORITHM, date, sha256(canonical)].join('\n');
  const expected = createHmac('sha256', secretKey).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
