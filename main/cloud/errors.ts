import { z } from 'zod';
import type { ErrorCode } from '../../preload/contract/errors';
import { Failure } from '../errors';
import { redact } from '../redact';

/** An answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  readonly host: string;
}

interface CloudError {
  readonly code: string;
  readonly message: string;
}

const asText = z.union([z.string(), z.number()]).transform(String).catch('');

/** The key pairs under which services give code and text, in the order the SDKs look for them. */
const SHAPES = [
  ['error_code', 'error_msg'],
  ['errorCode', 'errorMsg'],
  ['code', 'message'],
] as const;

function findError(body: unknown): CloudError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const entries = new Map<string, unknown>(Object.entries(body));
  for (const [code, message] of SHAPES) {
    const found = {
      code: asText.parse(entries.get(code)),
      message: asText.parse(entries.get(message)),
    };
    if (found.code !== '' || found.message !== '') {
      const detail = asText.parse(entries.get('error_detail'));
      return detail === '' ? found : { ...found, message: `${found.message} (${detail})` };
    }
  }
  for (const value of entries.values()) {
    const nested = findError(value);
    if (nested !== undefined) return nested;
  }
  return undefined;
}

/** Code and text out of any of the cloud's error bodies (Workspace, gateway, Keystone, CloudDC). */
export function parseCloudError(text: string): CloudError {
  try {
    const found = findError(JSON.parse(text));
    if (found !== undefined) return found;
  } catch {
    // Not JSON: gateways and proxies answer in HTML or with nothing.
  }
  // Redacted before it is cut: half a secret would not be known any more.
  return { code: '', message: redact(text).slice(0, 1000) };
}

/**
 * Codes whose meaning the status alone does not tell. Gateway codes are matched by number: the same
 * ones come as `APIGW.`, `APIG.` and `APIC.`.
 */
const BY_CODE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^API\w*\.0307$/, 'signed-out'],
  [/^API\w*\.0308$/, 'throttled'],
  [/^API\w*\.0101$/, 'region-mismatch'],
  [/^API\w*\.03(02|06|10)$|^API\w*\.080[12]$/, 'not-allowed'],
  [/^API\w*\.06\d\d$/, 'service-unavailable'],
  [/^WKS\.(0202|0915)$/, 'machine-not-found'],
  [/^WKS\.00010032$/, 'conflict'],
  [/^WKS\.(00010099|00170117)$/, 'service-not-enabled'],
  [/^iMetal\.0100$/, 'machine-not-found'],
  [/^iMetal\.0101$/, 'machine-not-ready'],
  [/^iMetal\.0005$/, 'throttled'],
];

function byStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'not-allowed';
    case 404:
      return 'machine-not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    case 502:
    case 503:
    case 504:
      return 'service-unavailable';
    default:
      return 'cloud-refused';
  }
}

/** The request id under which the cloud's support finds the call. */
export function requestIdOf(headers: Refusal['headers']): string | undefined {
  return headers.get('X-Request-Id') ?? headers.get('X-IAM-Trace-Id') ?? undefined;
}

/**
 * A refusal as a failure: sentence by code, with the cloud's own code, words and request id.
 * @param action the IAM action of the call, named when the cloud says that it is not allowed
 */
export function cloudFailure(refusal: Refusal, action: string): Failure {
  const { code, message } = parseCloudError(refusal.text);
  const row = BY_CODE.find(([pattern]) => pattern.test(code));
  const requestId = requestIdOf(refusal.headers);
  return new Failure(row?.[1] ?? byStatus(refusal.status), {
    status: refusal.status,
    detail: message,
    params: { host: refusal.host, action },
    ...(code === '' ? {} : { cloudCode: code }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}
