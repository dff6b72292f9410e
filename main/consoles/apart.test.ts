import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConsoleDesk, consoleUrl, DESKTOP_ROUTE, SERVER_ROUTE } from '../testing/console-desk';
import { json, refusal, settle } from '../testing/fake-cloud';

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await ConsoleDesk.open();
});

afterEach(() => desk.close());

const tickets = (): number => desk.cloud.calls(DESKTOP_ROUTE).length;

test('a window of its own costs one new ticket, and so does the way back', async () => {
  const { id, ticketId } = await desk.opened();
  desk.guestSays({ state: 'connected', since: '' });
  const moved = await desk.consoles.setApart(id, true);
  expect(moved).toMatchObject({ apart: true, ticketId: null, state: { state: 'connecting' } });
  await settle();
  expect(desk.now().ticketId).not.toBe(ticketId);
  expect(desk.guests.done).toEqual([
    'prepare https://console.huaweicloud.com',
    'end',
    'prepare https://console.huaweicloud.com',
  ]);
  await desk.consoles.setApart(id, true);
  expect(tickets(), 'it is there already').toBe(2);
  await desk.consoles.setApart(id, false);
  await settle();
  expect(desk.now().apart).toBe(false);
  expect(tickets()).toBe(3);
});

test('what the old page still says is not listened to', async () => {
  const { id } = await desk.opened();
  const [speak] = desk.guests.reports.values();
  await desk.consoles.setApart(id, true);
  await settle();
  speak?.({ state: 'disconnected', reason: { code: 'connection-lost', detail: '' } });
  expect(desk.now().state.state).toBe('connecting');
});

test('without a session nothing is lost for it', async () => {
  const { id } = await desk.opened();
  desk.guestSays({ state: 'connected', since: '' });
  desk.accounts.leave('a1');
  expect(await refusal(desk.consoles.setApart(id, true))).toMatchObject({ code: 'signed-out' });
  expect(desk.now()).toMatchObject({ apart: false, state: { state: 'connected' } });
});

test('closed while it moves, it asks for no ticket', async () => {
  const { id } = await desk.opened();
  let ended = (): void => undefined;
  desk.guests.ending = new Promise((resolve) => (ended = resolve));
  const moving = refusal(desk.consoles.setApart(id, true));
  const closing = desk.consoles.close(id);
  ended();
  await closing;
  expect(await moving).toMatchObject({ code: 'not-found' });
  expect(tickets()).toBe(1);
});

test('a window that went with the main one leaves a tab', async () => {
  const { id } = await desk.opened();
  await desk.consoles.setApart(id, true);
  desk.consoles.orphaned(id);
  expect(desk.now().apart).toBe(false);
});

test('the remote screen is told, and not seen before the next page shows it', async () => {
  const { id } = await desk.opened();
  const screen = { width: 800, height: 600, fitted: true };
  desk.guests.screens[0]?.(screen);
  expect(desk.now().screen).toEqual(screen);
  await desk.consoles.setApart(id, true);
  await settle();
  desk.guests.screens[0]?.(screen);
  expect(desk.now().screen).toBeNull();
});

test('the open machines are noted, for the next start', async () => {
  const { id } = await desk.opened();
  expect(desk.open).toEqual(['a1/desktop/d1']);
  await desk.consoles.close(id);
  expect(desk.open).toEqual([]);
});

test('an account may ask for other pictures than the link says', async () => {
  desk.streams = { a1: { quality: 9, compression: null }, a2: { quality: 5, compression: 5 } };
  desk.cloud.on(SERVER_ROUTE, json({ url: `${consoleUrl('1')}&compression=9&quality=0` }));
  await desk.opened('a1/server/s1');
  expect(desk.guests.queries).toEqual(['?token=Zq9-1&compression=9&quality=9']);
});
