import { z } from 'zod';
import { MACHINE_COLUMNS, type ShownList } from '../../preload/contract/machine-list';

/** Longer than a note may be, with room for what a cloud calls a machine. */
const cell = z.string().max(4096);

/** A list that is to be written: of a size that an inventory can have, and with whole rows. */
export const shownListSchema: z.ZodType<ShownList> = z
  .strictObject({
    columns: z.array(cell).min(1).max(MACHINE_COLUMNS.length),
    rows: z.array(z.array(cell).max(MACHINE_COLUMNS.length)).max(200_000),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length));
