import type { AppError, ErrorCode, Fix } from '../preload/contract/errors';
import { redact } from './redact';

/** What usually helps with each failure; a thrower may say otherwise. */
const USUAL_FIX: Partial<Record<ErrorCode, Fix>> = {
  'host-unreachable': 'retry',
  'timed-out': 'retry',
  offline: 'retry',
  'captive-portal': 'retry',
  'unexpected-answer': 'retry',
  throttled: 'retry',
  'service-unavailable': 'retry',
  'proxy-login-needed': 'retry',
  'list-cut-off': 'retry',
  'key-locked': 'reauth',
  'key-refused': 'reauth',
  'keys-expired': 'reauth',
  'token-refused': 'reauth',
  'token-expired': 'reauth',
  'passcode-needed': 'reauth',
  'passcode-refused': 'reauth',
  'mfa-needed': 'reauth',
  'huawei-id': 'reauth',
  'user-id-missing': 'reauth',
  'keychain-locked': 'retry',
  'keychain-slow': 'retry',
  'practice-failed': 'retry',
  'update-not-found': 'retry',
  'update-not-loaded': 'retry',
  'update-not-installed': 'retry',
  'activity-not-read': 'retry',
  'machine-not-ready': 'retry',
  'console-has-no-keyboard': 'retry',
  'wrong-password': 'reauth',
  'sign-in-refused': 'reauth',
  'password-expired': 'reauth',
  'signed-out': 'reauth',
  'host-not-found': 'settings',
  'proxy-refused': 'settings',
  'certificate-not-trusted': 'settings',
  'certificate-invalid': 'settings',
  'project-unknown': 'settings',
  'region-unknown': 'settings',
  'tls-intercepted': 'settings',
  'region-mismatch': 'settings',
  'console-host-refused': 'settings',
  'certificate-file-invalid': 'settings',
};

/**
 * The one error type of the main process. It is thrown by services and turned into plain
 * data once, in `ipc/handle`. Its texts are redacted when it is made, so that it may be
 * logged and shown as it is.
 */
export class Failure extends Error {
  readonly data: AppError;

  constructor(code: ErrorCode, more: Omit<AppError, 'code' | 'fix'> & { readonly fix?: Fix } = {}) {
    super(code);
    this.name = 'Failure';
    const { fix, detail, params, ...rest } = more;
    this.data = {
      // First: made from another failure's data, it brings that one's code along.
      ...rest,
      code,
      fix: fix ?? USUAL_FIX[code] ?? 'none',
      ...(detail === undefined ? {} : { detail: redact(detail) }),
      ...(params === undefined
        ? {}
        : { params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, redact(v)])) }),
    };
  }
}

/** What a thrown thing says of itself. It may hold a secret: `Failure` takes those out of its detail. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Any thrown thing as plain data. What is not a `Failure` is a fault of the program. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof Failure) return thrown.data;
  return new Failure('internal', { detail: messageOf(thrown) }).data;
}
