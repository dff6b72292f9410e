import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActivityFilter } from '../../preload/contract/activity';
import type { AccountDetails } from '../../preload/contract/models';
import { Secret } from '../credentials/secret';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { Activity } from './activity';
import { Journal } from './journal';

const ALL: ActivityFilter = { text: '', machine: '', subject: 'all', from: null, until: null };
const NEWEST = { before: null, size: 100 };
const MACHINE = { id: 'a1/desktop/d1', name: 'SH-HR-0001', accountId: 'a1' };

let folder: string;
let page: FakeBroadcast;
let log: FakeLog;
let login: AccountDetails['login'];
let time: number;
let noted: number;
let kept: boolean;
let activity: Activity;

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'activity');
  page = new FakeBroadcast();
  log = new FakeLog();
  login = { kind: 'password', domainName: 'hw', userName: 'zoe' };
  time = Date.parse('2026-01-01T08:00:00Z');
  noted = 0;
  kept = false;
  activity = started();
});

function started(): Activity {
  const details = (): AccountDetails => ({
    name: 'Finance',
    login,
    region: 'r',
    project: '',
    endpoints: {},
    trustedCa: '',
    consoleHosts: [],
  });
  return new Activity({
    journal: new Journal({ folder, now: () => time, log }),
    witness: {
      note: () => void (noted += 1),
      meet: () => Promise.resolve(kept),
      keep: () => Promise.resolve(),
    },
    accountOf: (id) => (id === 'a1' ? { details: details() } : undefined),
    now: () => time,
    broadcast: page.send,
    log,
  });
}

const open = (reason?: string): void =>
  activity.record({ kind: 'console-opened', machine: MACHINE, reason, facts: { view: 'full' } });

const onDisk = (): string => fs.readFileSync(path.join(folder, 'activity.jsonl'), 'utf8');

test('an event says who, where, when, why and what', async () => {
  open('Ticket 4711');
  const { rows, found, lines, machines } = await activity.page(ALL, NEWEST);
  expect(rows).toEqual([
    {
      is: 'event',
      line: 1,
      seq: 1,
      at: '2026-01-01T08:00:00.000Z',
      kind: 'console-opened',
      technician: 'zoe',
      account: 'Finance',
      machineId: 'a1/desktop/d1',
      machine: 'SH-HR-0001',
      reason: 'Ticket 4711',
      facts: { view: 'full' },
    },
  ]);
  expect({ found, lines, machines, noted }).toEqual({
    found: 1,
    lines: 1,
    machines: ['SH-HR-0001'],
    noted: 1,
  });
});

test.each([
  [{ kind: 'access-key', accessKey: 'AKID' }, 'AKID'],
  [{ kind: 'token' }, ''],
] as const)('who signed in with %j is "%s"', async (other, technician) => {
  login = other;
  open();
  expect((await activity.page(ALL, NEWEST)).rows).toMatchObject([{ technician }]);
});

test('no secret that lives gets into it, whatever it stands in', async () => {
  const secrets = ['Zq9-password', 'Z9QX7A2B', 'https://h/?token=Zq9-link'].map(
    (text) => new Secret(text),
  );
  login = { kind: 'password', domainName: 'hw', userName: 'Zq9-password' };
  const reason =
    'code Z9QX7A2B, password Zq9-password, see https://h/?token=Zq9-link or http://x/?y=Zq9';
  open(reason);
  const machine = { ...MACHINE, name: 'named Zq9-password' };
  activity.record({ kind: 'assistance-extended', machine, facts: { minutes: 'Zq9-password' } });
  for (const secret of secrets) secret.dispose();
  expect(onDisk()).not.toMatch(/Zq9|Z9QX7A2B/);
  const { rows } = await activity.page(ALL, NEWEST);
  expect(JSON.stringify(rows)).not.toMatch(/Zq9|Z9QX7A2B/);
  expect(rows).toMatchObject([
    { machine: 'named [secret]', facts: { minutes: '[secret]' } },
    {
      reason: 'code [secret], password [secret], see [secret] or http://x/?[secret]',
      technician: '[secret]',
    },
  ]);
});

describe('a log that cannot be written', () => {
  beforeEach(() => fs.writeFileSync(folder, 'no folder'));

  test('stops nobody, and is told once', () => {
    open();
    open();
    expect(page.of('activity:unwritten')).toMatchObject([{ code: 'activity-not-written' }]);
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(noted).toBe(0);
  });

  test('gets everything when it can be again, in order and with its time', async () => {
    open('first');
    time += 1000;
    open('second');
    fs.rmSync(folder);
    time += 1000;
    open('third');
    const { rows } = await activity.page(ALL, NEWEST);
    expect(rows.map((row) => row.is === 'event' && [row.reason, row.at.slice(17, 19)])).toEqual([
      ['third', '02'],
      ['second', '01'],
      ['first', '00'],
    ]);
    expect(await activity.verify()).toEqual({ lines: 3, findings: [], end: 'file' });
  });

  test('gets what waits when Crashcart is quit', async () => {
    open('last');
    fs.rmSync(folder);
    await activity.end();
    expect(onDisk()).toContain('last');
  });

  test('cannot be read either, and says so', async () => {
    await expect(activity.page(ALL, NEWEST)).rejects.toMatchObject({
      data: { code: 'activity-not-read', fix: 'retry' },
    });
    await expect(activity.verify()).rejects.toMatchObject({ data: { code: 'activity-not-read' } });
  });
});

describe('verifying', () => {
  test('names what was changed, and says what the end was held against', async () => {
    open('Ticket 4711');
    open();
    fs.writeFileSync(path.join(folder, 'activity.jsonl'), onDisk().replace('4711', '4712'));
    const findings = [{ fault: 'changed', line: 1, from: 1, to: 1 }];
    expect(await activity.verify()).toEqual({ lines: 2, findings, end: 'file' });
    kept = true;
    expect(await activity.verify()).toMatchObject({ findings, end: 'keychain' });
    kept = false;
    fs.rmSync(path.join(folder, 'head.json'));
    expect(await started().verify()).toMatchObject({ end: 'none' });
  });
});
