import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { isMet, type WatchCondition } from '../../preload/contract/watches';
import { Inventory } from '../inventory/inventory';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { broken, FakeAccounts, FakeCloud, json, settle, type Answer } from '../testing/fake-cloud';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { settingsWith } from '../testing/settings';
import { Watches } from './watches';

const DESKTOPS = 'GET /v2/p1/desktops';
const CONNECTIONS = 'GET /v2/p1/connect-desktops';
const SERVERS = 'GET /v1/p1/physicalservers';
const SERVER = `${SERVERS}/s1`;

const ONE = 'a1/desktop/d1';
const TWO = 'a1/desktop/d2';
const RACK = 'a1/server/s1';

let cloud: FakeCloud;
let accounts: FakeAccounts;
let inventory: Inventory;
let page: FakeBroadcast;
let timer: FakeTimer;
let watches: Watches;
let settings = settingsWith();

/** The desktops d1, d2 … in these states. */
function desktops(...states: readonly string[]): Answer {
  const rows = states.map((connect_status, index) => ({
    desktop_id: `d${index + 1}`,
    computer_name: `DESK-${index + 1}`,
    status: connect_status === 'UNREGISTER' ? 'SHUTOFF' : 'ACTIVE',
    connect_status,
  }));
  return json({ desktops: rows, total_count: rows.length });
}

const server = (power_state: string): object => ({ id: 's1', name: 'rack-1', power_state });

beforeEach(async () => {
  cloud = new FakeCloud();
  cloud.on(DESKTOPS, desktops('CONNECTED', 'CONNECTED'));
  cloud.on(CONNECTIONS, json({ desktops: [] }));
  cloud.on(SERVERS, json({ servers: [server('off')] }));
  accounts = new FakeAccounts();
  await accounts.add('a1', cloud);
  inventory = new Inventory(accounts);
  page = new FakeBroadcast();
  timer = new FakeTimer();
  settings = settingsWith();
  watches = new Watches({
    inventory,
    settings: {
      get all() {
        return settings;
      },
    },
    broadcast: page.send,
    timer,
    now: Date.now,
    log: new FakeLog(),
  });
  inventory.onRead((accountId) => watches.wasRead(accountId));
  await inventory.list();
  cloud.sent.length = 0;
});

afterEach(() => accounts.leave('a1'));

const newsSchema = z.object({
  watch: z.object({ machineId: z.string() }),
  end: z.object({ is: z.string() }),
});

/** What was told, in short. */
const told = (): unknown[] =>
  page.of('watches:news').map((news) => {
    const { watch, end } = newsSchema.parse(news);
    return `${watch.machineId} ${end.is}`;
  });

test('desktops of an account are read with one call, and each is told of once', async () => {
  watches.begin(ONE, 'free');
  watches.begin(TWO, 'free');
  expect(timer.pauses).toEqual([120_000]);
  await timer.goOff();
  expect(told()).toEqual([]);
  expect(cloud.sent).toHaveLength(1);
  expect(cloud.sent[0]?.url.searchParams.getAll('desktop_id')).toEqual(['d1', 'd2']);

  cloud.on(DESKTOPS, desktops('REGISTERED', 'CONNECTED'));
  await timer.goOff();
  expect(told()).toEqual([`${ONE} met`]);
  expect(page.of('inventory:machine')).toMatchObject([{ id: ONE }]);
  expect(watches.list().map(({ machineId }) => machineId)).toEqual([TWO]);

  await timer.goOff();
  expect(cloud.sent.at(-1)?.url.searchParams.getAll('desktop_id')).toEqual(['d2']);
  cloud.on(DESKTOPS, desktops('REGISTERED', 'DISCONNECTED'));
  await timer.goOff();
  expect(told()).toEqual([`${ONE} met`, `${TWO} met`]);
  expect(timer.waiting, 'nothing is left to look at').toEqual([]);
  expect(watches.list()).toEqual([]);
});

test('a server is read by itself', async () => {
  watches.begin(RACK, 'on');
  cloud.on(SERVER, json(server('off')), json(server('on')));
  await timer.goOff();
  await timer.goOff();
  expect(told()).toEqual([`${RACK} met`]);
  expect(cloud.calls(SERVER)).toHaveLength(2);
});

test.each([
  [0, 120_000],
  [1, 30_000],
  [2, 60_000],
  [15, 120_000],
] as const)('with the list read every %i minutes it is looked after %i ms', (minutes, ms) => {
  settings = settingsWith({ interface: { ...settings.interface, refreshMinutes: minutes } });
  watches.begin(ONE, 'free');
  expect(timer.pauses).toEqual([ms]);
});

test('a failure that passes is waited out, longer each time, and no longer afterwards', async () => {
  watches.begin(ONE, 'free');
  cloud.on(DESKTOPS, broken('net::ERR_INTERNET_DISCONNECTED'));
  const pauses: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    await timer.goOff();
    pauses.push(...timer.pauses);
  }
  expect(pauses).toEqual([240_000, 480_000, 900_000, 900_000, 900_000]);
  expect(told()).toEqual([]);
  cloud.on(DESKTOPS, desktops('CONNECTED'));
  await timer.goOff();
  expect(timer.pauses).toEqual([120_000]);
});

test('what cannot be found out any more ends the watch, with the reason', async () => {
  watches.begin(ONE, 'free');
  cloud.on(DESKTOPS, json({ error_code: 'WKS.0403', error_msg: 'no' }, 403));
  await timer.goOff();
  expect(page.of('watches:news')).toMatchObject([
    { watch: { machineId: ONE }, end: { is: 'lost', error: { code: 'not-allowed' } } },
  ]);
  expect(timer.waiting).toEqual([]);
});

test('a machine that is gone is told of, the others are watched on', async () => {
  watches.begin(TWO, 'free');
  watches.begin(ONE, 'free');
  watches.begin(RACK, 'on');
  cloud.on(DESKTOPS, desktops('CONNECTED'));
  cloud.on(SERVER, json({ error_code: 'iMetal.0100', error_msg: 'gone' }, 404));
  await timer.goOff();
  expect(told()).toEqual([`${TWO} lost`, `${RACK} lost`]);
  expect(watches.list()).toMatchObject([{ machineId: ONE }]);
});

test('a refresh of the list tells it too, and puts the next look off', async () => {
  watches.begin(ONE, 'free');
  watches.begin(TWO, 'free');
  cloud.on(DESKTOPS, desktops('DISCONNECTED', 'CONNECTED'));
  await inventory.list();
  expect(told()).toEqual([`${ONE} met`]);
  expect(timer.waiting).toHaveLength(1);
});

test('signing out ends the watches, and waking looks at once', async () => {
  watches.begin(ONE, 'free');
  cloud.on(DESKTOPS, desktops('REGISTERED'));
  watches.woke();
  await settle();
  expect(told()).toEqual([`${ONE} met`]);

  watches.begin(TWO, 'free');
  watches.left('a1');
  expect(watches.list()).toEqual([]);
  expect(timer.waiting).toEqual([]);
  expect(page.of('watches:changed').at(-1)).toEqual([]);
});

test('one that was given up while it was looked at tells nothing', async () => {
  watches.begin(ONE, 'free');
  cloud.on(DESKTOPS, desktops('REGISTERED'));
  timer.waiting.shift()?.callback();
  watches.end(ONE);
  watches.begin(ONE, 'on');
  await settle();
  expect(told()).toEqual([]);
  expect(watches.list()).toMatchObject([{ machineId: ONE, condition: 'on' }]);
  expect(timer.waiting).toHaveLength(1);
});

test('a machine has one watch, and there are twenty at most', async () => {
  const states = Array.from({ length: 21 }, () => 'CONNECTED');
  cloud.on(DESKTOPS, desktops(...states));
  await inventory.list();
  for (let index = 1; index <= 20; index += 1) watches.begin(`a1/desktop/d${index}`, 'free');
  watches.begin(ONE, 'ready');
  expect(watches.list()).toHaveLength(20);
  expect(() => watches.begin('a1/desktop/d21', 'free')).toThrow('too-many-watches');
  expect(() => watches.begin(RACK, 'free')).toThrow('bad-request');
  expect(() => watches.begin('a1/desktop/d99', 'free')).toThrow('machine-not-found');
});

test.each<[string, readonly WatchCondition[]]>([
  ['connected', ['connected', 'ready']],
  ['disconnected', ['free', 'ready']],
  ['registered', ['free', 'ready']],
  ['unregistered', ['free']],
  ['unknown', []],
])('%s meets %j', (meaning, met) => {
  const known = ['connected', 'disconnected', 'registered', 'unregistered'] as const;
  const connection = {
    meaning: known.find((one) => one === meaning) ?? 'unknown',
    raw: 'X',
  } as const;
  const power = { meaning: 'off', raw: 'SHUTOFF' } as const;
  const all = ['free', 'connected', 'ready', 'on'] as const;
  expect(all.filter((condition) => isMet(condition, { power, connection }))).toEqual(met);
});
