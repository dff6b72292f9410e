/** "Tell me when": machines that are looked at until something is so. */
import type { AppError } from './errors';
import type { Machine, MachineKind } from './models';

/**
 * What can be waited for: `free` nobody is connected, `connected` somebody is, `ready` it is registered and
 * takes users, `on` it runs.
 */
export const WATCH_CONDITIONS = ['free', 'connected', 'ready', 'on'] as const;
export type WatchCondition = (typeof WATCH_CONDITIONS)[number];

/** What can be waited for of a kind of machine: nobody connects to a server. */
export const CONDITIONS_OF: Readonly<Record<MachineKind, readonly WatchCondition[]>> = {
  desktop: WATCH_CONDITIONS,
  server: ['on'],
};

/** So many machines are watched at a time. Each costs the cloud a call, or a part of one, every now and then. */
export const MOST_WATCHES = 20;

/** Is it so? What the cloud did not tell, or calls by an unknown word, is not. */
export function isMet(
  condition: WatchCondition,
  { power, connection }: Pick<Machine, 'power' | 'connection'>,
): boolean {
  const meaning = connection?.meaning ?? 'unknown';
  switch (condition) {
    case 'free':
      return meaning !== 'unknown' && meaning !== 'connected';
    case 'connected':
      return meaning === 'connected';
    case 'ready':
      return meaning !== 'unknown' && meaning !== 'unregistered';
    case 'on':
      return power.meaning === 'on';
  }
}

/** A machine that is watched; one has one watch at most. Kept in memory alone. */
export interface Watch {
  readonly machineId: string;
  readonly machineName: string;
  readonly accountId: string;
  readonly condition: WatchCondition;
  /** ISO 8601. */
  readonly since: string;
}

/** How a watch ended by itself: what was waited for is so, or it cannot be found out any more. */
export type WatchEnd = { readonly is: 'met' } | { readonly is: 'lost'; readonly error: AppError };

/** A watch that has ended by itself. */
export interface WatchNews {
  readonly watch: Watch;
  readonly end: WatchEnd;
}
