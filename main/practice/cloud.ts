import type { AssistanceDesk } from './estate/assistance';
import type { Estate } from './estate/estate';
import type { Machine } from './estate/models';
import type { Simulation } from './estate/simulation';
import type { Behaviour, Timings } from './options';

/** What the services of the region share. */
export interface PracticeCloud {
  readonly estate: Estate;
  readonly simulation: Simulation;
  readonly assistance: AssistanceDesk;
  readonly behaviour: Behaviour;
  readonly timings: Timings;
  readonly now: () => Date;
  /** Mints a console URL: each call is a new one-time token. */
  readonly consoleUrl: (machine: Machine) => string;
}

/** `2022-03-28T00:00:00Z`, as every service but IAM writes times. */
export const seconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
