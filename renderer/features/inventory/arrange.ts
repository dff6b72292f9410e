import type { Account, Machine } from '../../../preload/contract/models';
import { readings } from '../../search/readings';
import { SearchIndex } from '../../search/search-index';
import { sorted } from '../../search/sort';
import type { OwnWords } from '../../state/library.svelte';
import { ChangeFinder, type MachineChanges } from './changes';
import { describeRow } from './describe';
import { machineRow, type MachineRow } from './row';
import { byName } from './sort';

/** A list that can be shown and searched. */
export interface Arranged {
  /** In the order of names. */
  readonly rows: readonly MachineRow[];
  readonly index: SearchIndex;
  /** What is not as it was in the arrangement before. */
  readonly changes: MachineChanges;
}

/** What machines are arranged with. */
export interface Surroundings {
  readonly accountOf: (accountId: string) => Account | null;
  /** The technician's own words for a machine; null for none. */
  readonly wordsOf: (machineId: string) => OwnWords | null;
  /** Was it only seen before the app started? */
  readonly isKept: (machine: Machine) => boolean;
}

/** Rows made before the work may be interrupted. */
const STRIDE = 256;

/**
 * Makes rows of machines, puts them in order and indexes them, as work for `inSlices`.
 * @param before the last arrangement: what was in order then is taken in that order, so that a refresh
 *   that changes little has little to sort
 */
export function* arrange(
  machines: readonly Machine[],
  { accountOf, wordsOf, isKept }: Surroundings,
  before: readonly MachineRow[],
): Generator<void, Arranged> {
  const waiting = new Map<string, MachineRow>();
  for (const machine of machines) {
    waiting.set(machine.id, machineRow(machine, accountOf(machine.accountId)));
    if (waiting.size % STRIDE === 0) yield;
  }
  const rows: MachineRow[] = [];
  const changes = new ChangeFinder(isKept);
  for (const [place, { machine }] of before.entries()) {
    const row = waiting.get(machine.id);
    if (row !== undefined && waiting.delete(machine.id)) {
      rows.push(row);
      changes.compare(machine, row.machine);
    }
    if (place % STRIDE === 0) yield;
  }
  for (const row of waiting.values()) rows.push(row);
  changes.add(waiting.values(), before);
  const ordered = yield* sorted(rows, byName());
  const index = yield* SearchIndex.build(
    ordered,
    (row) => describeRow(row, wordsOf(row.machine.id)),
    readings,
  );
  return { rows: ordered, index, changes: changes.found };
}
