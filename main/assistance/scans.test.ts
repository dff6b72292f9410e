import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SessionScan } from '../../preload/contract/sessions';
import { redact } from '../redact';
import { AssistanceDesk, CODE, MACHINE, record, SHOW } from '../testing/assistance-desk';
import { Gate, json, settle } from '../testing/fake-cloud';
import { SessionScans } from './scans';

const none = json({ error_code: 'WKS.1', error_msg: 'none' }, 404);

let desk: AssistanceDesk;
let desktops: number;
let scans: SessionScans;

beforeEach(async () => {
  desk = await AssistanceDesk.open();
  desktops = 3;
  scans = new SessionScans({
    accounts: desk.accounts,
    inventory: {
      desktopsOf: () =>
        Array.from({ length: desktops }, (_, index) => ({
          ...desk.require(MACHINE).machine,
          id: `a1/desktop/d${index + 1}`,
          nativeId: `d${index + 1}`,
        })),
    },
    sessions: desk.assistances.sessions,
    broadcast: desk.page.send,
  });
});

afterEach(() => desk.close());

const told = (): SessionScan[] =>
  desk.page.of('sessions:scanning').map((one) => one as SessionScan);
const path = (desktop: number): string => SHOW.replace('/d1/', `/d${desktop}/`);

test('every desktop is asked about, and what is open is on the board', async () => {
  desk.cloud.on(path(1), none);
  desk.cloud.on(path(2), record('OPEN', { ...CODE, create_time: '2025-12-31T00:00:00Z' }));
  desk.cloud.on(path(3), json({}));
  scans.start('a1');
  await settle();
  expect(told().at(0)).toMatchObject({ state: 'running', done: 0, total: 3 });
  expect(told().at(-1)).toMatchObject({ state: 'done', done: 3, found: 1, failed: 0 });
  expect(desk.assistances.sessions.list()).toMatchObject([
    { machineId: 'a1/desktop/d2', origin: 'found', begunAt: '2025-12-31T00:00:00Z', endsAt: null },
  ]);
  expect(redact('Z9QX7A2B'), 'its code is not held').toBe('Z9QX7A2B');
});

test('what cannot be read is counted, with the reason', async () => {
  for (const desktop of [1, 2, 3]) desk.cloud.on(path(desktop), json({}, 403));
  scans.start('a1');
  await settle();
  expect(told().at(-1)).toMatchObject({
    state: 'done',
    failed: 3,
    error: { code: 'not-allowed' },
  });
});

test('it gives up where nothing can be read', async () => {
  desktops = 40;
  for (let desktop = 1; desktop <= 40; desktop += 1) desk.cloud.on(path(desktop), json({}, 403));
  scans.start('a1');
  await vi.waitFor(() => expect(told().at(-1)).toMatchObject({ state: 'stopped', total: 40 }));
  expect(told().at(-1)?.failed).toBeLessThan(13);
});

test('it is stopped by the technician, and begun once at a time', async () => {
  const gate = new Gate();
  for (const desktop of [1, 2, 3]) {
    desk.cloud.on(path(desktop), (sent) => gate.passed.then(() => none(sent)));
  }
  scans.start('a1');
  await settle();
  scans.start('a1');
  scans.stop('a1');
  gate.open();
  await vi.waitFor(() => expect(told().at(-1)).toMatchObject({ state: 'stopped', total: 3 }));
  expect(desk.cloud.sent.filter(({ url }) => url.pathname.endsWith('assistance'))).toHaveLength(2);
});
