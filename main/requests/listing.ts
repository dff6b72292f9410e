import type { Account, Machine } from '../../preload/contract/models';
import type { ListedMachine } from './schema';

/**
 * The machines for other programs, by name: as they were read, and those that were not read since the start
 * as they were seen before it.
 */
export function listMachines(
  read: readonly Machine[],
  before: readonly Machine[],
  accounts: readonly Pick<Account, 'id' | 'details'>[],
): ListedMachine[] {
  const names = new Map(accounts.map(({ id, details }) => [id, details.name]));
  const known = new Set(read.map(({ id }) => id));
  const listed = (machine: Machine, stale: boolean): ListedMachine[] => {
    const account = names.get(machine.accountId);
    if (account === undefined) return [];
    return [
      {
        name: machine.name,
        id: machine.nativeId,
        kind: machine.kind,
        account,
        region: machine.region,
        power: machine.power.raw,
        connection: machine.connection?.raw ?? null,
        health: machine.health?.raw ?? null,
        stale,
        readAt: machine.fetchedAt,
      },
    ];
  };
  return [
    ...read.flatMap((machine) => listed(machine, false)),
    ...before.filter(({ id }) => !known.has(id)).flatMap((machine) => listed(machine, true)),
  ].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
