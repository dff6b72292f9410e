import { locale } from '../../messages';
import type { MachineRow } from './row';

/** The columns one can sort by. */
export const SORT_KEYS = ['name', 'power', 'state', 'users', 'place', 'account', 'age'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const TEXT: Record<Exclude<SortKey, 'age'>, (row: MachineRow) => string> = {
  name: (row) => row.machine.name,
  power: (row) => row.power.text,
  state: (row) => row.state.text,
  users: (row) => row.users,
  place: (row) => row.machine.place,
  account: (row) => `${row.account} ${row.machine.region}`,
};

/** Orders rows by a column, and rows that are equal there by name. Empty cells come last. */
export function compareRows(key: SortKey, down: boolean): (a: MachineRow, b: MachineRow) => number {
  const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
  const sign = down ? -1 : 1;
  const byName = (a: MachineRow, b: MachineRow) =>
    collator.compare(a.machine.name, b.machine.name) || (a.machine.id < b.machine.id ? -1 : 1);
  if (key === 'age') {
    return (a, b) => sign * (b.fetchedAt - a.fetchedAt) || byName(a, b);
  }
  const text = TEXT[key];
  return (a, b) => {
    const [left, right] = [text(a), text(b)];
    if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
    return sign * collator.compare(left, right) || byName(a, b);
  };
}
