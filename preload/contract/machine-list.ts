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

/** The column a list is sorted by; `down` turns the order round. */
export interface MachineOrder {
  readonly key: MachineColumn;
  readonly down: boolean;
}
