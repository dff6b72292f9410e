import type { Diagnosis } from '../../../preload/contract/doctor';
import type { ConsoleReason, Machine } from '../../../preload/contract/models';
import type { SignedIn } from '../../accounts/accounts';
import { readMachine } from '../../inventory/read-machine';
import { diagnose, mayBeMachine } from './diagnose';
import type { MachineState, Trail } from './evidence';

/** A console without a picture, as it was reported. */
export interface Patient {
  readonly machine: Machine;
  readonly account: SignedIn;
  readonly reason: ConsoleReason;
  readonly lived: boolean;
  readonly trail: Trail | null;
}

/** A slow cloud must not hold up the sentence: what it would say is missing then. */
const PATIENCE_MS = 5_000;

/** Collects the evidence about a console without a picture, and says what happened. */
export class Doctor {
  readonly #isOnline: () => boolean;

  constructor(isOnline: () => boolean) {
    this.#isOnline = isOnline;
  }

  /** What can be said at once, without asking anybody. */
  firstSight({ reason, lived, trail }: Omit<Patient, 'machine' | 'account'>): Diagnosis {
    return diagnose({ reason, lived, trail, online: this.#isOnline(), machine: null });
  }

  /** The whole diagnosis. Never fails: what cannot be found out is missing from the evidence. */
  async examine({ machine, account, reason, lived, trail }: Patient): Promise<Diagnosis> {
    const online = this.#isOnline();
    const state = online && mayBeMachine(reason) ? await stateOf(machine, account) : null;
    return diagnose({ reason, lived, trail, online, machine: state });
  }
}

async function stateOf(machine: Machine, account: SignedIn): Promise<MachineState | null> {
  try {
    const now = await readMachine(machine, account, AbortSignal.timeout(PATIENCE_MS));
    return now?.machine ?? null;
  } catch {
    return null;
  }
}
