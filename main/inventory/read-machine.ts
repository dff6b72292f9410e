import type { Machine } from '../../preload/contract/models';
import type { SignedIn } from '../accounts/accounts';
import { showServer } from '../cloud/clouddc';
import { findDesktop } from '../cloud/desktops';
import { mergeDesktops, type Reading } from './desktops';
import { serverMachines } from './servers';

/** A machine as it is now. */
export interface MachineNow {
  readonly machine: Machine;
  /** How a server's last power operation goes or went, in the cloud's word; empty for desktops. */
  readonly operation: string;
}

/**
 * One machine as it is now, with a single small call: for whoever follows a power action or wonders
 * why a console has no picture.
 * @returns null when the cloud does not know it (any more)
 */
export async function readMachine(
  { kind, nativeId }: Machine,
  { id, connection, details }: SignedIn,
  signal?: AbortSignal,
): Promise<MachineNow | null> {
  const reading: Reading = {
    accountId: id,
    region: details.region,
    fetchedAt: new Date().toISOString(),
  };
  const { client } = connection;
  if (kind === 'desktop') {
    const row = await findDesktop(client, nativeId, signal);
    const [machine] = mergeDesktops(row === undefined ? [] : [row], [], reading);
    return machine === undefined ? null : { machine, operation: '' };
  }
  const row = await showServer(client, nativeId, signal);
  const [machine] = serverMachines([row], reading);
  return machine === undefined ? null : { machine, operation: row.operation_state };
}
