import fs from 'node:fs';
import path from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActivityFilter } from '../../preload/contract/activity';
import { temporaryFolder } from '../testing/temporary-folder';
import { seal, START } from './chain';
import { csvCell } from '../csv';
import { exportText } from './export';
import { activityCalls } from './ipc';
import { filterRows, pageOf, toRow } from './rows';

vi.mock('electron', () => import('../testing/fake-electron'));

const ALL: ActivityFilter = { text: '', machine: '', subject: 'all', from: null, until: null };

const EVENTS: readonly object[] = [
  {
    at: '2026-01-01T08:00:00.000Z',
    kind: 'console-opened',
    technician: 'zoe',
    account: 'Finance',
    machineId: 'a1/desktop/d1',
    machine: 'SH-HR-0001',
    reason: '=cmd|"/c calc"!A1',
    facts: { view: 'full' },
  },
  {
    at: '2026-01-02T08:00:00.000Z',
    kind: 'power-ended',
    technician: 'Ming',
    account: '北京研发',
    machineId: 'a2/server/s1',
    machine: 'db-rack1-01',
    reason: '',
    facts: { action: 'restart', result: 'done', code: '' },
  },
  // Of a newer Crashcart.
  { at: '2026-01-03T08:00:00.000Z', kind: 'power-dreamt', facts: { depth: 3, of: ['sheep'] } },
];

function logOf(contents: readonly object[]): Buffer[] {
  let head = START;
  return contents.map((content) => {
    const sealed = seal(content, head);
    ({ head } = sealed);
    return Buffer.from(sealed.text);
  });
}

const lines = [...logOf(EVENTS), Buffer.from('not a line')];
const verification = { lines: 4, findings: [], end: 'file' } as const;
const at = '2026-02-01T00:00:00.000Z';

function linesOf(filter: Partial<ActivityFilter>): number[] {
  return filterRows(lines.map(toRow), { ...ALL, ...filter }).map(({ line }) => line);
}

describe('rows', () => {
  test('of kinds that are not known, and lines that are none, are there', () => {
    const [unreadable, unknown] = pageOf(lines, ALL, { before: null, size: 2 }).rows;
    expect(unreadable).toEqual({ is: 'unreadable', line: 4, text: 'not a line' });
    expect(unknown).toMatchObject({
      kind: 'power-dreamt',
      technician: '',
      machine: '',
      facts: { depth: '3', of: '["sheep"]' },
    });
  });

  test.each<[Partial<ActivityFilter>, number[]]>([
    [{}, [4, 3, 2, 1]],
    [{ text: 'ZOE' }, [4, 1]],
    [{ text: 'hr-0001 finance' }, [4, 1]],
    [{ text: '研发' }, [4, 2]],
    [{ text: 'restart' }, [4, 2]],
    [{ machine: 'RACK1' }, [4, 2]],
    [{ subject: 'power' }, [4, 3, 2]],
    [{ subject: 'console', text: 'ming' }, [4]],
    [{ from: '2026-01-02T00:00:00.000Z' }, [4, 3, 2]],
    [{ until: '2026-01-02T08:00:00.000Z' }, [4, 1]],
    [{ from: '2026-01-02T00:00:00.000Z', until: '2026-01-03T00:00:00.000Z' }, [4, 2]],
  ])('%j leaves the lines %j', (filter, left) => {
    expect(linesOf(filter)).toEqual(left);
  });

  test('come in pages, the newest first', () => {
    const first = pageOf(lines, ALL, { before: null, size: 3 });
    expect(first.rows.map(({ line }) => line)).toEqual([4, 3, 2]);
    expect(pageOf(lines, ALL, { before: 2, size: 3 }).rows.map(({ line }) => line)).toEqual([1]);
    expect({ ...first, rows: [] }).toEqual({
      rows: [],
      found: 4,
      lines: 4,
      machines: ['SH-HR-0001', 'db-rack1-01'],
    });
  });
});

describe('as CSV', () => {
  test('has a row for each line, the oldest first, and quotes what needs it', () => {
    const { text, rows } = exportText('csv', { lines, filter: ALL, verification, at });
    expect(rows).toBe(4);
    const [head, first, second, , last, end] = text.split('\r\n');
    expect(head).toBe(
      '\ufeffline,number,time,technician,account,machine,machine id,kind,facts,reason,hash',
    );
    expect(first).toMatch(
      /^1,1,2026-01-01T08:00:00.000Z,zoe,Finance,SH-HR-0001,a1\/desktop\/d1,console-opened,view=full,"'=cmd\|""\/c calc""!A1",[0-9a-f]{64}$/,
    );
    expect(second).toContain(',北京研发,');
    expect(last).toBe('4,,,,,,,unreadable,not a line,,');
    expect(end).toBe('');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
    'no cell begins like a formula: %j',
    (text) => expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/),
  );

  test('every cell can be read back, but for the apostrophe', () => {
    const parse = (cell: string): string =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvCell(text);
        expect([text, `'${text}`]).toContain(parse(cell));
        expect(/^(?:[^",\r\n]*|"(?:[^"]|"")*")$/.test(cell)).toBe(true);
        expect(parse(cell)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('as JSON has what was found, what was asked for, and each hash', () => {
  const filter = { ...ALL, subject: 'power' } as const;
  const { text, rows } = exportText('json', { lines, filter, verification, at });
  expect(rows).toBe(3);
  const hash = /"hash":"([0-9a-f]{64})"\}$/.exec(String(lines[1]))?.[1];
  expect(JSON.parse(text)).toMatchObject({
    exportedAt: at,
    filter,
    verification,
    entries: [
      { line: 2, seq: 2, kind: 'power-ended', hash },
      { line: 3, kind: 'power-dreamt' },
      { is: 'unreadable', line: 4, hash: '' },
    ],
  });
});

describe('the export', () => {
  const record = vi.fn();
  const calls = activityCalls({
    activity: {
      page: vi.fn(),
      verify: vi.fn(),
      export: () => Promise.resolve({ text: 'the text', rows: 2 }),
      record,
    },
    windowOf: () => new BrowserWindow(),
    folder: () => '/documents',
    now: () => new Date('2026-02-01T00:00:00Z'),
  });
  const args = { format: 'csv', filter: ALL } as const;
  const choose = (filePath: string): void => void Object.assign(dialog, { filePath });

  beforeEach(() => record.mockReset());

  test('goes where the technician wants it, and is recorded', async () => {
    const file = path.join(temporaryFolder(), 'log.csv');
    choose(file);
    expect(await calls['activity:export'](args, 1)).toBe('log.csv');
    expect(fs.readFileSync(file, 'utf8')).toBe('the text');
    expect(Reflect.get(dialog, 'proposed')).toBe('/documents/Crashcart activity 2026-02-01.csv');
    expect(record).toHaveBeenCalledExactlyOnceWith({
      kind: 'log-exported',
      facts: { format: 'csv', lines: '2' },
    });
  });

  test('is none when the dialog is dismissed, and says so when it fails', async () => {
    choose('');
    expect(await calls['activity:export'](args, 1)).toBeNull();
    choose(path.join(temporaryFolder(), 'none', 'log.csv'));
    await expect(calls['activity:export'](args, 1)).rejects.toMatchObject({
      data: { code: 'activity-not-exported' },
    });
    expect(record).not.toHaveBeenCalled();
  });
});
