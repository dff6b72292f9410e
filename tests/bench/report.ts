import { appendFileSync } from 'node:fs';
import { z } from 'zod';

const series = z.array(z.number()).min(1).readonly();

/** One figure of the bench: several measurements, beside those of a control in the same run. */
export const figureSchema = z.object({
  what: z.string(),
  unit: z.string(),
  digits: z.int().nonnegative(),
  ours: series,
  /** Null for what only we have. */
  control: z.object({ name: z.string(), values: series }).nullable(),
});

export type Figure = z.output<typeof figureSchema>;

const report = process.env['CRASHCART_BENCH_REPORT'];

/** Hands a figure to `npm run bench`, which makes the table. */
export function tell(figure: Figure): void {
  const line = `${JSON.stringify(figureSchema.parse(figure))}\n`;
  if (report === undefined) process.stdout.write(line);
  else appendFileSync(report, line);
}
