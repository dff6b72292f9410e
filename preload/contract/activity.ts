/**
 * The activity log: who opened which console and which assistance, when, why, how it was handed over
 * and how it ended. Of what was handed over the kind of the field is told, never its value.
 */
import type { AssistanceField } from './models';
import type { PowerAction } from './power';

/** How a console ended: closed by the technician, its account left, or Crashcart was quit. */
export type ConsoleEnd = 'technician' | 'account-left' | 'quit';

/** What is wrong with the log, as `verify` finds it. */
export const LOG_FAULTS = [
  /** The line does not have the content it was written with. */
  'changed',
  /** The line is whole, but it is not the one the next line was written after. */
  'replaced',
  /** Lines that were there are not. */
  'missing',
  /** Lines do not stand where they were written. */
  'moved',
  /** A line stands there that was not written there: a copy, or one made elsewhere. */
  'inserted',
  /** The log ends before the line that was written last. */
  'cut-short',
  /** The line written last is another one now: it, or it and lines before it, were made anew. */
  'rewritten',
] as const;
export type LogFault = (typeof LOG_FAULTS)[number];

/** What an event of each kind says besides who, where and why. All of it is text. */
export interface ActivityFacts {
  // To add a kind: a line here, its name in `ACTIVITY_KINDS`, and `activity.kind.<kind>` in the messages.
  readonly 'console-opened': { readonly view: 'full' | 'view-only' };
  readonly 'console-ended': { readonly by: ConsoleEnd };
  readonly 'assistance-asked': NoFacts;
  readonly 'assistance-reached': { readonly state: 'wait-confirm' | 'wait-access' | 'open' };
  readonly 'assistance-handed-over': {
    readonly field: AssistanceField | 'message';
    readonly way: 'copied' | 'mail' | 'shared' | 'shown';
  };
  readonly 'assistance-extended': { readonly minutes: string };
  readonly 'assistance-ended': { readonly by: 'technician' | 'time-limit' | 'cloud' };
  readonly 'power-ordered': { readonly action: PowerAction };
  readonly 'power-ended': {
    readonly action: PowerAction;
    readonly result: 'done' | 'failed';
    /** The `ErrorCode` where it failed, else empty. */
    readonly code: string;
  };
  readonly 'notice-sent': NoFacts;
  readonly 'log-exported': { readonly format: ExportFormat; readonly lines: string };
  /** The line before was written in part when Crashcart or the computer stopped; `digest` is that part's. */
  readonly 'log-recovered': { readonly bytes: string; readonly digest: string };
  /** The end of the log was not what was remembered of it: lines `from` to `to` are gone or others. */
  readonly 'log-damaged': { readonly fault: LogFault; readonly from: string; readonly to: string };
}

type NoFacts = Readonly<Record<string, never>>;

export const ACTIVITY_KINDS = [
  'console-opened',
  'console-ended',
  'assistance-asked',
  'assistance-reached',
  'assistance-handed-over',
  'assistance-extended',
  'assistance-ended',
  'power-ordered',
  'power-ended',
  'notice-sent',
  'log-exported',
  'log-recovered',
  'log-damaged',
] as const satisfies readonly (keyof ActivityFacts)[];
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What kinds are about: the part of their name before the first hyphen. */
export const ACTIVITY_SUBJECTS = ['console', 'assistance', 'power', 'notice', 'log'] as const;
export type ActivitySubject = (typeof ACTIVITY_SUBJECTS)[number];

/** One event as it is shown. The kind is text: a newer Crashcart may have written one that is not known here. */
export interface ActivityEvent {
  readonly is: 'event';
  /** Its place in the file, from 1. */
  readonly line: number;
  /** Its number in the chain, from 1. */
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  /** The user name the account was signed in with, or the access key's id; empty for a pasted token. */
  readonly technician: string;
  /** The account's name as the technician has named it; empty where none has to do with it. */
  readonly account: string;
  /** Empty where none has to do with it. */
  readonly machineId: string;
  readonly machine: string;
  /** Why, in the technician's words; may be empty. */
  readonly reason: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A line that is none of ours, or not any more. It is shown, never dropped. */
export interface UnreadableLine {
  readonly is: 'unreadable';
  readonly line: number;
  /** How it begins. */
  readonly text: string;
}

export type ActivityRow = ActivityEvent | UnreadableLine;

/** What is asked for. Empty texts, `all` and null leave nothing out; an unreadable line is never left out. */
export interface ActivityFilter {
  /** Words that stand in technician, account, machine, reason or facts, in any order. */
  readonly text: string;
  /** A part of the machine's name. */
  readonly machine: string;
  /** The machine of this id and no other; without it, all. */
  readonly machineId?: string;
  readonly subject: ActivitySubject | 'all';
  /** ISO 8601, included. */
  readonly from: string | null;
  /** ISO 8601, not included. */
  readonly until: string | null;
}

export interface ActivityPage {
  /** The newest first. */
  readonly rows: readonly ActivityRow[];
  /** How many rows the filter leaves. */
  readonly found: number;
  /** How many lines the log has. */
  readonly lines: number;
  /** The names of the machines in the log, in order. */
  readonly machines: readonly string[];
}

/** One thing that is wrong. Lines are places in the file; numbers are those of the chain. */
export interface LogFinding {
  readonly fault: LogFault;
  /** The place in the file, from 1; for what is gone, the place where it would stand. */
  readonly line: number;
  /** The first and the last number it is about; equal for a single line. */
  readonly from: number;
  readonly to: number;
}

export interface Verification {
  readonly lines: number;
  readonly findings: readonly LogFinding[];
  /**
   * What the end of the log was held against. `file` is beside the log: whoever changes the one can
   * change the other. `none`: a log that was cut at its end would not be noticed.
   */
  readonly end: 'keychain' | 'file' | 'none';
}

export type ExportFormat = 'csv' | 'json';
