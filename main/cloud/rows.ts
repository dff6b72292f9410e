import { z } from 'zod';
import { Failure } from '../errors';

/** The rows of a list that fit their schema, and how many did not. One bad row must not hide the rest. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly damaged: number;
}

/** All pages of a list, as far as they could be read. */
export interface Listing<T> extends Rows<T> {
  /** Pages that could not be read although others could, and rows the cloud does not give. */
  readonly problems: readonly Failure[];
}

/** The cloud does not give all rows; it is told how many are missing where that is known. */
export function listCutOff(missing: number): Failure {
  return new Failure('list-cut-off', { params: missing > 0 ? { missing: String(missing) } : {} });
}

/** A schema for a list that keeps its good rows. */
export function rowsOf<T>(row: z.ZodType<T>): z.ZodType<Rows<T>> {
  return z.array(z.unknown()).transform((items) => {
    const rows: T[] = [];
    for (const item of items) {
      const parsed = row.safeParse(item);
      if (parsed.success) rows.push(parsed.data);
    }
    return { rows, damaged: items.length - rows.length };
  });
}

/**
 * Text the cloud may leave out, send as null, or send as another type: then empty. (One step, not a
 * chain of schemas: it runs some hundred thousand times for a large list.)
 */
export const optionalText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? value : ''));

/** A value the cloud gives as text here and as a number or a flag there, as it prints; empty for none. */
export const printed = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
      ? String(value)
      : '',
  );

/** `total_count`, `count`: what it counts is not documented, so it is a hint, and may be missing. */
export const totalHint = z
  .number()
  .int()
  .nonnegative()
  .nullish()
  .catch(null)
  .transform((total) => total ?? undefined);
