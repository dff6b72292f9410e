import { MACHINE_COLUMNS, type MachineColumn } from '../../../preload/contract/machine-list';
import type { MessageKey } from '../../messages';

/** The word over a column. */
export const COLUMN_LABELS: Readonly<Record<MachineColumn, MessageKey>> = {
  name: 'machines.column.name',
  power: 'machines.column.power',
  state: 'machines.column.connection',
  users: 'machines.column.users',
  place: 'machines.column.place',
  tags: 'machines.column.tags',
  note: 'machines.column.note',
  account: 'machines.column.account',
  opened: 'machines.column.opened',
  age: 'machines.column.age',
};

/** How wide a column is, in pixels: at least `least`, and its share of what is left over. */
interface Width {
  readonly least: number;
  readonly share: number;
}

const WIDTHS: Readonly<Record<Exclude<MachineColumn, 'age'>, Width>> = {
  name: { least: 152, share: 2 },
  power: { least: 116, share: 0 },
  state: { least: 128, share: 0 },
  users: { least: 88, share: 1.1 },
  place: { least: 104, share: 1 },
  tags: { least: 96, share: 1 },
  note: { least: 96, share: 1.2 },
  account: { least: 168, share: 1.8 },
  opened: { least: 92, share: 0 },
};

/** The buttons of a row stand where its age does, so that their place is there without that column too. */
const LAST = 172;
const GAP = 12;
const PADDING = 16;

/** Where there is no room for all, these go first. A name and its power always stay. */
const DROPPED: readonly MachineColumn[] = [
  'opened',
  'note',
  'account',
  'place',
  'tags',
  'users',
  'state',
];

/** The columns that are wanted and fit into so many pixels, in their order. */
export function fittingColumns(
  wanted: readonly MachineColumn[],
  width: number,
): readonly MachineColumn[] {
  const columns = new Set<MachineColumn>(['name', ...wanted]);
  for (const column of DROPPED) {
    if (leastWidth(columns) <= width) break;
    columns.delete(column);
  }
  return MACHINE_COLUMNS.filter((column) => columns.has(column));
}

/** The value of `grid-template-columns` for these columns. */
export function columnTemplate(columns: readonly MachineColumn[]): string {
  const tracks = columns.flatMap((column) => {
    if (column === 'age') return [];
    const { least, share } = WIDTHS[column];
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
  });
  return [...tracks, `${LAST}px`].join(' ');
}

function leastWidth(columns: ReadonlySet<MachineColumn>): number {
  const widths = [...columns].map((column) => (column === 'age' ? 0 : WIDTHS[column].least + GAP));
  return widths.reduce((sum, width) => sum + width, LAST + 2 * PADDING);
}
