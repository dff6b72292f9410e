import type { MachineMarks } from '../../../preload/contract/library';
import type { MachineColumn } from '../../../preload/contract/machine-list';
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

/** Orders rows by a column, and rows that are equal there by name. Empty cells come last, the newest times first. */
export function compareRows(
  key: SortKey,
  down: boolean,
  marksOf: MarksOf,
): (a: MachineRow, b: MachineRow) => number {
  const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
  const sign = down ? -1 : 1;
  const byName = (a: MachineRow, b: MachineRow) =>
    collator.compare(a.machine.name, b.machine.name) || (a.machine.id < b.machine.id ? -1 : 1);
  if (key === 'age') {
    return (a, b) => sign * (b.fetchedAt - a.fetchedAt) || byName(a, b);
  }
  const compare =
    key === 'opened'
      ? // ISO 8601 in UTC: text order is time order.
        (left: string, right: string): number => (left === right ? 0 : left < right ? 1 : -1)
      : (left: string, right: string): number => collator.compare(left, right);
  const text =
    key === 'opened'
      ? (row: MachineRow): string => marksOf(row.machine.id).openedAt ?? ''
      : TEXT[key];
  return (a, b) => {
    const [left, right] = [text(a, marksOf), text(b, marksOf)];
    if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
    return sign * compare(left, right) || byName(a, b);
  };
}
