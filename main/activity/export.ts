import type {
  ActivityFilter,
  ActivityRow,
  ExportFormat,
  Verification,
} from '../../preload/contract/activity';
import { csvText } from '../csv';
import { filterRows, hashOf, toRow } from './rows';

/** What is exported. */
export interface Export {
  /** The whole log. */
  readonly lines: readonly Buffer[];
  readonly filter: ActivityFilter;
  readonly verification: Verification;
  /** ISO 8601. */
  readonly at: string;
}

/** An export, ready to be written. */
export interface ExportedLog {
  readonly text: string;
  /** How many rows are in it. */
  readonly rows: number;
}

/** The rows a filter leaves, the oldest first, each with its number and hash. */
export function exportText(format: ExportFormat, given: Export): ExportedLog {
  const { lines, filter } = given;
  const rows = filterRows(lines.map(toRow), filter).reverse();
  return { text: format === 'csv' ? csv(rows, lines) : json(rows, given), rows: rows.length };
}

function json(rows: readonly ActivityRow[], { lines, filter, verification, at }: Export): string {
  const entries = rows.map((row) => ({ ...row, hash: hashOf(lineOf(row, lines)) }));
  return `${JSON.stringify({ exportedAt: at, filter, verification, entries }, null, 2)}\n`;
}

const COLUMNS = [
  'line',
  'number',
  'time',
  'technician',
  'account',
  'machine',
  'machine id',
  'kind',
  'facts',
  'reason',
  'hash',
];

function csv(rows: readonly ActivityRow[], lines: readonly Buffer[]): string {
  return csvText([COLUMNS, ...rows.map((row) => cellsOf(row, hashOf(lineOf(row, lines))))]);
}

function cellsOf(row: ActivityRow, hash: string): string[] {
  if (row.is === 'unreadable') {
    return [String(row.line), '', '', '', '', '', '', row.is, row.text, '', hash];
  }
  const { line, seq, at, technician, account, machine, machineId, kind, reason } = row;
  const facts = Object.entries(row.facts).map(([name, value]) => `${name}=${value}`);
  return [
    ...[String(line), String(seq), at, technician, account, machine, machineId, kind],
    ...[facts.join('; '), reason, hash],
  ];
}

function lineOf({ line }: ActivityRow, lines: readonly Buffer[]): Buffer {
  return lines[line - 1] ?? Buffer.alloc(0);
}
