import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Inventory, Machine } from '../../preload/contract/models';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { LastKnown } from './last-known';

function machine(kind: Machine['kind'], nativeId: string): Machine {
  return {
    id: `a1/${kind}/${nativeId}`,
    accountId: 'a1',
    kind,
    nativeId,
    name: nativeId.toUpperCase(),
    power: { meaning: 'on', raw: 'ACTIVE' },
    connection: kind === 'desktop' ? { meaning: 'unknown', raw: 'NEW_WORD' } : null,
    health: null,
    users: [{ id: 'u1', name: 'zoe', type: 'user' }],
    place: '10.24.0.11',
    region: 'cn-north-4',
    fetchedAt: '2026-11-22T08:00:00.000Z',
  };
}

const DESK = machine('desktop', 'd1');
const SERVER = machine('server', 's1');

function read(machines: readonly Machine[], failed: Inventory['failures'] = []): Inventory {
  return { machines, failures: failed, absent: [] };
}

let file: string;
let log: FakeLog;
let kept: string[];

beforeEach(() => {
  file = path.join(temporaryFolder(), 'last-inventory.json');
  log = new FakeLog();
  kept = ['a1'];
});

function start(): LastKnown {
  return new LastKnown(file, (accountId) => kept.includes(accountId), log);
}

test('names and states are there at the next start; addresses and users never were', () => {
  start().note('a1', read([DESK, SERVER]));
  expect(start().atStart).toEqual([
    { ...DESK, users: [], place: '' },
    { ...SERVER, users: [], place: '' },
  ]);
  const text = fs.readFileSync(file, 'utf8');
  expect(text).not.toContain('zoe');
  expect(text).not.toContain('10.24');
});

test('what a source that failed would have brought stays; what is gone goes', () => {
  const known = start();
  known.note('a1', read([DESK, SERVER, machine('desktop', 'd2')]));
  const error = { code: 'timed-out', fix: 'retry' } as const;
  known.note('a1', read([DESK], [{ accountId: 'a1', source: 'servers', error }]));
  expect(start().atStart.map(({ nativeId }) => nativeId)).toEqual(['d1', 's1']);
});

test('an account that is not kept on this computer leaves nothing, nor does a forgotten one', () => {
  const known = start();
  known.note('practice', read([{ ...DESK, accountId: 'practice' }]));
  expect(fs.existsSync(file)).toBe(false);
  known.note('a1', read([DESK]));
  known.forget('a1');
  expect(fs.readFileSync(file, 'utf8')).not.toContain('D1');
  known.note('a1', read([DESK]));
  kept = [];
  expect(start().atStart).toEqual([]);
  known.note('a1', read([DESK]));
  expect(fs.readFileSync(file, 'utf8')).not.toContain('D1');
});

test('a damaged row is left out, a damaged file set aside, a full disk no trouble', () => {
  start().note('a1', read([DESK, SERVER]));
  const damaged = fs.readFileSync(file, 'utf8').replace('"server"', '"toaster"');
  fs.writeFileSync(file, damaged);
  expect(start().atStart.map(({ nativeId }) => nativeId)).toEqual(['d1']);
  fs.writeFileSync(file, '{');
  const known = start();
  expect(known.atStart).toEqual([]);
  fs.mkdirSync(file);
  known.note('a1', read([DESK]));
  expect(log.lines.at(-1)).toContain('could not be kept');
});
