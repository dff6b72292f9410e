import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleUrl, DESKTOP_ROUTE } from '../testing/console-desk';
import { json, settle } from '../testing/fake-cloud';
import { DESKTOP_ID, desktopRow, PowerDesk, READ_DESKTOP } from '../testing/power-desk';

let desk: PowerDesk;

beforeEach(async () => {
  desk = await PowerDesk.open();
  desk.cloud.on(DESKTOP_ROUTE, ...['1', '2', '3'].map((one) => json({ url: consoleUrl(one) })));
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
});

afterEach(() => desk.close());

const CLOSED = {
  state: 'disconnected',
  reason: { code: 'closed-by-server', detail: '' },
} as const;

const asked = (): number => desk.cloud.calls(DESKTOP_ROUTE).length;

/** A console with a picture, whose machine is told to restart. */
async function restarted(): Promise<string> {
  const { id } = await desk.opened(DESKTOP_ID);
  desk.guestSays({ state: 'connected', since: '2026-01-01T00:00:00Z' });
  await desk.ordered('restart', DESKTOP_ID, id);
  return id;
}

/** The machine goes down, and the picture with it. */
async function goesDown(): Promise<void> {
  desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF'));
  desk.guestSays(CLOSED);
  await settle();
}

test('a console that loses its machine on the way waits for it, and asks for no link', async () => {
  await restarted();
  await goesDown();
  expect(desk.now()).toMatchObject({
    diagnosis: { code: 'machine-off' },
    retry: { state: 'machine' },
  });
  expect(asked()).toBe(1);
});

test('it comes back with a new link when the machine runs', async () => {
  await restarted();
  await goesDown();
  await desk.look();
  expect(asked()).toBe(1);
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.last).toMatchObject({ state: { state: 'done' } });
  expect(asked()).toBe(2);
  expect(desk.now()).toMatchObject({ state: { state: 'connecting' }, retry: { state: 'none' } });
});

test('the picture that the new link does not bring is tried for as any other', async () => {
  await restarted();
  await goesDown();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  desk.guestSays(CLOSED);
  await settle();
  expect(desk.now().retry).toMatchObject({ state: 'waiting', attempt: 1 });
});

test('a console whose machine was off comes to life with it', async () => {
  desk.cloud.on(DESKTOP_ROUTE, json({ error_code: 'WKS.00010032' }, 409));
  desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF'));
  const { id } = await desk.opened(DESKTOP_ID);
  expect(desk.now().retry).toEqual({ state: 'none' });
  await desk.ordered('start', DESKTOP_ID, id);
  expect(desk.now().retry).toEqual({ state: 'machine' });
  desk.cloud.on(DESKTOP_ROUTE, json({ url: consoleUrl('1') }));
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.now()).toMatchObject({ state: { state: 'connecting' } });
  expect(asked()).toBe(2);
});

test('a picture that stays is left alone', async () => {
  await restarted();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE', 'rebooting'));
  await desk.look();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.now().state.state).toBe('connected');
  expect(asked()).toBe(1);
});

test('whoever stops the attempts is not called back', async () => {
  const id = await restarted();
  await goesDown();
  desk.consoles.stopRetry(id);
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.now().retry).toEqual({ state: 'stopped' });
  expect(asked()).toBe(1);
});

test('whoever stops watching leaves the action going on', async () => {
  await restarted();
  await goesDown();
  desk.powers.unwatch(DESKTOP_ID);
  expect(desk.now().retry).toEqual({ state: 'none' });
  expect(desk.last).toMatchObject({ consoleId: null, state: { state: 'under-way' } });
  await desk.look();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.last).toMatchObject({ state: { state: 'done' } });
  expect(asked()).toBe(1);
});

test('a restart that fails leaves nothing to wait for', async () => {
  await restarted();
  await goesDown();
  desk.cloud.on(READ_DESKTOP, json({ error_code: 'APIGW.0302' }, 403));
  await desk.look();
  expect(desk.last).toMatchObject({ state: { error: { code: 'power-unfollowed' } } });
  expect(desk.now().retry).toEqual({ state: 'none' });
});

test('a console that was closed meanwhile stays closed', async () => {
  const id = await restarted();
  await desk.consoles.close(id);
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE', 'rebooting'));
  await desk.look();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
  await desk.look();
  expect(desk.last).toMatchObject({ state: { state: 'done' } });
  expect(desk.consoles.list()).toEqual([]);
  expect(asked()).toBe(1);
});
