import { appendFileSync } from 'node:fs';

const report = process.env['CRASHCART_BENCH_REPORT'];

/** Adds a line to the table that `npm run bench` prints. */
export function tell(line: string): void {
  if (report === undefined) process.stdout.write(`${line}\n`);
  else appendFileSync(report, `${line}\n`);
}
