/**
 * Everything that can go wrong, as the technician may see it.
 *
 * An error crosses the bridge as plain data. The sentence shown is chosen in the
 * renderer from `code` and `params` (message key `error.<code>`), so that it is in the
 * technician's language; `detail` holds the words of the cloud or the system as they came.
 */
export const ERROR_CODES = [
  // Input and program
  'bad-request',
  'not-found',
  'cancelled',
  'internal',
  'page-crashed',
  // What the organisation has decided
  'managed',
  'policy-unreadable',
  'reason-needed',
  // Reaching the cloud
  'host-unreachable',
  'host-not-found',
  'timed-out',
  'offline',
  'proxy-refused',
  'proxy-login-needed',
  'certificate-not-trusted',
  'certificate-invalid',
  'tls-intercepted',
  'captive-portal',
  'unexpected-answer',
  'throttled',
  'service-unavailable',
  'service-absent',
  // Who we are
  'wrong-password',
  'sign-in-refused',
  'password-expired',
  'huawei-id',
  'mfa-needed',
  'user-id-missing',
  'passcode-needed',
  'passcode-refused',
  'key-refused',
  'key-locked',
  'keys-expired',
  'clock-wrong',
  'token-refused',
  'token-expired',
  'project-unknown',
  'region-unknown',
  'region-mismatch',
  'signed-out',
  'not-allowed',
  // What we asked for
  'machine-not-found',
  'machine-not-ready',
  'conflict',
  'service-not-enabled',
  'cloud-refused',
  'rows-damaged',
  'list-cut-off',
  // Consoles
  'console-host-refused',
  'console-url-invalid',
  'console-has-no-keyboard',
  'text-not-typeable',
  // Assistance
  'session-not-noted',
  // Power
  'power-uncertain',
  'power-late',
  'power-otherwise',
  'power-unfollowed',
  // Handing a session over
  'mail-too-long',
  'mail-not-opened',
  // The keychain of the operating system
  'keychain-absent',
  'keychain-locked',
  'keychain-slow',
  'keychain-lost',
  'keychain-failed',
  // Files and settings
  'certificate-file-invalid',
  'settings-not-saved',
  'file-damaged',
  'shortcut-taken',
  'too-many-watches',
  'picture-not-there',
  'picture-not-saved',
  // The activity log
  'activity-not-written',
  'activity-not-read',
  'activity-not-exported',
  // Telling of itself
  'diagnostics-not-saved',
  'notices-not-read',
  'folder-not-opened',
  // The list of machines
  'list-not-exported',
  // Newer versions of the app
  'update-not-set-up',
  'update-not-found',
  'update-not-loaded',
  'update-refused',
  'update-not-installed',
  // The practice region
  'practice-failed',
] as const;

/** The reason of a failure. A new one needs a message `error.<code>` in every catalogue. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What would help: drives the button beside the sentence. */
export type Fix = 'retry' | 'reauth' | 'settings' | 'none';

/** A failure as plain data; carries no secret (main redacts `detail` and `params`). */
export interface AppError {
  readonly code: ErrorCode;
  readonly fix: Fix;
  /** Names and numbers for the sentence, e.g. `host`, `action`, `seconds`. */
  readonly params?: Readonly<Record<string, string>>;
  /** What the cloud or the operating system said, unchanged but redacted. */
  readonly detail?: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The cloud's own error code, e.g. `APIGW.0308`, `WKS.00010032`. */
  readonly cloudCode?: string;
  /** `X-Request-Id` (or IAM's trace id) of the answer, for the cloud's support. */
  readonly requestId?: string;
  readonly accountId?: string;
}
