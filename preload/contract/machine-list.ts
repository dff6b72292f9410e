/** The list of machines as the technician arranges it: its columns and its order. */

/** Every column there is, in the order they stand in until others are chosen. */
export const MACHINE_COLUMNS = [
  'name',
  'power',
  'state',
  'users',
  'place',
  'tags',
  'note',
  'account',
  'opened',
  'age',
] as const;
export type MachineColumn = (typeof MACHINE_COLUMNS)[number];

/** What is seen until something is chosen. */
export const USUAL_COLUMNS: readonly MachineColumn[] = [
  'name',
  'power',
  'state',
  'users',
  'place',
  'account',
  'age',
];

/** The column a list is sorted by; `down` turns the order round. */
export interface MachineOrder {
  readonly key: MachineColumn;
  readonly down: boolean;
}

/** The list as it is shown, to be written to a file: words, not states. */
export interface ShownList {
  readonly columns: readonly string[];
  /** A row has as many cells as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** The file that was written, and how many machines are in it. */
export interface ExportedList {
  readonly file: string;
  readonly rows: number;
}
