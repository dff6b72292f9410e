/**
 * After which failures a call that may be repeated is, as data. `repeat: 'never'` in the call table
 * comes first: such a call is sent once, whatever happened.
 */
import type { ErrorCode } from '../../preload/contract/errors';

export interface RetryRow {
  readonly when: readonly ErrorCode[];
  /** The pause before the second try doubles with every further one; null: no second try. */
  readonly baseMs: number | null;
  readonly reason: string;
}

export const RETRY_TABLE: readonly RetryRow[] = [
  {
    when: ['offline', 'host-unreachable'],
    baseMs: 200,
    reason: 'A broken connection or a change of network is over in a moment.',
  },
  {
    when: ['timed-out'],
    baseMs: 200,
    reason: 'Another connection, and behind it another server, may answer at once.',
  },
  {
    when: ['service-unavailable'],
    baseMs: 200,
    reason: '502, 503, 504 and APIGW.06xx are the gateway in trouble, not a verdict on the call.',
  },
  {
    when: ['throttled'],
    baseMs: 1_000,
    reason: 'The window passes; the pause is at least what Retry-After or APIGW.0308 asks for.',
  },
  {
    when: ['host-not-found', 'service-absent'],
    baseMs: null,
    reason: 'A name that does not exist now does not exist in a second either.',
  },
  {
    when: ['proxy-refused', 'proxy-login-needed', 'captive-portal'],
    baseMs: null,
    reason: 'The network between wants something of the technician first.',
  },
  {
    when: ['certificate-not-trusted', 'certificate-invalid', 'tls-intercepted'],
    baseMs: null,
    reason: 'The certificate stays the same; trying on would only teach to ignore it.',
  },
  {
    when: ['unexpected-answer'],
    baseMs: null,
    reason: 'The host has answered; asked again it answers the same.',
  },
  {
    when: ['signed-out', 'region-mismatch', 'clock-wrong'],
    baseMs: null,
    reason: 'A 401 is for the authenticator: it renews or signs anew once, not the transport.',
  },
  {
    when: ['key-refused', 'key-locked', 'keys-expired'],
    baseMs: null,
    reason: 'More than five failed key checks in a row lock the key for five minutes.',
  },
  {
    when: [
      'wrong-password',
      'sign-in-refused',
      'password-expired',
      'passcode-refused',
      'token-refused',
      'token-expired',
    ],
    baseMs: null,
    reason: 'Every failed sign-in counts, and after some of them the cloud locks the user.',
  },
  {
    when: [
      'not-allowed',
      'machine-not-found',
      'machine-not-ready',
      'conflict',
      'service-not-enabled',
      'cloud-refused',
    ],
    baseMs: null,
    reason: 'A verdict on the call itself.',
  },
];

/** The pause to begin with after this failure, or null when it is not to be tried again. */
export function retryBase(code: ErrorCode): number | null {
  return RETRY_TABLE.find(({ when }) => when.includes(code))?.baseMs ?? null;
}
