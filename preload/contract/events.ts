/** What main tells the renderer without being asked: event → payload. */
import type { Account, Assistance, Console } from './models';
import type { Settings } from './settings';

export interface Events {
  /** The whole list; sent after every change of an account or its session. */
  'accounts:changed': readonly Account[];
  /** One console's state or ticket changed. */
  'consoles:changed': Console;
  /** Main closed a console, because its account was signed out. */
  'consoles:closed': { readonly consoleId: string };
  /** All of them, after every change. */
  'settings:changed': Settings;
  /** The polled record of a desktop changed (null: none any more). */
  'assistance:changed': { readonly machineId: string; readonly assistance: Assistance | null };
}

export type EventName = keyof Events;

export const EVENT_NAMES = [
  'accounts:changed',
  'consoles:changed',
  'consoles:closed',
  'settings:changed',
  'assistance:changed',
] as const satisfies readonly EventName[];

/** Subscribes; returns the function that ends the subscription. */
export type Subscribe = <E extends EventName>(
  event: E,
  listener: (payload: Events[E]) => void,
) => () => void;
