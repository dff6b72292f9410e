import type { ErrorCode } from '../../preload/contract/errors';
import type { FaultRule } from '../../main/practice/region';

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
}

const gateway = (code: string, message: string): object => ({
  error_code: `APIGW.${code}`,
  error_msg: message,
  request_id: 'r',
});
const workspace = (code: string): object => ({
  error_code: `WKS.${code}`,
  error_msg: 'refused',
  error_detail: 'in detail',
});
const keystone = (status: number): object => ({
  error: { code: status, message: 'refused', title: 'Refused' },
});
const page = '<!doctype html><title>Sign in to the network</title>';

/** Further faults are further rows. */
export const FAULTS: readonly Fault[] = [
  { name: 'slow', rule: { delayMs: 40 }, means: 'done' },
  { name: 'no answer', rule: { delayMs: 60_000 }, means: 'timed-out', passes: true },
  { name: 'reset', rule: { reset: true }, means: 'host-unreachable', passes: true },
  {
    name: '401 gateway, token',
    rule: { status: 401, body: gateway('0307', 'The token must be updated.') },
    means: ['region-mismatch', 'wrong-password'],
    passes: true,
  },
  {
    name: '401 gateway, other',
    rule: { status: 401, body: gateway('0301', 'decrypt token fail') },
    means: ['signed-out', 'wrong-password'],
    passes: true,
  },
  {
    name: '401 Keystone',
    rule: { status: 401, body: keystone(401) },
    means: ['signed-out', 'wrong-password'],
    passes: true,
  },
  {
    name: '403 Workspace',
    rule: { status: 403, body: workspace('0403') },
    // The search by name gives way to the caller's own list.
    means: ['not-allowed', 'sign-in-refused', 'done'],
  },
  {
    name: '403 gateway',
    rule: { status: 403, body: gateway('0802', 'not allowed in region') },
    // The search by name gives way to the caller's own list.
    means: ['not-allowed', 'sign-in-refused', 'done'],
  },
  {
    name: '404 empty',
    rule: { status: 404 },
    means: ['machine-not-found', 'cloud-refused', 'project-unknown'],
  },
  {
    name: '404 not published',
    rule: { status: 404, body: gateway('0101', 'not published') },
    means: 'service-absent',
  },
  {
    name: '409',
    rule: { status: 409, body: workspace('00010032') },
    means: 'conflict',
  },
  {
    name: '429 gateway',
    rule: { status: 429, body: gateway('0308', 'over ratelimit,limit:5,time:1 second') },
    means: 'throttled',
    passes: true,
  },
  {
    name: '429 Retry-After',
    rule: { status: 429, headers: { 'Retry-After': '2' } },
    means: 'throttled',
    passes: true,
  },
  {
    name: '429 for an hour',
    rule: { status: 429, headers: { 'Retry-After': '3600' } },
    means: 'throttled',
  },
  { name: '500 JSON', rule: { status: 500, body: workspace('0500') }, means: 'cloud-refused' },
  { name: '500 page', rule: { status: 500, body: page }, means: 'cloud-refused' },
  { name: '502', rule: { status: 502, body: page }, means: 'service-unavailable', passes: true },
  { name: '503', rule: { status: 503 }, means: 'service-unavailable', passes: true },
  {
    name: '504 gateway',
    rule: { status: 504, body: gateway('0201', 'backend timeout') },
    means: 'service-unavailable',
    passes: true,
  },
  { name: 'a page', rule: { status: 200, body: page }, means: 'captive-portal' },
  {
    name: 'a redirect',
    rule: { status: 302, headers: { Location: 'http://127.0.0.1:9/' } },
    means: 'captive-portal',
  },
  { name: 'bad JSON', rule: { status: 200, body: '{"desktops": [}' }, means: 'unexpected-answer' },
  {
    name: 'half of JSON',
    rule: { status: 200, body: '{"desktops": [{' },
    means: 'unexpected-answer',
  },
  {
    name: 'another type',
    rule: { status: 200, body: 'ok', headers: { 'Content-Type': 'text/plain' } },
    means: 'unexpected-answer',
  },
  // A missing body is an answer for the calls that expect nothing.
  { name: 'no body', rule: { status: 200 }, means: ['unexpected-answer', 'done'] },
  { name: 'null', rule: { status: 200, body: 'null' }, means: ['unexpected-answer', 'done'] },
  { name: 'a list', rule: { status: 200, body: [] }, means: ['unexpected-answer', 'done'] },
  {
    name: 'junk in the fields',
    rule: { status: 200, body: { desktops: 7, servers: {}, url: [], token: null, projects: 'x' } },
    means: ['unexpected-answer', 'done'],
  },
];
