/** Remote-assistance sessions over time: the board, their time limit, the search for forgotten ones. */
import type { AppError } from './errors';
import type { AssistanceStatus, MachineUser } from './models';

/** How far a session has come. */
export const SESSION_STAGES = ['asked', 'wait-confirm', 'wait-access', 'open'] as const;
export type SessionStage = (typeof SESSION_STAGES)[number];

/** What is known of a session. */
export type SessionStanding =
  /** The cloud was asked to begin it, and has not answered, or its answer was lost. */
  | { readonly state: 'asking' }
  /** Not asked about since the app started: its account is not signed in (yet). */
  | { readonly state: 'unread' }
  | { readonly state: 'seen'; readonly status: AssistanceStatus; readonly at: string }
  | { readonly state: 'cancelling' }
  /** It may be open: reading or cancelling it failed. */
  | { readonly state: 'failed'; readonly doing: 'read' | 'cancel'; readonly error: AppError };

/** A session that may be open. */
export interface AssistanceSession {
  readonly machineId: string;
  readonly machineName: string;
  readonly accountId: string;
  /** Begun with this app by this technician, or met by a search. */
  readonly origin: 'own' | 'found';
  /** ISO 8601; when this app asked for it, or first saw it. */
  readonly begunAt: string;
  /** ISO 8601; this app cancels it then. Null: it has no limit, as ones that were found. */
  readonly endsAt: string | null;
  readonly state: SessionStanding;
  /** When each stage was first seen; stages that nobody saw are missing. */
  readonly reached: Readonly<Partial<Record<SessionStage, string>>>;
  /** The desktop's users, as far as they are known. */
  readonly users: readonly MachineUser[];
  /** How long the user is asked for consent, in seconds; the tenant's setting where it can be read. */
  readonly consentSeconds: number;
}

/** How a session ended, as far as can be told. */
export type SessionEnd =
  | { readonly by: 'technician' }
  | { readonly by: 'limit' }
  /** The user, a colleague or the cloud ended it; or it failed, for a reason in the cloud's words. */
  | { readonly by: 'others'; readonly reason: string };

/** Something happened to an own session that the technician wants to hear of wherever he is. */
export type SessionNews = {
  readonly machineId: string;
  readonly machineName: string;
} & (
  | { readonly news: 'stage'; readonly stage: SessionStage }
  | { readonly news: 'ends-soon'; readonly endsAt: string }
  | { readonly news: 'ended'; readonly end: SessionEnd }
  | { readonly news: 'not-cancelled'; readonly error: AppError }
);

/** A search through all desktops of an account. */
export interface SessionScan {
  readonly accountId: string;
  readonly state: 'running' | 'done' | 'stopped';
  readonly done: number;
  readonly total: number;
  /** Desktops with an open session. */
  readonly found: number;
  /** Desktops that could not be asked about, and why the last one could not. */
  readonly failed: number;
  readonly error: AppError | null;
}

/** In minutes; what can be chosen as the time limit of an account's sessions. */
export const SESSION_MINUTES = [15, 30, 60, 120, 240, 480] as const;
export type SessionMinutes = (typeof SESSION_MINUTES)[number];
export const USUAL_SESSION_MINUTES: SessionMinutes = 60;

/** By so much one click extends a session. */
export const EXTENSION_MINUTES = 30;

/** So long before its end a session warns. */
export const WARNING_MINUTES = 5;
