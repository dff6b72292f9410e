/** What main tells the renderer without being asked: event → payload. */
import type { PassingCopy } from './invitation';
import type { AppError } from './errors';
import type { HostCommand, Typing } from './keyboard';
import type { Library } from './library';
import type { Account, Assistance, Console, Machine, ProxyQuestion } from './models';
import type { PowerRun } from './power';
import type { MachineRequest } from './requests';
import type { AssistanceSession, SessionNews, SessionScan } from './sessions';
import type { Settings } from './settings';
import type { UpdateState } from './updates';
import type { Watch, WatchNews } from './watches';

/** What a notice of the operating system is about, and where a click on it leads. */
export interface NoticeSubject {
  readonly machineId: string;
  readonly about: 'session' | 'machine';
}

/** What closing a window would lose, or leave open behind it: the names of machines. */
export interface AtStake {
  /** Those with live consoles. */
  readonly consoles: readonly string[];
  /** Those with assistance sessions that may be open. */
  readonly sessions: readonly string[];
}

/** What the help menu of macOS leads to. */
export type HelpTopic = 'about' | 'diagnostics';

export interface Events {
  /** The window came to the front of the screen, or another program did. */
  'app:focus': { readonly focused: boolean };
  /** The window fills the screen now, or does so no longer. */
  'app:fullScreen': { readonly on: boolean };
  /** The window is to be closed over live consoles or open sessions: the technician is asked first. */
  'app:closing': AtStake;
  /** Quick open is wanted: by its keys from another program, or by the menu of macOS. */
  'app:quickOpen': null;
  /** Something of the help menu is wanted. */
  'app:help': HelpTopic;
  /** The keys that were chosen for quick open belong to another program now. */
  'app:shortcutTaken': AppError;
  /** The page before this one broke down, and this one was loaded in its place. */
  'app:brokeDown': AppError;
  /** Something is wanted of a machine, from outside the window. */
  'requests:came': MachineRequest;
  /** A notice of the operating system was clicked. */
  'app:notified': NoticeSubject;
  /** The whole list; sent after every change of an account or its session. */
  'accounts:changed': readonly Account[];
  /** One machine was read by itself, and is not as it was. */
  'inventory:machine': Machine;
  /** All of what is kept about machines, after every change. */
  'library:changed': Library;
  /** One console's state or ticket changed. */
  'consoles:changed': Console;
  /** Main closed a console, because its account was signed out. */
  'consoles:closed': { readonly consoleId: string };
  /** The host key was used. */
  'keyboard:command': HostCommand;
  /** Text is being typed into a console, or that has ended. */
  'keyboard:typing': Typing;
  /** All of them, after every change. */
  'settings:changed': Settings;
  /** The polled record of a desktop changed (null: none any more). */
  'assistance:changed': { readonly machineId: string; readonly assistance: Assistance | null };
  /** The record of a desktop could not be read again: what is known of it may have changed. */
  'assistance:unread': { readonly machineId: string; readonly error: AppError };
  /** All sessions that may be open, after every change. */
  'sessions:changed': readonly AssistanceSession[];
  /** Something happened to an own session. */
  'sessions:news': SessionNews;
  /** A search for open sessions went on, or ended. */
  'sessions:scanning': SessionScan;
  /** Something of a session was put on the clipboard; null once it is off it again, whoever did it. */
  'invitation:copied': PassingCopy | null;
  /** A power action went on, or ended: then this is the last that is told of it. */
  'power:changed': PowerRun;
  /** All machines that are watched, after every change. */
  'watches:changed': readonly Watch[];
  /** A watch has ended by itself; told once. */
  'watches:news': WatchNews;
  /** What happens cannot be written to the activity log; told once until it can be again. */
  'activity:unwritten': AppError;
  /** How it stands with newer versions of the app, after every change. */
  'updates:changed': UpdateState;
  /** A newer version could not be looked for, downloaded or installed; told once for a row of failures. */
  'updates:failed': AppError;
  /** A proxy wants a login; answered with `proxy:answer`. Null: the question is over. */
  'proxy:ask': ProxyQuestion | null;
}

export type EventName = keyof Events;

export const EVENT_NAMES = [
  'app:focus',
  'app:fullScreen',
  'app:closing',
  'app:quickOpen',
  'app:help',
  'app:shortcutTaken',
  'app:brokeDown',
  'requests:came',
  'app:notified',
  'accounts:changed',
  'inventory:machine',
  'library:changed',
  'consoles:changed',
  'consoles:closed',
  'keyboard:command',
  'keyboard:typing',
  'settings:changed',
  'assistance:changed',
  'assistance:unread',
  'sessions:changed',
  'sessions:news',
  'sessions:scanning',
  'invitation:copied',
  'power:changed',
  'watches:changed',
  'watches:news',
  'activity:unwritten',
  'updates:changed',
  'updates:failed',
  'proxy:ask',
] as const satisfies readonly EventName[];

/** Subscribes; returns the function that ends the subscription. */
export type Subscribe = <E extends EventName>(
  event: E,
  listener: (payload: Events[E]) => void,
) => () => void;
