/** The things the app speaks of, as the renderer may see them. No credential, token or console URL is among them. */
import type { Diagnosis, Retry } from './doctor';
import type { AppError } from './errors';
import type { Login } from './login';
import type { PolicyState } from './policy';
import type { RemoteScreen } from './views';

// ---------------------------------------------------------------- app

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** BCP 47 tag the interface is shown in: `zh…` for Chinese, else English. */
  readonly locale: string;
  /** True when started with `--practice`: go straight into the practice region. */
  readonly startInPractice: boolean;
  /** The console this window is for; null for the main window. */
  readonly consoleId: string | null;
  /** What the organisation has decided, as it was at the start. */
  readonly policy: PolicyState;
}

// ---------------------------------------------------------------- accounts

/** One Huawei Cloud region that has Workspace, for the region list. Names come from the endpoint tables. */
export interface RegionInfo {
  readonly id: string;
  readonly name: string;
}

/** Hosts that replace the ones derived from the region (partner clouds, dedicated sites). */
export interface EndpointOverrides {
  readonly iam?: string;
  readonly workspace?: string;
  readonly clouddc?: string;
}

/** What an account is, without its secrets. This is what is written to disk for a remembered account. */
export interface AccountDetails {
  /** Display name chosen by the technician. */
  readonly name: string;
  readonly login: Login;
  /** As typed; when it was empty, the one the project's name tells, once signed in. */
  readonly region: string;
  /** Project name or id as typed; empty means the region's own project. */
  readonly project: string;
  readonly endpoints: EndpointOverrides;
  /** PEM text of a further trusted CA, for this account's hosts alone; empty for none. */
  readonly trustedCa: string;
  /** Further hosts (`host` or `host:port`) whose console pages may be opened for this account. */
  readonly consoleHosts: readonly string[];
}

export type SessionState =
  | { readonly state: 'signed-out' }
  | { readonly state: 'signing-in' }
  | { readonly state: 'signed-in'; readonly since: string }
  | { readonly state: 'failed'; readonly error: AppError };

export interface Account {
  readonly id: string;
  /** `practice` is the embedded region; it is never remembered. */
  readonly kind: 'cloud' | 'practice';
  readonly details: AccountDetails;
  /** The project really used, known after signing in. */
  readonly project: Project | null;
  readonly session: SessionState;
  /** True when the keychain holds its password or secret key. */
  readonly remembered: boolean;
  /** When this session ends because nothing can renew it (a pasted token), ISO 8601; else null. */
  readonly endsAt: string | null;
  /**
   * By how much this computer's clock is behind the cloud's (negative: ahead), in seconds. Zero unless
   * it is more than five minutes; signed requests are refused beyond fifteen.
   */
  readonly clockSkewSeconds: number;
}

export interface Project {
  readonly id: string;
  readonly name: string;
}

/** Can passwords be remembered here? Each state has its own sentence (`keychain.<state>`). */
export type KeychainStatus =
  | { readonly state: 'ready'; readonly backend: string }
  | {
      readonly state: 'absent' | 'locked' | 'slow' | 'lost' | 'failed';
      readonly backend: string;
      readonly error: AppError;
    };

/** A certificate file chosen in the system's dialog. */
export interface CertificateFile {
  readonly name: string;
  readonly pem: string;
  /** Subject of the first certificate, to show what was chosen. */
  readonly subject: string;
}

// ---------------------------------------------------------------- inventory

export type MachineKind = 'desktop' | 'server';

/** A value of one of the cloud's enums: the meaning when we know it, and always the word as sent. */
export interface Known<T extends string> {
  readonly meaning: T | 'unknown';
  readonly raw: string;
}

/**
 * Power of a machine. `busy` while a task runs (`raw` names it, e.g. `powering-on`).
 * Desktops: ACTIVE, SHUTOFF, ERROR, HIBERNATED. Servers: on, off.
 */
export type Power = Known<'on' | 'off' | 'error' | 'hibernated' | 'busy'>;

/** Desktops only: UNREGISTER, REGISTERED, CONNECTED, DISCONNECTED. Null for servers. */
export type Connection = Known<'unregistered' | 'registered' | 'connected' | 'disconnected'>;

/** Servers only: OK, Warning, Critical, Unknown. Null for desktops. */
export type Health = Known<'ok' | 'warning' | 'critical'>;

export interface MachineUser {
  readonly id: string;
  readonly name: string;
  readonly type: 'user' | 'group';
}

export interface Machine {
  /** `<accountId>/<kind>/<nativeId>`: unique over all accounts, stable over refreshes. */
  readonly id: string;
  readonly accountId: string;
  readonly kind: MachineKind;
  /** The cloud's id: `desktop_id` or the physical server's `id`. */
  readonly nativeId: string;
  readonly name: string;
  readonly power: Power;
  readonly connection: Connection | null;
  readonly health: Health | null;
  readonly users: readonly MachineUser[];
  /** IP address of a desktop, `dc / rack / unit` of a server; empty when not told. */
  readonly place: string;
  readonly region: string;
  /** When this row was read, ISO 8601. */
  readonly fetchedAt: string;
}

/** The three lists an account's machines come from. */
export type InventorySource = 'desktops' | 'connections' | 'servers';

/** One source of one account that could not be read (or only in part); the others are shown all the same. */
export interface InventoryFailure {
  readonly accountId: string;
  readonly source: InventorySource;
  readonly error: AppError;
}

/** A service that the region of an account does not have: a state, not a failure. */
export interface AbsentService {
  readonly accountId: string;
  readonly service: 'clouddc';
}

export interface Inventory {
  readonly machines: readonly Machine[];
  readonly failures: readonly InventoryFailure[];
  readonly absent: readonly AbsentService[];
}

/** An inventory that may be too long to be taken in at once: its first machines. */
export interface InventoryStart extends Inventory {
  /** How many machines it has in all. The others are asked for with `inventory:more`. */
  readonly total: number;
}

// ---------------------------------------------------------------- consoles

/**
 * How a console was seen to be not (or no longer) connected, all from outside the page: its load, its
 * certificate, its WebSocket. What it means is the diagnosis.
 */
export type ConsoleReason =
  | {
      readonly code:
        | 'closed-by-server'
        | 'connection-lost'
        | 'refused'
        | 'page-failed'
        | 'page-refused'
        | 'no-connection'
        | 'slept'
        | 'guest-crashed'
        | 'guest-memory'
        | 'guest-hung';
      /** The evidence, as the browser engine words it; empty when it says nothing. */
      readonly detail: string;
    }
  | {
      readonly code: 'certificate';
      readonly detail: string;
      /** What the host showed; null when it was not seen. */
      readonly certificate: ConsoleCertificate | null;
    }
  | { readonly code: 'open-failed'; readonly error: AppError };

/** The certificate of a console host that is not trusted. */
export interface ConsoleCertificate {
  /** `host` or `host:port`. */
  readonly host: string;
  readonly issuer: string;
  readonly subject: string;
  /** SHA-256, as pairs of hexadecimal digits with colons. */
  readonly fingerprint: string;
  /**
   * May it be accepted for this host (`consoles:trustCertificate`)? `changed` warns: another one was
   * accepted before. `no` is for faults that no acceptance helps, e.g. a revoked one.
   */
  readonly acceptable: 'yes' | 'changed' | 'no';
}

export type ConsoleState =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected'; readonly since: string }
  | { readonly state: 'disconnected'; readonly reason: ConsoleReason }
  | { readonly state: 'failed'; readonly reason: ConsoleReason };

/**
 * One console tab. `ticketId` is what the `<webview>` is mounted with (`about:blank#<ticketId>`);
 * it is not the console URL and works once. A new ticket means a new `<webview>`. Null while a
 * ticket is being asked for, or when asking failed.
 */
export interface Console {
  readonly id: string;
  readonly machineId: string;
  readonly machineName: string;
  readonly kind: MachineKind;
  readonly accountId: string;
  readonly ticketId: string | null;
  readonly state: ConsoleState;
  /** Nothing that is typed or clicked reaches the machine. */
  readonly viewOnly: boolean;
  /** The last trouble; null when there was none since it was opened or last connected. */
  readonly diagnosis: Diagnosis | null;
  readonly retry: Retry;
  /** The remote screen, as soon as it is seen. */
  readonly screen: RemoteScreen | null;
  /** It has a window of its own, and no tab. */
  readonly apart: boolean;
}

/** How the console of a machine that somebody uses is opened. */
export interface OpeningTerms {
  readonly viewOnly?: boolean;
  /** Why it is opened although somebody works there; kept in the activity log. */
  readonly reason?: string;
}

// ---------------------------------------------------------------- assistance

/** WAIT_USER_CONFIRM, WAIT_USER_ACCESS, OPEN, CLOSE. */
export type AssistanceStatus = Known<'wait-confirm' | 'wait-access' | 'open' | 'closed'>;

/** The assistance record of one desktop. There is at most one per desktop. */
export interface Assistance {
  readonly machineId: string;
  readonly status: AssistanceStatus;
  readonly spaceId: string;
  readonly spaceName: string;
  /** 8 characters A-Z 0-9, ungrouped; empty when there is none (yet). */
  readonly code: string;
  /** True when the space has a password; the password itself comes from `assistance:password` only. */
  readonly hasPassword: boolean;
  /** For helpers that reach the cloud over Direct Connect; empty when there is none. */
  readonly privateLink: string;
  /** For helpers on the Internet; empty when there is none. */
  readonly internetLink: string;
  /** ISO 8601, or empty. */
  readonly createdAt: string;
  /** The cloud's `failed_reason` as sent, or empty. */
  readonly failedReason: string;
  readonly initiator: Known<'admin' | 'end-user'> | null;
  readonly fetchedAt: string;
}

/** What can be copied by one click; main writes it to the clipboard. */
export type AssistanceField = 'code' | 'private-link' | 'internet-link' | 'space-name' | 'password';

// ---------------------------------------------------------------- proxy

/** A proxy between this computer and the cloud wants a login. Asked once per proxy, kept in memory. */
export interface ProxyQuestion {
  readonly askId: string;
  /** `host:port` of the proxy. */
  readonly proxy: string;
  /** Its own words for what it protects; may be empty. */
  readonly realm: string;
  /** `basic` sends the password in the open to the proxy. */
  readonly scheme: string;
  /** The last answer was refused. */
  readonly again: boolean;
}

/** What the technician answered. */
export interface ProxyAnswer {
  readonly askId: string;
  readonly login:
    | { readonly kind: 'given'; readonly userName: string; readonly password: string }
    | { readonly kind: 'declined' };
}
