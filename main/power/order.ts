import { ACTIONS_OF, type PowerAction } from '../../preload/contract/power';
import {
  changeServerPower,
  operateDesktop,
  type DesktopOperation,
  type ServerOperation,
} from '../cloud/power';
import { mayHaveArrived } from '../cloud/uncertain';
import { Failure } from '../errors';
import type { OwnedMachine } from '../inventory/inventory';

const DESKTOP: Readonly<Record<PowerAction, DesktopOperation>> = {
  start: { op_type: 'os-start', type: 'SOFT' },
  restart: { op_type: 'reboot', type: 'SOFT' },
  'shut-down': { op_type: 'os-stop', type: 'SOFT' },
  'force-restart': { op_type: 'reboot', type: 'HARD' },
  'force-off': { op_type: 'os-stop', type: 'HARD' },
};

/** Those that are not offered come to the same: CloudDC has no softer or harder way. */
const SERVER: Readonly<Record<PowerAction, ServerOperation>> = {
  start: 'power on',
  restart: 'rebooting',
  'shut-down': 'power off',
  'force-restart': 'rebooting',
  'force-off': 'power off',
};

/** @throws Failure `bad-request` for an action that this kind of machine does not have */
export function checkAction({ machine }: OwnedMachine, action: PowerAction): void {
  if (ACTIONS_OF[machine.kind].includes(action)) return;
  throw new Failure('bad-request', { params: { field: 'action' } });
}

/**
 * Gives the order to the cloud, once.
 * @throws Failure what the cloud said; `power-uncertain` when it may have arrived all the same
 */
export async function order(
  { machine, account }: OwnedMachine,
  action: PowerAction,
): Promise<void> {
  const { client } = account.connection;
  try {
    if (machine.kind === 'desktop') await operateDesktop(client, machine.nativeId, DESKTOP[action]);
    else await changeServerPower(client, machine.nativeId, SERVER[action]);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || !mayHaveArrived(thrown)) throw thrown;
    throw new Failure('power-uncertain', { ...thrown.data, fix: 'none' });
  }
}
