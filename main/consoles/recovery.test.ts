import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleState } from '../../preload/contract/models';
import { ConsoleDesk, consoleUrl, DESKTOP_ROUTE } from '../testing/console-desk';
import { json, settle } from '../testing/fake-cloud';

const CONNECTED: ConsoleState = { state: 'connected', since: '2026-01-01T00:00:00Z' };
const CLOSED: ConsoleState = {
  state: 'disconnected',
  reason: { code: 'closed-by-server', detail: '' },
};
const LIST_ROUTE = 'GET /v2/p1/desktops';

const desktop = (status: string) =>
  json({ desktops: [{ desktop_id: 'd1', computer_name: 'd1', status }], total_count: 1 });

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await ConsoleDesk.open();
  desk.cloud.on(LIST_ROUTE, desktop('ACTIVE'));
});

afterEach(async () => {
  const known = JSON.stringify([desk.page.sent, desk.consoles.list(), desk.log.lines]);
  expect(known).not.toMatch(/Zq9|https?:/);
  await desk.close();
  expect(desk.timer.waiting, 'nothing goes on').toEqual([]);
});

/** Opens a console, lets it live, and lets the other side close it. */
async function drop(): Promise<string> {
  const { id } = await desk.opened();
  desk.guestSays(CONNECTED);
  desk.guestSays(CLOSED);
  await settle();
  return id;
}

const tickets = (): number => desk.cloud.calls(DESKTOP_ROUTE).length;

describe('a picture that drops', () => {
  test('is explained at once, looked into, and comes back with one new ticket', async () => {
    const { id } = await desk.opened();
    desk.guestSays(CONNECTED);
    desk.guestSays(CLOSED);
    expect(desk.now().diagnosis?.code).toBe('closed-by-server');
    await settle();
    expect(desk.now()).toMatchObject({
      diagnosis: { code: 'closed-by-server', params: { power: 'ACTIVE' } },
      retry: { state: 'waiting', attempt: 1 },
    });
    expect(tickets(), 'looking costs no ticket').toBe(1);
    await desk.timer.goOff();
    expect(tickets()).toBe(2);
    expect(desk.now()).toMatchObject({
      id,
      state: { state: 'connecting' },
      diagnosis: { code: 'closed-by-server' },
      retry: { state: 'none' },
    });
    desk.guestSays(CONNECTED);
    expect(desk.now()).toMatchObject({ state: CONNECTED, diagnosis: null });
  });

  test('stays away when the machine is off', async () => {
    desk.cloud.on(LIST_ROUTE, desktop('SHUTOFF'));
    await drop();
    expect(desk.now()).toMatchObject({
      diagnosis: { code: 'machine-off', params: { power: 'SHUTOFF' } },
      retry: { state: 'none' },
    });
    expect(desk.timer.waiting).toEqual([]);
  });

  test('is explained also by a cloud that says nothing of the machine', async () => {
    desk.cloud.on(LIST_ROUTE, json({}, 403));
    await drop();
    expect(desk.now().diagnosis?.code).toBe('closed-by-server');
    expect(desk.now().retry.state).toBe('waiting');
  });

  test('comes back at once when the technician wants it', async () => {
    const id = await drop();
    await desk.consoles.reconnect(id);
    await settle();
    expect(tickets()).toBe(2);
    expect(desk.timer.waiting).toEqual([]);
  });

  test('stays away when the technician says so', async () => {
    const id = await drop();
    desk.consoles.stopRetry(id);
    expect(desk.now().retry).toEqual({ state: 'stopped' });
    expect(desk.timer.waiting).toEqual([]);
    expect(tickets()).toBe(1);
  });

  test('is not asked for after its tab was closed', async () => {
    await desk.consoles.close(await drop());
    expect(desk.timer.waiting).toEqual([]);
  });

  test('whose page comes back by itself needs no ticket', async () => {
    await drop();
    desk.guestSays({ state: 'connecting' });
    desk.guestSays(CONNECTED);
    expect(desk.timer.waiting).toEqual([]);
    expect(tickets()).toBe(1);
  });

  test('whose account has left meanwhile is given up', async () => {
    await drop();
    desk.accounts.leave('a1');
    await desk.timer.goOff();
    expect(tickets()).toBe(1);
    expect(desk.log.lines.join()).toContain('not connected again');
  });
});

describe('a link that does not come', () => {
  test.each([
    [403, { error_code: 'APIGW.0302' }],
    [404, {}],
    [401, {}],
  ])('because of %i is asked for once', async (status, body) => {
    desk.cloud.on(DESKTOP_ROUTE, json(body, status));
    await desk.opened();
    const asked = tickets();
    expect(desk.now().retry).toEqual({ state: 'none' });
    expect(desk.timer.waiting).toEqual([]);
    // A 401 is proved once more with a renewed token, before anything was done.
    expect(asked).toBe(status === 401 ? 2 : 1);
  });

  test('because of too many calls is asked for again, as late as the cloud says', async () => {
    desk.cloud.on(
      DESKTOP_ROUTE,
      json({ error_code: 'APIGW.0308' }, 429, { 'Retry-After': '20' }),
      json({ url: consoleUrl('2') }),
    );
    await desk.opened();
    expect(desk.now().retry).toMatchObject({ state: 'waiting' });
    expect(desk.timer.pauses).toEqual([20_000]);
    await desk.timer.goOff();
    expect(tickets()).toBe(2);
    expect(desk.now().ticketId).not.toBeNull();
  });

  test('because the machine is off is explained by the machine', async () => {
    desk.cloud.on(DESKTOP_ROUTE, json({ error_code: 'WKS.00010032' }, 409));
    desk.cloud.on(LIST_ROUTE, desktop('HIBERNATED'));
    await desk.opened();
    expect(desk.now().diagnosis).toMatchObject({
      code: 'machine-off',
      params: { power: 'HIBERNATED' },
    });
    expect(tickets()).toBe(1);
  });
});

describe('after a sleep', () => {
  test('what had a picture gets one new ticket', async () => {
    await desk.opened();
    desk.guestSays(CONNECTED);
    await desk.consoles.woke();
    await settle();
    expect(desk.now()).toMatchObject({
      state: { state: 'disconnected' },
      ticketId: null,
      diagnosis: { code: 'slept' },
      retry: { state: 'waiting' },
    });
    expect(desk.guests.done).toContain('end');
    await desk.timer.goOff();
    expect(tickets()).toBe(2);
  });

  test('what had none is left alone', async () => {
    await desk.opened();
    await desk.consoles.woke();
    await settle();
    expect(desk.now().state).toEqual({ state: 'connecting' });
    expect(tickets()).toBe(1);
  });
});

test('without a network nothing is asked for until there is one', async () => {
  desk.online = false;
  await drop();
  expect(desk.now()).toMatchObject({
    diagnosis: { code: 'offline' },
    retry: { state: 'offline' },
  });
  await desk.timer.goOff();
  expect(tickets()).toBe(1);
  desk.online = true;
  await desk.timer.goOff();
  expect(tickets()).toBe(2);
});

test.each([
  ['oom', 'guest-memory'],
  ['crashed', 'guest-crashed'],
] as const)('a page that ended with %s is not mounted again by itself', async (detail, code) => {
  await desk.opened();
  desk.guestSays({ state: 'failed', reason: { code: 'guest-crashed', detail } });
  await settle();
  expect(desk.now()).toMatchObject({ diagnosis: { code }, retry: { state: 'none' } });
});
