import type { PowerLook } from '../../preload/contract/power';
import { readGoingOn } from '../assistance/read';
import type { OwnedMachine } from '../inventory/inventory';

/** Is somebody being helped on this machine, whoever has begun it? Servers know no assistance. */
export async function assistanceOn({
  machine,
  account,
}: OwnedMachine): Promise<PowerLook['assistance']> {
  if (machine.kind !== 'desktop') return 'none';
  const target = { client: account.connection.client, desktopId: machine.nativeId };
  try {
    return (await readGoingOn(machine.id, target)) === undefined ? 'none' : 'going-on';
  } catch {
    return 'unknown';
  }
}
