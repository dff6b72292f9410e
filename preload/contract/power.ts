/** Switching machines on and off, and what came of it. */
import type { AppError } from './errors';
import type { Machine, MachineKind, Power } from './models';

/**
 * What can be ordered. Desktops know all of it; a physical server is started, restarted and forced off:
 * CloudDC does not tell whether its `power off` asks the system first.
 */
export const POWER_ACTIONS = [
  'start',
  'restart',
  'shut-down',
  'force-restart',
  'force-off',
] as const;
export type PowerAction = (typeof POWER_ACTIONS)[number];

/** Actions that end whatever runs on the machine. */
export type EndingAction = Exclude<PowerAction, 'start'>;

/** The actions a kind of machine has, in the order they are offered. */
export const ACTIONS_OF: Readonly<Record<MachineKind, readonly PowerAction[]>> = {
  desktop: POWER_ACTIONS,
  server: ['start', 'restart', 'force-off'],
};

/**
 * So many machines are ordered about at once. Each order is a call of its own, so that each machine has its
 * own answer; the batch calls of the API take no more either.
 */
export const MOST_AT_ONCE = 100;

/** What an action is to bring about. */
export function aimOf(action: PowerAction): 'on' | 'off' {
  return action === 'shut-down' || action === 'force-off' ? 'off' : 'on';
}

/**
 * A machine as it is at the moment of the question, and the remote assistance on it; `unknown` where
 * that could not be found out.
 */
export interface PowerLook {
  readonly machine: Machine;
  readonly assistance: 'none' | 'going-on' | 'unknown';
}

export type PowerState =
  /** The order is on its way to the cloud. */
  | { readonly state: 'asking' }
  /** The cloud has taken it. The machine as it was last seen. */
  | { readonly state: 'under-way'; readonly power: Power }
  /**
   * The machine is where it was to be. `witnessed` is false for a restart that nobody saw: the cloud
   * has taken the order, and has shown the machine running ever since.
   */
  | {
      readonly state: 'done';
      readonly power: Power;
      readonly at: string;
      readonly witnessed: boolean;
    }
  /** It was refused, or ended otherwise, or nobody knows. */
  | { readonly state: 'failed'; readonly at: string; readonly error: AppError };

/** One power action on one machine. There is at most one at a time per machine. */
export interface PowerRun {
  readonly machineId: string;
  readonly machineName: string;
  readonly kind: MachineKind;
  readonly action: PowerAction;
  /** When it was ordered, ISO 8601. */
  readonly since: string;
  /** The console tab that waits for the machine with it; null when none does (any more). */
  readonly consoleId: string | null;
  readonly state: PowerState;
}
