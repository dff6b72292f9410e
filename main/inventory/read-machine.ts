import type { Machine } from '../../preload/contract/models';
import type { SignedIn } from '../accounts/accounts';
import { showServer } from '../cloud/clouddc';
import { findDesktop } from '../cloud/desktops';
import { mergeDesktops, type Reading } from './desktops';
import { serverMachines } from './servers';

/**
 * One machine as it is now, with a single small call: for whoever follows a power action or wonders
 * why a console has no picture.
 * @returns null when the cloud does not know it (any more)
 */
export async function readMachine(
  { kind, nativeId }: Machine,
  { id, connection, details }: SignedIn,
  signal?: AbortSignal,
): Promise<Machine | null> {
  const reading: Reading = {
    accountId: id,
    region: details.region,
    fetchedAt: new Date().toISOString(),
  };
  const { client } = connection;
  if (kind === 'desktop') {
    const row = await findDesktop(client, nativeId, signal);
    return mergeDesktops(row === undefined ? [] : [row], [], reading)[0] ?? null;
  }
  return serverMachines([await showServer(client, nativeId, signal)], reading)[0] ?? null;
}
