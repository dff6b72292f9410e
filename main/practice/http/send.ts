import type { ServerResponse } from 'node:http';
import { type Answer, REQUEST_ID } from './answer';
import type { Fault } from './faults';
import type { Service } from './router';

/** What may befall an answer on its way, after the call was carried out. */
export type Damage = Extract<Fault, { readonly kind: (typeof DAMAGES)[number] }>;

const DAMAGES = ['half-body', 'bad-json', 'content-type', 'endless-body'] as const;

export const isDamage = (fault: Fault): fault is Damage =>
  DAMAGES.some((kind) => kind === fault.kind);

export interface Outgoing {
  readonly answer: Answer;
  readonly requestId: string;
  /** Who answers; undefined when nobody was found. */
  readonly service: Service | undefined;
  readonly damage: Damage | undefined;
}

function bodyText(body: unknown, requestId: string): string {
  if (typeof body === 'string') return body;
  return JSON.stringify(body).replace(JSON.stringify(REQUEST_ID), JSON.stringify(requestId));
}

/** Writes an answer, with the headers the gateway adds to all. */
export function send(response: ServerResponse, outgoing: Outgoing): void {
  const { answer, requestId, service, damage } = outgoing;
  const headers: Record<string, string> = {
    Server: service === 'iam' ? 'CloudWAF' : 'api-gateway',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    // IAM names its trace id differently (section 3.4).
    ...(service === 'iam' ? { 'X-IAM-Trace-Id': `token_practice_${requestId}` } : {}),
    ...answer.headers,
  };
  if (damage?.kind === 'content-type') headers['Content-Type'] = damage.type;
  if (answer.body === undefined && damage === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (!hasType) headers['Content-Type'] = 'application/json';
  const whole = Buffer.from(answer.body === undefined ? '{}' : bodyText(answer.body, requestId));
  if (damage?.kind === 'endless-body') {
    response.writeHead(answer.status, headers);
    pour(response, whole);
    return;
  }
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const sent = damage?.kind === 'bad-json' ? half : whole;
  headers['Content-Length'] = String(sent.length);
  response.writeHead(answer.status, headers);
  if (damage?.kind === 'half-body') response.write(half, () => response.destroy());
  else response.end(sent);
}

const BLANKS = Buffer.alloc(1024, ' ');
/** Slow enough that a client that does not limit itself keeps its memory for a while. */
const BLANKS_EVERY_MS = 20;

/** JSON may be followed by blanks: nothing is wrong with this body but that it does not end. */
function pour(response: ServerResponse, begin: Buffer): void {
  response.write(begin);
  const timer = setInterval(() => response.write(BLANKS), BLANKS_EVERY_MS).unref();
  response.once('close', () => clearInterval(timer));
}
