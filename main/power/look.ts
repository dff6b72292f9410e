import type { PowerLook } from '../../preload/contract/power';
import { canChange, disposeRecord, isEmpty, toRecord } from '../assistance/record';
import { showAssistance } from '../cloud/workspace';
import { Failure } from '../errors';
import type { OwnedMachine } from '../inventory/inventory';

/** Is somebody being helped on this machine, whoever has begun it? Servers know no assistance. */
export async function assistanceOn({
  machine,
  account,
}: OwnedMachine): Promise<PowerLook['assistance']> {
  if (machine.kind !== 'desktop') return 'none';
  try {
    const body = await showAssistance(account.connection.client, machine.nativeId);
    if (isEmpty(body)) return 'none';
    const record = toRecord(machine.id, body, new Date());
    // Code and password were not asked for.
    disposeRecord(record);
    return canChange(record.assistance) ? 'going-on' : 'none';
  } catch (thrown) {
    return thrown instanceof Failure && thrown.data.status === 404 ? 'none' : 'unknown';
  }
}
