import type { Inventory, InventoryFailure, InventorySource } from '../../preload/contract/models';
import type { SignedIn } from '../accounts/accounts';
import { listServers } from '../cloud/clouddc';
import { listConnections } from '../cloud/connections';
import { listDesktops } from '../cloud/desktops';
import type { Listing } from '../cloud/rows';
import { Failure, toAppError } from '../errors';
import { mergeDesktops, type Reading } from './desktops';
import { serverMachines } from './servers';

/** What came of one source. */
type Outcome<T> =
  | { readonly ok: true; readonly listing: Listing<T> }
  | { readonly ok: false; readonly thrown: unknown };

async function outcomeOf<T>(listing: Promise<Listing<T>>): Promise<Outcome<T>> {
  try {
    return { ok: true, listing: await listing };
  } catch (thrown) {
    return { ok: false, thrown };
  }
}

function rowsOf<T>(outcome: Outcome<T>): readonly T[] {
  return outcome.ok ? outcome.listing.rows : [];
}

/** Everything that is wrong with a source: it failed, or in part, or some rows are not as they should be. */
function failuresOf<T>(
  accountId: string,
  source: InventorySource,
  outcome: Outcome<T>,
): InventoryFailure[] {
  const failed = (thrown: unknown): InventoryFailure => ({
    accountId,
    source,
    error: { ...toAppError(thrown), accountId },
  });
  if (!outcome.ok) return [failed(outcome.thrown)];
  const { damaged, problems } = outcome.listing;
  const bad =
    damaged === 0 ? [] : [new Failure('rows-damaged', { params: { damaged: String(damaged) } })];
  return [...problems, ...bad].map(failed);
}

/**
 * Is the service simply not there? The gateway says so (APIGW.0101), or the region's name for it does
 * not exist although others do. An endpoint that the technician typed has to be there.
 */
function isAbsent(account: SignedIn, outcome: Outcome<unknown>, othersAreThere: boolean): boolean {
  if (outcome.ok || !(outcome.thrown instanceof Failure)) return false;
  const { code } = outcome.thrown.data;
  if (code === 'service-absent') return true;
  const typed = account.details.endpoints.clouddc?.trim() ?? '';
  return code === 'host-not-found' && othersAreThere && typed === '';
}

/**
 * Reads the three lists of one account at the same time. Desktops have two: where one is forbidden, the
 * other alone still gives a usable inventory.
 */
export async function readAccount(account: SignedIn, signal: AbortSignal): Promise<Inventory> {
  const { id, connection, details } = account;
  const { client } = connection;
  const light = outcomeOf(listDesktops(client, signal));
  const [desktops, connections, servers] = await Promise.all([
    light,
    outcomeOf(listConnections(client, async () => rowsOf(await light), signal)),
    outcomeOf(listServers(client, signal)),
  ]);
  const reading: Reading = {
    accountId: id,
    region: details.region,
    fetchedAt: new Date().toISOString(),
  };
  const absent = isAbsent(account, servers, desktops.ok || connections.ok);
  return {
    machines: [
      ...mergeDesktops(rowsOf(desktops), rowsOf(connections), reading),
      ...serverMachines(rowsOf(servers), reading),
    ],
    failures: [
      ...failuresOf(id, 'desktops', desktops),
      ...failuresOf(id, 'connections', connections),
      ...(absent ? [] : failuresOf(id, 'servers', servers)),
    ],
    absent: absent ? [{ accountId: id, service: 'clouddc' }] : [],
  };
}
