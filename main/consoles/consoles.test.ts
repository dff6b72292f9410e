import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redact } from '../redact';
import { ConsoleDesk, consoleUrl, DESKTOP_ROUTE, SERVER_ROUTE } from '../testing/console-desk';
import { json, settle } from '../testing/fake-cloud';

const PRACTICE = 'http://127.0.0.1:4001';

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await ConsoleDesk.open();
});

/** Whatever a test did: the page never learns a URL. */
afterEach(async () => {
  const known = JSON.stringify([desk.page.sent, desk.consoles.list()]);
  expect(known).not.toMatch(/Zq9|https?:/);
  await desk.close();
});

describe('opening', () => {
  test('gives the tab at once, and the ticket when it comes', async () => {
    const first = desk.consoles.open('a1/desktop/d1');
    expect(first).toEqual({
      id: first.id,
      machineId: 'a1/desktop/d1',
      machineName: 'name of d1',
      kind: 'desktop',
      accountId: 'a1',
      ticketId: null,
      viewOnly: false,
      state: { state: 'connecting' },
      diagnosis: null,
      retry: { state: 'none' },
      screen: null,
      apart: false,
    });
    await settle();
    const { ticketId } = desk.now();
    expect(desk.page.of('consoles:changed')).toEqual([{ ...first, ticketId }]);
    expect(desk.guests.done).toEqual(['prepare https://console.huaweicloud.com']);
    expect(desk.consoles.redeem(ticketId ?? '')?.url).toBe(consoleUrl('1'));
    expect(desk.consoles.redeem(ticketId ?? ''), 'once').toBeUndefined();
    expect(redact('Zq9-1')).toBe('[secret]');
  });

  test('the same machine again is the same tab, and asks for nothing', async () => {
    const { id } = desk.consoles.open('a1/desktop/d1');
    expect(desk.consoles.open('a1/desktop/d1').id).toBe(id);
    await settle();
    expect(desk.consoles.open('a1/desktop/d1').id).toBe(id);
    desk.guestSays({ state: 'connected', since: '' });
    expect(desk.consoles.open('a1/desktop/d1').id).toBe(id);
    await settle();
    expect(desk.cloud.calls(DESKTOP_ROUTE)).toHaveLength(1);
    expect(desk.consoles.list()).toHaveLength(1);
  });

  test('a server asks the call of its service', async () => {
    desk.cloud.on(SERVER_ROUTE, json({ url: consoleUrl('s') }));
    const { kind, ticketId } = await desk.opened('a1/server/s1');
    expect(kind).toBe('server');
    expect(desk.consoles.redeem(ticketId ?? '')?.url).toBe(consoleUrl('s'));
  });

  test('a machine nobody knows is refused', () => {
    expect(() => desk.consoles.open('a1/desktop/none')).toThrow('machine-not-found');
    expect(desk.consoles.list()).toEqual([]);
  });

  test('a refusal of the cloud stands in the tab, and nothing is tried again', async () => {
    desk.cloud.on(DESKTOP_ROUTE, json({ error_code: 'APIGW.0302', error_msg: 'no' }, 403));
    const { state, ticketId } = await desk.opened();
    expect(ticketId).toBeNull();
    expect(state).toMatchObject({
      state: 'failed',
      reason: {
        code: 'open-failed',
        error: {
          code: 'not-allowed',
          accountId: 'a1',
          params: { action: 'workspace:desktops:createConsole' },
        },
      },
    });
    expect(desk.cloud.calls(DESKTOP_ROUTE)).toHaveLength(1);
    expect(desk.guests.done).toEqual([]);
  });

  test('a URL on a foreign host is refused by name, and no guest is prepared', async () => {
    desk.cloud.on(DESKTOP_ROUTE, json({ url: 'https://evil.example/vnc.html?token=Zq9-x' }));
    expect((await desk.opened()).state).toMatchObject({
      reason: {
        error: { code: 'console-host-refused', params: { host: 'evil.example' }, fix: 'settings' },
      },
    });
    expect(desk.guests.done).toEqual([]);
  });

  test('a host the technician added is opened for that account', async () => {
    await desk.accounts.add('a1', desk.cloud, { consoleHosts: ['vnc.partner.example'] });
    desk.cloud.on(DESKTOP_ROUTE, json({ url: consoleUrl('p', 'https://vnc.partner.example') }));
    expect((await desk.opened()).ticketId).not.toBeNull();
  });

  test.each([
    ['practice/desktop/d1', PRACTICE, true],
    ['practice/desktop/d1', 'https://console.huaweicloud.com', false],
    ['practice/desktop/d1', 'http://127.0.0.1:9', false],
    ['a1/desktop/d1', PRACTICE, false],
  ])('%s at %s: %s', async (machineId, origin, isOpened) => {
    const endpoints = { iam: PRACTICE, workspace: PRACTICE, clouddc: PRACTICE };
    await desk.accounts.add('practice', desk.cloud, { endpoints });
    desk.cloud.on(DESKTOP_ROUTE, json({ url: consoleUrl('p', origin) }));
    expect((await desk.opened(machineId)).ticketId !== null).toBe(isOpened);
  });
});
