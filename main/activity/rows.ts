import { z } from 'zod';
import type {
  ActivityEvent,
  ActivityFilter,
  ActivityPage,
  ActivityRow,
} from '../../preload/contract/activity';
import { redact } from '../redact';
import { openSeal } from './chain';

/** Of a line that is none of ours no more than this is shown. */
const LONGEST_TEXT = 300;

const text = z.string().catch('');
/** A value of a newer version may be of any kind. */
const fact = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));

/** What a line holds; whatever is missing in an older or newer one is empty. */
const eventSchema = z.object({
  seq: z.int().positive(),
  at: text,
  kind: z.string(),
  technician: text,
  account: text,
  machineId: text,
  machine: text,
  reason: text,
  facts: z.record(z.string(), fact).catch({}),
});

/** One line as it is shown. One that cannot be read is shown as it stands. */
export function toRow(line: Buffer, index: number): ActivityRow {
  const place = index + 1;
  try {
    const event = eventSchema.parse(JSON.parse(line.toString('utf8')));
    return { is: 'event', line: place, ...event };
  } catch {
    const start = redact(line.toString('utf8')).slice(0, LONGEST_TEXT);
    return { is: 'unreadable', line: place, text: start };
  }
}

/** The rows a filter leaves, the newest first. */
export function filterRows(rows: readonly ActivityRow[], filter: ActivityFilter): ActivityRow[] {
  const sought = words(filter.text);
  const machine = normalise(filter.machine.trim());
  return rows
    .filter((row) => row.is === 'unreadable' || fits(row, filter, sought, machine))
    .reverse();
}

/** One page of a log. @param before the place in the file that the page ends before; null for the newest */
export function pageOf(
  lines: readonly Buffer[],
  filter: ActivityFilter,
  { before, size }: { readonly before: number | null; readonly size: number },
): ActivityPage {
  const rows = lines.map(toRow);
  const found = filterRows(rows, filter);
  const machines = new Set(rows.flatMap((row) => (row.is === 'event' ? [row.machine] : [])));
  machines.delete('');
  return {
    rows: found.filter(({ line }) => before === null || line < before).slice(0, size),
    found: found.length,
    lines: lines.length,
    machines: [...machines].sort(),
  };
}

function fits(
  event: ActivityEvent,
  { subject, from, until, machineId }: ActivityFilter,
  sought: readonly string[],
  machine: string,
): boolean {
  const { at, kind, technician, account, reason, facts } = event;
  // ISO 8601 in UTC: text order is time order.
  if ((from !== null && at < from) || (until !== null && at >= until)) return false;
  if (subject !== 'all' && !kind.startsWith(`${subject}-`)) return false;
  if (machineId !== undefined && event.machineId !== machineId) return false;
  if (!normalise(event.machine).includes(machine)) return false;
  const texts = [technician, account, event.machine, reason, kind, ...Object.values(facts)];
  const haystack = normalise(texts.join('\n'));
  return sought.every((word) => haystack.includes(word));
}

/** One spelling for comparing: full-width and half-width forms, and cases, are the same. */
function normalise(given: string): string {
  return given.normalize('NFKC').toLowerCase();
}

function words(search: string): readonly string[] {
  return normalise(search).split(/\s+/).filter(Boolean);
}

/** The hash that a line carries; empty when the line is not as it was written. */
export function hashOf(line: Buffer): string {
  return openSeal(line)?.hash ?? '';
}
