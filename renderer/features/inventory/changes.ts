import type { Known, Machine, MachineKind, MachineUser } from '../../../preload/contract/models';
import type { MachineRow } from './row';

/** The cells of a row that a reading may bring otherwise than they were. */
export type ChangedCell = 'power' | 'state' | 'users' | 'place';

/** What is not as it was: some of its cells, or that it is there at all. */
export type MachineChange = 'new' | readonly ChangedCell[];

/** By machine id; only what changed is kept. */
export type MachineChanges = ReadonlyMap<string, MachineChange>;

const NO_CELLS: readonly ChangedCell[] = [];

/**
 * What one of two readings was not told is no change; nor is another word of the cloud for the same, such as
 * the steps of a restart.
 */
function differ(before: Known<string> | null, now: Known<string> | null): boolean {
  if (before === null || now === null || before.raw === '' || now.raw === '') return false;
  if (before.meaning !== now.meaning) return true;
  return now.meaning === 'unknown' && before.raw !== now.raw;
}

function areOthers(before: readonly MachineUser[], now: readonly MachineUser[]): boolean {
  return before.length !== now.length || before.some(({ id }, index) => id !== now[index]?.id);
}

function cellsOf(before: Machine, now: Machine, isKept: boolean): readonly ChangedCell[] {
  const cells: ChangedCell[] = [];
  if (differ(before.power, now.power)) cells.push('power');
  if (differ(before.connection, now.connection) || differ(before.health, now.health)) {
    cells.push('state');
  }
  // Of a machine from before the start neither is known.
  if (!isKept && areOthers(before.users, now.users)) cells.push('users');
  if (before.place !== now.place && before.place !== '' && now.place !== '') cells.push('place');
  return cells.length === 0 ? NO_CELLS : cells;
}

/** The accounts whose list of a kind was read. */
type Lists = Readonly<Record<MachineKind, ReadonlySet<string>>>;

/** Collects what changed while the machines are arranged anew. */
export class ChangeFinder {
  readonly #isKept: (machine: Machine) => boolean;
  readonly #found = new Map<string, MachineChange>();

  /** @param isKept was it only seen before the app started? */
  constructor(isKept: (machine: Machine) => boolean) {
    this.#isKept = isKept;
  }

  /** A machine that was in the list already. */
  compare(before: Machine, now: Machine): void {
    // Arranged anew for another reason than a reading.
    if (before === now) return;
    const cells = cellsOf(before, now, this.#isKept(before));
    if (cells.length > 0) this.#found.set(now.id, cells);
  }

  /** Those that were not: new only where the list they come from had been read before. */
  add(rows: Iterable<MachineRow>, before: readonly MachineRow[]): void {
    let lists: Lists | null = null;
    for (const { machine } of rows) {
      lists ??= this.#listsIn(before);
      if (lists[machine.kind].has(machine.accountId)) {
        this.#found.set(machine.id, 'new');
      }
    }
  }

  get found(): MachineChanges {
    return this.#found;
  }

  #listsIn(rows: readonly MachineRow[]): Lists {
    const lists = { desktop: new Set<string>(), server: new Set<string>() };
    for (const { machine } of rows) {
      if (!this.#isKept(machine)) lists[machine.kind].add(machine.accountId);
    }
    return lists;
  }
}
