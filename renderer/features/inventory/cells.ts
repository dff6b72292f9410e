import type { MachineMarks } from '../../../preload/contract/library';
import type { MachineColumn, ShownList } from '../../../preload/contract/machine-list';
import { t } from '../../messages';
import { COLUMN_LABELS } from './columns';
import type { MachineRow } from './row';

/** Every cell as a file has it: whole where the list abridges, times as ISO 8601. */
const CELLS: Readonly<Record<MachineColumn, (row: MachineRow, marks: MachineMarks) => string>> = {
  name: ({ machine }) => machine.name,
  power: ({ power }) => power.text,
  state: ({ state }) => state.text,
  users: ({ allUsers }) => allUsers,
  place: ({ machine }) => machine.place,
  tags: (_row, { tags }) => tags.join(', '),
  note: (_row, { note }) => note,
  account: ({ account, machine }) => `${account} · ${machine.region}`,
  opened: (_row, { openedAt }) => openedAt ?? '',
  age: ({ machine }) => machine.fetchedAt,
};

/** The list as it is shown, for a file. */
export function shownList(
  rows: readonly MachineRow[],
  columns: readonly MachineColumn[],
  marksOf: (machineId: string) => MachineMarks,
): ShownList {
  return {
    columns: columns.map((column) => t(COLUMN_LABELS[column])),
    rows: rows.map((row) => {
      const marks = marksOf(row.machine.id);
      return columns.map((column) => CELLS[column](row, marks));
    }),
  };
}
