/** What the console doctor says of a console that has no picture, and what is done about it. */

/**
 * What happened, told from what was seen outside the page. Shown as `doctor.<code>`;
 * `cloud-refused` is shown as the failure of the call that was to bring the link.
 */
export const DIAGNOSES = [
  'closed-by-server',
  'connection-lost',
  'offline',
  'slept',
  'machine-off',
  'machine-busy',
  'link-refused',
  'page-gone',
  'page-unreachable',
  'server-trouble',
  'throttled',
  'websocket-blocked',
  'proxy-refused',
  'tls-intercepted',
  'certificate',
  'machine-silent',
  'cloud-refused',
  'guest-crashed',
  'guest-memory',
  'guest-hung',
] as const;
export type DiagnosisCode = (typeof DIAGNOSES)[number];

/** One thing that was seen. Shown as `doctor.evidence.<what>` with the words as they came. */
export interface Finding {
  readonly what: 'seen' | 'page' | 'socket' | 'machine' | 'proxy' | 'network' | 'certificate';
  readonly words: string;
}

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** For the sentence, e.g. `host`, `issuer`, `power`. */
  readonly params: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** What Crashcart does by itself about a console that is not connected. */
export type Retry =
  /** Nothing: it would not help, or there is nothing to mend. */
  | { readonly state: 'none' }
  /** A new ticket is asked for at this time (ISO 8601); `attempt` counts from 1. */
  | {
      readonly state: 'waiting';
      readonly at: string;
      readonly attempt: number;
      readonly most: number;
    }
  /** As soon as the machine runs, which Crashcart has been told to see to. */
  | { readonly state: 'machine' }
  /** As soon as this computer has a network again. */
  | { readonly state: 'offline' }
  /** The technician said so. */
  | { readonly state: 'stopped' }
  /** After this many attempts. */
  | { readonly state: 'given-up'; readonly attempts: number };
