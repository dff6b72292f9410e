import type {
  Inventory as InventoryData,
  InventoryFailure,
  InventorySource,
  Machine,
} from '../../preload/contract/models';
import type { Accounts, SignedIn } from '../accounts/accounts';
import { listServers } from '../cloud/clouddc';
import type { Rows } from '../cloud/rows';
import { listConnections, listDesktops } from '../cloud/workspace';
import { Failure, toAppError } from '../errors';
import { mergeDesktops, type Reading } from './desktops';
import { serverMachines } from './servers';

/** A machine together with the signed-in account it belongs to. */
export interface OwnedMachine {
  readonly machine: Machine;
  readonly account: SignedIn;
}

/** The machines of all signed-in accounts. */
export class Inventory {
  readonly #accounts: Pick<Accounts, 'signedIn' | 'require'>;
  /** As last seen. One that a reading did not bring, say because a source failed, is not forgotten. */
  readonly #machines = new Map<string, Machine>();

  constructor(accounts: Pick<Accounts, 'signedIn' | 'require'>) {
    this.#accounts = accounts;
  }

  /** Reads everything: accounts and sources at the same time; one that fails does not hold up or hide the others. */
  async list(): Promise<InventoryData> {
    const parts = await Promise.all(
      this.#accounts.signedIn().map((account) => readAccount(account)),
    );
    const machines = parts.flatMap((part) => part.machines);
    for (const machine of machines) this.#machines.set(machine.id, machine);
    return { machines, failures: parts.flatMap((part) => part.failures) };
  }

  /**
   * The machine of an id, as last seen.
   * @throws Failure `machine-not-found`, or `signed-out` when its account left meanwhile
   */
  require(machineId: string): OwnedMachine {
    const machine = this.#machines.get(machineId);
    if (machine === undefined) throw new Failure('machine-not-found');
    return { machine, account: this.#accounts.require(machine.accountId) };
  }
}

async function readAccount(account: SignedIn): Promise<InventoryData> {
  const { client } = account.connection;
  const failures: InventoryFailure[] = [];
  const read = async <T>(
    source: InventorySource,
    rows: Promise<Rows<T>>,
  ): Promise<readonly T[]> => {
    const report = (thrown: unknown): void => {
      failures.push({ accountId: account.id, source, error: toAppError(thrown) });
    };
    try {
      const list = await rows;
      if (list.damaged > 0) {
        report(new Failure('unexpected-answer', { params: { damaged: String(list.damaged) } }));
      }
      return list.rows;
    } catch (thrown) {
      report(thrown);
      return [];
    }
  };
  const [desktops, connections, servers] = await Promise.all([
    read('desktops', listDesktops(client)),
    read('connections', listConnections(client)),
    read('servers', listServers(client)),
  ]);
  const reading: Reading = {
    accountId: account.id,
    region: account.details.region,
    fetchedAt: new Date().toISOString(),
  };
  return {
    machines: [
      ...mergeDesktops(desktops, connections, reading),
      ...serverMachines(servers, reading),
    ],
    failures,
  };
}
