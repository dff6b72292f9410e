import type { ErrorCode } from '../../preload/contract/errors';
import type { FaultRule } from '../../main/practice/region';
import type { RefusalName } from '../../main/practice/http/refusals';

/** What a call may come to. */
export type Verdict = ErrorCode | 'done';

/** One way an answer can go wrong, and what the technician should hear of it. */
export interface Fault {
  readonly name: string;
  readonly rule: Omit<FaultRule, 'path' | 'times'>;
  /** Where it is not the same for every call, any of these is right. */
  readonly means: Verdict | readonly Verdict[];
  /** Is it over in a moment, so that a call that may be repeated gets through on the second try? */
  readonly passes?: boolean;
  /** A 401 comes before anything was done: with a new token or signature any call is sent again. */
  readonly renews?: boolean;
  /** Met with an access key instead of a token. */
  readonly signed?: boolean;
  /** Nothing comes: the call ends when its time is over, so that is made short. */
  readonly silent?: boolean;
}

/** On the wire, and in the answers that claim to be a success. Further faults are further rows. */
const ON_THE_WIRE: readonly Fault[] = [
  { name: 'slow', rule: { delayMs: 40 }, means: 'done' },
  { name: 'no answer', rule: { delayMs: 60_000 }, means: 'timed-out', passes: true, silent: true },
  { name: 'reset before', rule: { reset: true }, means: 'host-unreachable', passes: true },
  {
    name: 'reset after',
    rule: { fault: { kind: 'reset', when: 'after' } },
    means: 'host-unreachable',
    passes: true,
  },
  {
    name: 'half a body',
    rule: { fault: { kind: 'half-body' } },
    // An answer without a body has no half.
    means: ['host-unreachable', 'done'],
    passes: true,
  },
  {
    name: 'endless body',
    rule: { fault: { kind: 'endless-body' } },
    means: ['unexpected-answer', 'timed-out', 'done'],
    silent: true,
  },
  {
    name: 'bad JSON',
    rule: { fault: { kind: 'bad-json' } },
    means: ['unexpected-answer', 'done'],
  },
  {
    name: 'endless list',
    rule: { fault: { kind: 'endless-page' } },
    means: ['list-cut-off', 'done'],
  },
  {
    name: 'first page again',
    rule: { fault: { kind: 'duplicate-page' } },
    means: ['list-cut-off', 'done'],
  },
  {
    name: 'another type',
    rule: { fault: { kind: 'content-type', type: 'text/plain' } },
    means: 'done',
  },
  { name: 'a page', rule: { fault: { kind: 'html-page' } }, means: 'captive-portal' },
  {
    name: 'a redirect',
    rule: { status: 302, headers: { Location: 'http://127.0.0.1:9/' } },
    means: 'captive-portal',
  },
  { name: 'plain text', rule: { status: 200, body: 'ok' }, means: 'unexpected-answer' },
  // A missing body is an answer for the calls that expect nothing.
  { name: 'no body', rule: { status: 200 }, means: ['unexpected-answer', 'done'] },
  { name: 'null', rule: { status: 200, body: 'null' }, means: ['unexpected-answer', 'done'] },
  { name: 'a list', rule: { status: 200, body: [] }, means: ['unexpected-answer', 'done'] },
  {
    name: 'junk in the fields',
    rule: { status: 200, body: { desktops: 7, servers: {}, url: [], token: null, projects: 'x' } },
    means: ['unexpected-answer', 'done'],
  },
  {
    name: '429 for an hour',
    rule: { status: 429, headers: { 'Retry-After': '3600' } },
    means: 'throttled',
  },
  {
    name: 'clock 20 min ahead',
    rule: { skewSeconds: 1200 },
    means: 'done',
    renews: true,
    signed: true,
  },
];

const REFUSED: readonly Verdict[] = ['signed-out', 'wrong-password'];
const FORBIDDEN: readonly Verdict[] = [
  'not-allowed',
  'sign-in-refused',
  // The search for a project by name gives way to the caller's own list.
  'done',
];
const NOT_THERE: readonly Verdict[] = ['machine-not-found', 'cloud-refused', 'project-unknown'];

/** What each of the cloud's own refusals means, whichever call gets it. */
const MEANINGS: Readonly<Record<RefusalName, readonly Verdict[]>> = {
  'gateway-bad-request': ['cloud-refused', 'sign-in-refused'],
  'workspace-bad-request': ['cloud-refused', 'sign-in-refused'],
  'clouddc-bad-value': ['cloud-refused', 'sign-in-refused'],
  'clouddc-not-ready': ['machine-not-ready', 'sign-in-refused'],
  'keystone-bad-request': ['cloud-refused', 'sign-in-refused'],
  'token-not-found': REFUSED,
  'token-unreadable': REFUSED,
  'token-stale': ['region-mismatch', 'wrong-password'],
  'signature-wrong': ['key-refused'],
  'signature-expired': ['clock-wrong'],
  'key-unknown': ['key-refused'],
  'key-locked': ['key-locked'],
  'security-token-expired': ['keys-expired'],
  'gateway-unauthorized': REFUSED,
  'clouddc-unauthorized': REFUSED,
  'keystone-unauthorized': REFUSED,
  'iam-unauthorized': REFUSED,
  'iam-wrong-password': REFUSED,
  'gateway-not-allowed': FORBIDDEN,
  'project-frozen': FORBIDDEN,
  'address-not-allowed': FORBIDDEN,
  'region-not-allowed': FORBIDDEN,
  'workspace-denied': FORBIDDEN,
  'workspace-not-enabled': [...FORBIDDEN, 'service-not-enabled'],
  'clouddc-denied': FORBIDDEN,
  'keystone-forbidden': FORBIDDEN,
  'not-published': ['service-absent'],
  'workspace-not-found': NOT_THERE,
  'clouddc-not-found': NOT_THERE,
  'keystone-not-found': NOT_THERE,
  'empty-not-found': NOT_THERE,
  'workspace-conflict': ['conflict'],
  'keystone-conflict': ['conflict'],
  'gateway-throttled': ['throttled'],
  'gateway-throttled-long': ['throttled'],
  'gateway-throttled-ip': ['throttled'],
  'workspace-throttled': ['throttled'],
  'clouddc-throttled': ['throttled'],
  'keystone-throttled': ['throttled'],
  'empty-throttled': ['throttled'],
  'workspace-error': ['cloud-refused'],
  'workspace-not-found-500': NOT_THERE,
  'clouddc-error': ['cloud-refused'],
  'keystone-error': ['cloud-refused'],
  'gateway-error': ['service-unavailable'],
  'html-error': ['cloud-refused'],
  'backend-down': ['service-unavailable'],
  'html-bad-gateway': ['service-unavailable'],
  'gateway-unavailable': ['service-unavailable'],
  'empty-unavailable': ['service-unavailable'],
  'backend-timeout': ['service-unavailable'],
};

/** Those of requests that are signed. */
const SIGNED: ReadonlySet<RefusalName> = new Set<RefusalName>([
  'signature-wrong',
  'signature-expired',
  'key-unknown',
  'key-locked',
  'security-token-expired',
]);

/** Those that a new token helps against, or another time; a refused key is another matter. */
const RENEWED: ReadonlySet<RefusalName> = new Set<RefusalName>([
  'token-not-found',
  'token-unreadable',
  'token-stale',
  'gateway-unauthorized',
  'clouddc-unauthorized',
  'keystone-unauthorized',
  'iam-unauthorized',
  'iam-wrong-password',
  'signature-expired',
]);

const PASSING: ReadonlySet<Verdict> = new Set<Verdict>(['throttled', 'service-unavailable']);

/** `gateway-throttled-long` asks for more patience than a call has. */
const TOO_LONG: RefusalName = 'gateway-throttled-long';

/** @param names all refusals that the practice region knows */
export function faultsWith(names: readonly RefusalName[]): readonly Fault[] {
  const refusals = names.map((name): Fault => {
    const means = MEANINGS[name];
    return {
      name,
      rule: { fault: { kind: 'refusal', name } },
      means,
      signed: SIGNED.has(name),
      renews: RENEWED.has(name),
      passes: RENEWED.has(name) || (name !== TOO_LONG && means.some((one) => PASSING.has(one))),
    };
  });
  return [...ON_THE_WIRE, ...refusals];
}
