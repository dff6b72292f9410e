import type { ErrorCode } from '../../preload/contract/errors';
import type { Inventory, InventorySource, Machine } from '../../preload/contract/models';

/** With these the cloud has said what is there, or that it is not to be seen. */
const VERDICTS: readonly ErrorCode[] = ['rows-damaged', 'not-allowed', 'service-absent'];

/** The lists that name machines of a kind: while one of them can be read, they are known. */
const SOURCES: Readonly<Record<Machine['kind'], readonly InventorySource[]>> = {
  desktop: ['desktops', 'connections'],
  server: ['servers'],
};

/**
 * The machines of an account that a reading did not bring because nothing could be asked, e.g. without a
 * network: as they were in the reading before, and with its time. Else a list would be empty just when
 * somebody has to look something up.
 */
export function missedMachines(
  { machines, failures }: Inventory,
  before: readonly Machine[],
): Machine[] {
  const isLost = (source: InventorySource): boolean =>
    failures.some((one) => one.source === source && !VERDICTS.includes(one.error.code));
  const there = new Set(machines.map(({ id }) => id));
  return before.filter(({ id, kind }) => !there.has(id) && SOURCES[kind].every(isLost));
}
