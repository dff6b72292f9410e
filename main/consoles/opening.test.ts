import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConsoleDesk } from '../testing/console-desk';
import { json, refusal, settle } from '../testing/fake-cloud';
import { notifyUsers } from './notice';

const NOTICE_ROUTE = 'POST /v2/p1/desktops/notifications';

let desk: ConsoleDesk;

beforeEach(async () => {
  desk = await ConsoleDesk.open();
});

afterEach(() => desk.close());

describe('opening a desktop somebody works on', () => {
  test('keeps the reason in the log', async () => {
    desk.consoles.open('a1/desktop/d1', { reason: 'The user agreed by phone' });
    await settle();
    expect(desk.log.lines.join()).toContain('name of d1');
    expect(desk.log.lines.join()).toContain('The user agreed by phone');
  });

  test('for viewing is remembered, also over a new ticket', async () => {
    const { id } = desk.consoles.open('a1/desktop/d1', { viewOnly: true });
    await settle();
    expect(desk.now().viewOnly).toBe(true);
    expect(desk.guests.done).toEqual(['prepare https://console.huaweicloud.com view only']);
    desk.guestSays({
      state: 'disconnected',
      reason: { code: 'connection-lost', detail: '' },
    });
    await desk.consoles.reconnect(id);
    await settle();
    expect(desk.now().viewOnly).toBe(true);
    expect(desk.guests.done.at(-1)).toBe('prepare https://console.huaweicloud.com view only');
  });
});

describe('a notice to the user', () => {
  test('goes out once', async () => {
    desk.cloud.on(NOTICE_ROUTE, json({ job_id: 'j1' }));
    await notifyUsers(desk.require('a1/desktop/d1'), 'I will have a look');
    expect(desk.cloud.calls(NOTICE_ROUTE).map(({ body }) => body)).toEqual([
      { desktop_ids: ['d1'], notifications: 'I will have a look' },
    ]);
  });

  test('that fails is not repeated', async () => {
    desk.cloud.on(NOTICE_ROUTE, json({}, 503));
    expect(await refusal(notifyUsers(desk.require('a1/desktop/d1'), 'Hello'))).toMatchObject({
      code: 'service-unavailable',
    });
    expect(desk.cloud.calls(NOTICE_ROUTE)).toHaveLength(1);
  });

  test('cannot be sent to a server', async () => {
    expect(await refusal(notifyUsers(desk.require('a1/server/s1'), 'Hello'))).toMatchObject({
      code: 'bad-request',
    });
  });
});
