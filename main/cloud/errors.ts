import { z } from 'zod';
import type { ErrorCode } from '../../preload/contract/errors';
import { Failure } from '../errors';
import { redact } from '../redact';
import type { CallRow } from './call-table';
import { retryAfterMs, throttleWindowMs } from './retry';

/** An answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
  readonly host: string;
}

/** The cloud's "no", with what main alone needs to know of it. */
export class CloudFailure extends Failure {
  /** How long the cloud asks to wait. */
  readonly askedMs: number | undefined;
  /** Why a policy forbids it, in a form that only the token service can read. */
  readonly encodedReason: string | undefined;

  constructor(
    code: ErrorCode,
    more: ConstructorParameters<typeof Failure>[1],
    answer: { readonly askedMs: number | undefined; readonly encodedReason: string | undefined },
  ) {
    super(code, more);
    this.askedMs = answer.askedMs;
    this.encodedReason = answer.encodedReason;
  }
}

interface CloudError {
  readonly code: string;
  readonly message: string;
  readonly encodedReason: string | undefined;
}

const asText = z.union([z.string(), z.number()]).transform(String).catch('');

/** The key pairs under which services give code and text, in the order the SDKs look for them. */
const SHAPES = [
  ['error_code', 'error_msg'],
  ['errorCode', 'errorMsg'],
  ['code', 'message'],
] as const;

/** No service nests its error deeper. */
const DEEPEST = 4;

function findError(body: unknown, depth = 0): CloudError | undefined {
  if (typeof body !== 'object' || body === null || depth > DEEPEST) return undefined;
  const entries = new Map<string, unknown>(Object.entries(body));
  const text = (name: string): string => asText.parse(entries.get(name));
  for (const [codeName, messageName] of SHAPES) {
    const code = text(codeName);
    const message = text(messageName);
    if (code === '' && message === '') continue;
    const detail = text('error_detail');
    const said = detail === '' || detail === message;
    return {
      code,
      message: said ? message : `${message} (${detail})`,
      encodedReason: text('encoded_authorization_message') || undefined,
    };
  }
  for (const value of entries.values()) {
    const nested = findError(value, depth + 1);
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
  return { code: '', message: redact(text).slice(0, 1000), encodedReason: undefined };
}

interface Meaning {
  readonly code: RegExp;
  /** Where the number stands for several things, the words tell which. */
  readonly says?: RegExp;
  readonly means: ErrorCode;
}

/**
 * What the status alone does not tell; the first row that fits counts. Gateway codes are matched by
 * number: the same ones come as `APIGW.`, `APIG.` and `APIC.`.
 */
const MEANINGS: readonly Meaning[] = [
  // 0301 is every kind of wrong authentication. The last row of it would fit the others' words as well.
  { code: /^API\w*\.0301$/, says: /security.?token/i, means: 'keys-expired' },
  {
    code: /^API\w*\.0301$/,
    says: /signature.*expire|expire.*signature|x-sdk-date|request.*expired/i,
    means: 'clock-wrong',
  },
  { code: /^API\w*\.0301$/, says: /reach the limit/i, means: 'key-locked' },
  {
    code: /^API\w*\.0301$/,
    says: /ak\W?sk|signature|\bak\b.*not exist|get ?secret ?key/i,
    means: 'key-refused',
  },
  { code: /^API\w*\.030[15]$/, means: 'signed-out' },
  { code: /^API\w*\.0307$/, means: 'signed-out' },
  { code: /^API\w*\.0308$/, means: 'throttled' },
  { code: /^API\w*\.0101$/, means: 'service-absent' },
  { code: /^API\w*\.03(02|06|10)$|^API\w*\.040[12]$|^API\w*\.080[12]$/, means: 'not-allowed' },
  { code: /^API\w*\.06\d\d$/, means: 'service-unavailable' },
  { code: /^WKS\.(0202|0915)$/, means: 'machine-not-found' },
  { code: /^WKS\.00010032$/, means: 'conflict' },
  { code: /^WKS\.(00010099|00170117)$/, means: 'service-not-enabled' },
  { code: /^iMetal\.0003$/, means: 'signed-out' },
  { code: /^iMetal\.0004$/, means: 'not-allowed' },
  { code: /^iMetal\.0005$/, means: 'throttled' },
  { code: /^iMetal\.0100$/, means: 'machine-not-found' },
  { code: /^iMetal\.0101$/, means: 'machine-not-ready' },
];

function byStatus(status: number, about: CallRow['about']): ErrorCode {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'not-allowed';
    case 404:
      return about === 'machine' ? 'machine-not-found' : 'cloud-refused';
    case 407:
      return 'proxy-login-needed';
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

/** The gateway repeats the whole request behind this word; what stands there is not what is wrong. */
const ECHO = /canonicalRequest[^]*$/i;

/** What the cloud's own code says, where it says more than the status. */
export function meaningOf(code: string, words: string): ErrorCode | undefined {
  return MEANINGS.find((one) => one.code.test(code) && one.says?.test(words) !== false)?.means;
}

/** A refusal as a failure: sentence by code, with the cloud's own code, words and request id. */
export function cloudFailure(refusal: Refusal, call: CallRow, now: number): CloudFailure {
  const { status, headers, host } = refusal;
  const { code, message, encodedReason } = parseCloudError(refusal.text);
  const means = meaningOf(code, message.replace(ECHO, '')) ?? byStatus(status, call.about);
  const requestId = requestIdOf(headers);
  const askedMs =
    retryAfterMs(headers.get('Retry-After'), now) ??
    (means === 'throttled' ? throttleWindowMs(message) : undefined);
  return new CloudFailure(
    means,
    {
      status,
      detail: message,
      params: {
        host,
        ...(call.action === '' ? {} : { action: call.action }),
        ...(askedMs === undefined || !Number.isFinite(askedMs)
          ? {}
          : { seconds: String(Math.ceil(askedMs / 1000)) }),
      },
      ...(code === '' ? {} : { cloudCode: code }),
      ...(requestId === undefined ? {} : { requestId }),
    },
    { askedMs, encodedReason },
  );
}
