import type { MachineMarks } from '../../../preload/contract/library';
import type { MachineColumn, MachineOrder } from '../../../preload/contract/machine-list';
import { locale } from '../../messages';
import type { MachineRow } from './row';

/** The columns one can sort by: every one. */
export type SortKey = MachineColumn;

type MarksOf = (machineId: string) => MachineMarks;

const TEXT: Record<
  Exclude<SortKey, 'age' | 'opened'>,
  (row: MachineRow, marksOf: MarksOf) => string
> = {
  name: (row) => row.machine.name,
  power: (row) => row.power.text,
  state: (row) => row.state.text,
  users: (row) => row.users,
  place: (row) => row.machine.place,
  tags: (row, marksOf) => marksOf(row.machine.id).tags.join(' '),
  note: (row, marksOf) => marksOf(row.machine.id).note,
  account: (row) => `${row.account} ${row.machine.region}`,
};

function collatorOf(): Intl.Collator {
  return new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
}

/** The order of names; no two machines are equal in it. */
export function byName(): (a: MachineRow, b: MachineRow) => number {
  const collator = collatorOf();
  return (a, b) =>
    collator.compare(a.machine.name, b.machine.name) || (a.machine.id < b.machine.id ? -1 : 1);
}

/** What a row is sorted by, as text; empty where there is nothing. */
function textOf(row: MachineRow, key: SortKey, marksOf: MarksOf): string {
  if (key === 'age') return row.machine.fetchedAt;
  if (key === 'opened') return marksOf(row.machine.id).openedAt ?? '';
  return TEXT[key](row, marksOf);
}

/**
 * The places of rows in the order of a column. Equal ones stay in the order they came in, empty cells come
 * last and the newest times first. Distinct texts are sorted, not rows: of most columns there are few.
 */
export function placesByColumn(
  rows: readonly MachineRow[],
  { key, down }: MachineOrder,
  marksOf: MarksOf,
): readonly number[] {
  const places = new Map<string, number[]>();
  for (const [place, row] of rows.entries()) {
    const text = textOf(row, key, marksOf);
    const known = places.get(text);
    if (known === undefined) places.set(text, [place]);
    else known.push(place);
  }
  const collator = collatorOf();
  // ISO 8601 in UTC: text order is time order.
  const compare =
    key === 'age' || key === 'opened'
      ? (a: string, b: string): number => (a < b ? 1 : -1)
      : (a: string, b: string): number => collator.compare(a, b);
  const sign = down ? -1 : 1;
  return [...places]
    .sort(([a], [b]) => {
      if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
      return sign * compare(a, b);
    })
    .flatMap(([, same]) => same);
}
