import type { Machine } from '../../../preload/contract/models';
import { ACTIONS_OF, type PowerAction } from '../../../preload/contract/power';
import { t, type MessageKey } from '../../messages';

/** An action, and why it cannot be ordered now; null when it can. */
export interface Offer {
  readonly action: PowerAction;
  readonly unavailable: string | null;
}

/** A machine that sleeps or is off can only be started. */
const ASLEEP = { off: 'power.not.off', hibernated: 'power.not.hibernated' } as const;

function reasonOf({ power }: Machine, action: PowerAction): MessageKey | null {
  switch (power.meaning) {
    case 'on':
      return action === 'start' ? 'power.not.running' : null;
    case 'off':
    case 'hibernated':
      return action === 'start' ? null : ASLEEP[power.meaning];
    case 'busy':
      return 'power.not.busy';
    case 'error':
    case 'unknown':
      // What the cloud takes in these states only the cloud knows.
      return null;
  }
}

/**
 * What can be ordered of a machine in the state it was last seen in.
 * @param isBusy an action of ours is under way
 */
export function offersOf(machine: Machine, isBusy: boolean): readonly Offer[] {
  return ACTIONS_OF[machine.kind].map((action) => {
    const key = isBusy ? 'power.not.ordered' : reasonOf(machine, action);
    return { action, unavailable: key === null ? null : t(key, { raw: machine.power.raw }) };
  });
}
