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
  test('keeps the reason in the activity log', async () => {
    const reason = 'The user agreed by phone';
    desk.consoles.open('a1/desktop/d1', { reason });
    await settle();
    expect(desk.happened).toMatchObject([
      { kind: 'console-opened', machine: { name: 'name of d1' }, reason, facts: { view: 'full' } },
    ]);
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

test('the activity log is told of a console once, and how it ended', async () => {
  const { id } = desk.consoles.open('a1/desktop/d1', { viewOnly: true });
  desk.consoles.open('a1/desktop/d1');
  await desk.consoles.close(id);
  await desk.consoles.close(id);
  desk.consoles.open('a1/desktop/d1');
  await desk.consoles.closeOf('a1');
  await desk.consoles.close(desk.consoles.open('a1/desktop/d1').id, 'quit');
  expect(desk.happened.map(({ kind, facts }) => [kind, ...Object.values(facts)])).toEqual([
    ['console-opened', 'view-only'],
    ['console-ended', 'technician'],
    ['console-opened', 'full'],
    ['console-ended', 'account-left'],
    ['console-opened', 'full'],
    ['console-ended', 'quit'],
  ]);
});

describe('a notice to the user', () => {
  test('goes out once', async () => {
    desk.cloud.on(NOTICE_ROUTE, json({ job_id: 'j1' }));
    await notifyUsers(desk.require('a1/desktop/d1'), 'I will have a look', desk.activity);
    expect(desk.cloud.calls(NOTICE_ROUTE).map(({ body }) => body)).toEqual([
      { desktop_ids: ['d1'], notifications: 'I will have a look' },
    ]);
    expect(desk.happened).toEqual([
      { kind: 'notice-sent', machine: desk.require('a1/desktop/d1').machine, facts: {} },
    ]);
  });

  test('that fails is not repeated', async () => {
    desk.cloud.on(NOTICE_ROUTE, json({}, 503));
    expect(
      await refusal(notifyUsers(desk.require('a1/desktop/d1'), 'Hello', desk.activity)),
    ).toMatchObject({
      code: 'service-unavailable',
    });
    expect(desk.cloud.calls(NOTICE_ROUTE)).toHaveLength(1);
    expect(desk.happened).toEqual([]);
  });

  test('cannot be sent to a server', async () => {
    expect(
      await refusal(notifyUsers(desk.require('a1/server/s1'), 'Hello', desk.activity)),
    ).toMatchObject({
      code: 'bad-request',
    });
  });
});
