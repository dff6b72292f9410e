import { inspect } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { settle } from '../testing/fake-cloud';
import type { Policy } from '../policy/policy';
import { FakeLog } from '../testing/fake-log';
import { policyOf } from '../testing/policy';
import { FakeTimer } from '../testing/fake-timer';
import { PassingClipboard, type Copying } from './passing-clipboard';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const CODE: Copying = { machineId: 'm1', item: 'code', text: 'Z9QX7A2B', hasPassword: false };
const PASSWORD: Copying = {
  machineId: 'm1',
  item: 'password',
  text: 'Zq9-space',
  hasPassword: true,
};

let content: string;
let broken: boolean;
let timer: FakeTimer;
let log: FakeLog;
let told: unknown[];
let passing: PassingClipboard;

let policy: Policy;

beforeEach(() => {
  policy = policyOf();
  content = '';
  broken = false;
  timer = new FakeTimer();
  log = new FakeLog();
  told = [];
  const attempt = <Value>(value: Value): Promise<Value> =>
    broken ? Promise.reject(new Error('no clipboard')) : Promise.resolve(value);
  passing = new PassingClipboard({
    policy: { check: (rule) => policy.check(rule) },
    clipboard: {
      read: () => attempt(content),
      write: async (text) => {
        await attempt(undefined);
        content = text;
      },
      clear: () => {
        content = '';
      },
    },
    timer,
    now: () => NOW,
    onChanged: (copy) => told.push(copy),
    log,
  });
});

test('a code goes after five minutes, a password after one', async () => {
  await passing.copy(CODE);
  expect(content).toBe('Z9QX7A2B');
  expect(timer.pauses).toEqual([300_000]);
  await passing.copy(PASSWORD);
  expect(timer.pauses, 'only the newest is waited for').toEqual([60_000]);
  expect(told).toEqual([
    { machineId: 'm1', item: 'code', clearsAt: '2026-11-22T08:05:00.000Z' },
    { machineId: 'm1', item: 'password', clearsAt: '2026-11-22T08:01:00.000Z' },
  ]);
  await timer.goOff();
  expect(content).toBe('');
  expect(told.at(-1)).toBeNull();
});

test('what was copied since then stays', async () => {
  await passing.copy(PASSWORD);
  content = 'my own notes';
  await timer.goOff();
  expect(content).toBe('my own notes');
  expect(told.at(-1)).toBeNull();
});

test('when the app ends it goes at once, and only if it is still there', async () => {
  await passing.copy(CODE);
  await passing.clear();
  expect(content).toBe('');
  expect(timer.pauses).toEqual([]);
  await passing.copy(CODE);
  content = 'my own notes';
  await passing.clear();
  expect(content).toBe('my own notes');
});

test('without anything of ours there, nothing is read or cleared', async () => {
  content = 'Z9QX7A2B';
  broken = true;
  await passing.clear();
  expect(content).toBe('Z9QX7A2B');
  expect([...told, ...log.lines]).toEqual([]);
});

test('a copy while the last one is being taken off is not taken off with it', async () => {
  await passing.copy(CODE);
  const cleared = passing.clear();
  await passing.copy(PASSWORD);
  await cleared;
  expect(content).toBe('Zq9-space');
  expect(told.at(-1)).toMatchObject({ item: 'password' });
});

test('copying the same again begins anew', async () => {
  await passing.copy(CODE);
  await passing.copy(CODE);
  expect(timer.pauses).toEqual([300_000]);
  await timer.goOff();
  expect(content).toBe('');
});

test('a clipboard that does not work is told to who copies, and never stops the end', async () => {
  broken = true;
  await expect(passing.copy(CODE)).rejects.toThrow('no clipboard');
  expect(timer.pauses).toEqual([]);
  expect(told).toEqual([]);
  broken = false;
  await passing.copy(PASSWORD);
  broken = true;
  await passing.clear();
  await settle();
  expect(log.lines.join()).toContain('could not be cleared');
  expect(log.lines.join()).not.toContain('Zq9');
});

test('the text itself is not kept', async () => {
  await passing.copy(PASSWORD);
  expect(inspect(passing, { depth: 9, showHidden: true })).not.toContain('Zq9');
});

test('where the policy keeps sessions off the clipboard, nothing is put there', async () => {
  content = 'my own';
  policy = policyOf({ copyInvitations: false });
  await expect(passing.copy(CODE)).rejects.toThrow('managed');
  expect([content, told, timer.pauses]).toEqual(['my own', [], []]);
});
