import type { Machine } from '../../preload/contract/models';
import type { SignedIn } from '../accounts/accounts';
import { showServer } from '../cloud/clouddc';
import { findDesktops } from '../cloud/desktops';
import { Failure } from '../errors';
import { mergeDesktops, type Reading } from './desktops';
import { serverMachines } from './servers';

/** A machine as it is now. */
export interface MachineNow {
  readonly machine: Machine;
  /** How a server's last power operation goes or went, in the cloud's word; empty for desktops. */
  readonly operation: string;
}

function readingOf({ id, details }: SignedIn): Reading {
  return { accountId: id, region: details.region, fetchedAt: new Date().toISOString() };
}

/**
 * One machine as it is now, with a single small call: for whoever follows a power action or wonders
 * why a console has no picture.
 * @returns null when the cloud does not know it (any more)
 */
export async function readMachine(
  { kind, nativeId }: Machine,
  account: SignedIn,
  signal?: AbortSignal,
): Promise<MachineNow | null> {
  const reading = readingOf(account);
  const { client } = account.connection;
  if (kind === 'desktop') {
    const rows = await findDesktops(client, [nativeId], signal);
    const [machine] = mergeDesktops(rows, [], reading);
    return machine === undefined ? null : { machine, operation: '' };
  }
  const row = await showServer(client, nativeId, signal);
  const [machine] = serverMachines([row], reading);
  return machine === undefined ? null : { machine, operation: row.operation_state };
}

/**
 * Several machines of one account as they are now: desktops with one call for all, servers with one each, as
 * the cloud has it.
 * @returns by id; without those that the cloud does not know (any more)
 */
export async function readMachines(
  machines: readonly Machine[],
  account: SignedIn,
): Promise<ReadonlyMap<string, Machine>> {
  const desktops = machines.filter(({ kind }) => kind === 'desktop');
  const read: Machine[] = [];
  if (desktops.length > 0) {
    const ids = desktops.map(({ nativeId }) => nativeId);
    const rows = await findDesktops(account.connection.client, ids);
    read.push(...mergeDesktops(rows, [], readingOf(account)));
  }
  // One after the other: nobody waits for them, and others have calls to make.
  for (const server of machines.filter(({ kind }) => kind === 'server')) {
    const now = await readUnlessGone(server, account);
    if (now !== null) read.push(now.machine);
  }
  return new Map(read.map((machine) => [machine.id, machine]));
}

/** A server that is gone is refused, where a desktop is only not in the answer. */
async function readUnlessGone(server: Machine, account: SignedIn): Promise<MachineNow | null> {
  try {
    return await readMachine(server, account);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.data.code === 'machine-not-found') return null;
    throw thrown;
  }
}
