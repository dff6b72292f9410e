import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleState } from '../../preload/contract/models';
import { redact } from '../redact';
import { ConsoleDesk, consoleUrl, DESKTOP_ROUTE, SERVER_ROUTE } from '../testing/console-desk';
import { Gate, json, refusal, settle } from '../testing/fake-cloud';

const CONNECTED: ConsoleState = { state: 'connected', since: '2026-01-01T00:00:00Z' };
const LOST: ConsoleState = {
  state: 'disconnected',
  reason: { code: 'connection-lost', detail: '' },
};

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

describe('closing', () => {
  test('ends guest and ticket', async () => {
    const { id, ticketId } = await desk.opened();
    await desk.consoles.close(id);
    expect(desk.consoles.list()).toEqual([]);
    expect(desk.guests.done).toEqual(['prepare https://console.huaweicloud.com', 'end']);
    expect(desk.consoles.redeem(ticketId ?? '')).toBeUndefined();
    expect(redact('Zq9-1'), 'not watched for any more').toBe('Zq9-1');
  });

  test('while the URL is asked for drops it unopened', async () => {
    const gate = new Gate();
    desk.cloud.on(DESKTOP_ROUTE, () =>
      gate.passed.then(() => Response.json({ url: consoleUrl('1') })),
    );
    const { id } = desk.consoles.open('a1/desktop/d1');
    await settle();
    await desk.consoles.close(id);
    gate.open();
    await settle();
    expect(desk.guests.done).toEqual([]);
    expect(desk.page.sent).toEqual([]);
  });

  test('what is closed already is no error', async () => {
    await expect(desk.consoles.close('none')).resolves.toBeUndefined();
  });

  test('late news of a closed guest bring nothing back', async () => {
    const { id } = await desk.opened();
    await desk.consoles.close(id);
    desk.page.sent.length = 0;
    desk.guestSays(CONNECTED);
    expect(desk.page.sent).toEqual([]);
  });
});

describe('the guest', () => {
  test('speaks for the state of the tab, the ticket stays', async () => {
    const { ticketId } = await desk.opened();
    desk.guestSays(CONNECTED);
    expect(desk.now()).toMatchObject({ state: CONNECTED, ticketId });
    desk.guestSays(LOST);
    expect(desk.now()).toMatchObject({ state: LOST, ticketId });
  });

  test('has a page to type into when it is there', async () => {
    const { id } = desk.consoles.open('a1/desktop/d1');
    expect(() => desk.consoles.pageOf(id)).toThrow('not-found');
    expect(desk.guests.done).not.toContain('page asked for');
    await settle();
    expect(() => desk.consoles.pageOf(id)).toThrow('not-found');
    expect(desk.guests.done).toContain('page asked for');
    expect(() => desk.consoles.pageOf('none')).toThrow('not-found');
    expect(desk.consoles.machineOf(id)).toBe('a1/desktop/d1');
    expect(() => desk.consoles.machineOf('none')).toThrow('not-found');
  });

  test('is view only when the tab is, and so is the one of the next ticket', async () => {
    const { id } = await desk.opened();
    expect(desk.now().viewOnly).toBe(false);
    await desk.consoles.setViewOnly(id, true);
    expect(desk.now().viewOnly).toBe(true);
    expect(desk.guests.done).toContain('view only');
    desk.guestSays(LOST);
    await desk.consoles.reconnect(id);
    await settle();
    expect(desk.guests.done.at(-1)).toMatch(/^prepare .* view only$/);
    expect(desk.now().viewOnly).toBe(true);
    await desk.consoles.setViewOnly(id, false);
    expect(desk.now().viewOnly).toBe(false);
    await expect(desk.consoles.setViewOnly('none', true)).rejects.toThrow('not-found');
  });

  test('that cannot be made view only leaves the tab as it was', async () => {
    const { id } = await desk.opened();
    desk.guests.setViewOnly = () => Promise.reject(new Error('no DevTools'));
    await expect(desk.consoles.setViewOnly(id, true)).rejects.toThrow('no DevTools');
    expect(desk.now().viewOnly).toBe(false);
  });
});

describe('reconnecting', () => {
  test('ends the old guest and asks for exactly one new ticket', async () => {
    const { id, ticketId } = await desk.opened();
    desk.guestSays(LOST);
    const calls = await Promise.all([desk.consoles.reconnect(id), desk.consoles.reconnect(id)]);
    await settle();
    expect(calls.map(({ state, ticketId: none }) => [state.state, none])).toEqual([
      ['connecting', null],
      ['connecting', null],
    ]);
    expect(desk.cloud.calls(DESKTOP_ROUTE)).toHaveLength(2);
    expect(desk.guests.done.filter((what) => what === 'end')).toHaveLength(1);
    expect(desk.now().ticketId).not.toBe(ticketId);
    expect(desk.consoles.redeem(desk.now().ticketId ?? '')?.url).toBe(consoleUrl('2'));
  });

  test.each<[string, ConsoleState | undefined]>([
    ['connecting', undefined],
    ['connected', CONNECTED],
  ])('does nothing while it is %s', async (_name, state) => {
    const { id } = await desk.opened();
    if (state !== undefined) desk.guestSays(state);
    await desk.consoles.reconnect(id);
    await settle();
    expect(desk.cloud.calls(DESKTOP_ROUTE)).toHaveLength(1);
    expect(desk.guests.done).not.toContain('end');
  });

  test('works after the cloud had refused', async () => {
    desk.cloud.on(DESKTOP_ROUTE, json({}, 503), json({ url: consoleUrl('2') }));
    const { id } = await desk.opened();
    await desk.consoles.reconnect(id);
    await settle();
    expect(desk.now()).toMatchObject({ state: { state: 'connecting' } });
    expect(desk.now().ticketId).not.toBeNull();
  });

  test('closed while the old guest ends asks for nothing', async () => {
    const { id } = await desk.opened();
    desk.guestSays(LOST);
    const gate = new Gate();
    desk.guests.ending = gate.passed;
    const call = refusal(desk.consoles.reconnect(id));
    await settle();
    const closing = desk.consoles.close(id);
    gate.open();
    expect(await call).toMatchObject({ code: 'not-found' });
    await closing;
    await settle();
    expect(desk.cloud.calls(DESKTOP_ROUTE)).toHaveLength(1);
  });

  test('the old guest has nothing to say any more', async () => {
    const { id } = await desk.opened();
    desk.guestSays(LOST);
    const old = [...desk.guests.reports.values()].at(-1);
    await desk.consoles.reconnect(id);
    await settle();
    old?.(LOST);
    expect(desk.now().state).toEqual({ state: 'connecting' });
  });

  test('is refused when the account left', async () => {
    const { id } = await desk.opened();
    desk.guestSays(LOST);
    desk.accounts.leave('a1');
    expect(await refusal(desk.consoles.reconnect(id))).toMatchObject({ code: 'signed-out' });
    expect(desk.now().state).toEqual(LOST);
  });
});

test('an account that leaves takes its consoles along, and the page is told', async () => {
  desk.cloud.on(SERVER_ROUTE, json({ url: consoleUrl('s') }));
  await desk.accounts.add('practice', desk.cloud);
  const mine = [desk.consoles.open('a1/desktop/d1').id, desk.consoles.open('a1/server/s1').id];
  const other = desk.consoles.open('practice/desktop/d1').id;
  await settle();
  await desk.consoles.closeOf('a1');
  expect(desk.consoles.list().map(({ id }) => id)).toEqual([other]);
  expect(desk.page.of('consoles:closed')).toEqual(mine.map((consoleId) => ({ consoleId })));
  expect(desk.guests.done.filter((what) => what === 'end')).toHaveLength(2);
});
