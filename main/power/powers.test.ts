import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broken, json, refusal, settle } from '../testing/fake-cloud';
import {
  CHANGE,
  DESKTOP_ID,
  desktopRow,
  OPERATE,
  PowerDesk,
  READ_DESKTOP,
  READ_SERVER,
  SERVER_ID,
  serverRow,
} from '../testing/power-desk';
import { MINUTES } from './powers';

const ASSISTANCE = 'GET /v2/p1/desktops/d1/remote-assistance';

let desk: PowerDesk;

beforeEach(async () => {
  desk = await PowerDesk.open();
  desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
});

afterEach(() => desk.close());

const bodies = (route: string): unknown[] => desk.cloud.calls(route).map(({ body }) => body);

describe('an order', () => {
  test.each([
    ['start', 'os-start', 'SOFT'],
    ['restart', 'reboot', 'SOFT'],
    ['shut-down', 'os-stop', 'SOFT'],
    ['force-restart', 'reboot', 'HARD'],
    ['force-off', 'os-stop', 'HARD'],
  ] as const)('%s of a desktop is %s %s', async (action, op_type, type) => {
    await desk.ordered(action);
    expect(bodies(OPERATE)).toEqual([{ desktop_ids: ['d1'], op_type, type }]);
    expect(desk.last).toMatchObject({ action, state: { state: 'under-way' } });
    expect(desk.log.lines.join()).toContain(`${action} of name of d1`);
  });

  test.each([
    ['start', 'power on'],
    ['restart', 'rebooting'],
    ['force-off', 'power off'],
  ] as const)('%s of a server is "%s"', async (action, word) => {
    desk.cloud.on(READ_SERVER, serverRow('on'));
    await desk.ordered(action, SERVER_ID);
    expect(bodies(CHANGE)).toEqual([{ action: word, server_id_set: ['s1'] }]);
  });

  test('that servers do not have is refused before anything is asked', () => {
    expect(() => desk.powers.act(SERVER_ID, 'shut-down')).toThrow('bad-request');
    expect(desk.powers.list()).toEqual([]);
  });

  test('is told at once, before the cloud has answered', () => {
    expect(desk.powers.act(DESKTOP_ID, 'restart')).toMatchObject({
      machineId: DESKTOP_ID,
      machineName: 'name of d1',
      consoleId: null,
      state: { state: 'asking' },
    });
    expect(desk.powers.list()).toHaveLength(1);
  });

  test('on a machine that has one under way is refused', async () => {
    await desk.ordered('restart');
    expect(() => desk.powers.act(DESKTOP_ID, 'force-off')).toThrow('conflict');
    expect(bodies(OPERATE)).toHaveLength(1);
  });

  test('goes out although the machine cannot be read', async () => {
    desk.cloud.on(READ_DESKTOP, json({ error_code: 'APIGW.0302' }, 403));
    await desk.ordered('restart');
    expect(desk.last).toMatchObject({ state: { state: 'under-way' } });
  });

  test('refused inside a 200 is a failure with the code and the request id', async () => {
    const failed = {
      desktop_id: 'd1',
      desktop_name: 'D1',
      error_code: 'WKS.00010032',
      error_msg: 'denied',
    };
    desk.cloud.on(OPERATE, json({ failed_operation_list: [failed], job_id: null }));
    await desk.ordered('restart');
    expect(desk.last).toMatchObject({
      state: {
        state: 'failed',
        error: {
          code: 'conflict',
          cloudCode: 'WKS.00010032',
          detail: 'denied',
          requestId: 'r-1',
          accountId: 'a1',
        },
      },
    });
    expect(desk.powers.list(), 'it is over').toEqual([]);
    expect(desk.timer.pauses).toEqual([]);
  });

  test('refused inside a 200 in a code nobody knows is shown as it came', async () => {
    const failed = { error_code: 'WKS.9999', error_msg: 'moon phase' };
    desk.cloud.on(OPERATE, json({ failed_operation_list: [failed] }));
    await desk.ordered('restart');
    expect(desk.last).toMatchObject({
      state: {
        error: { code: 'cloud-refused', cloudCode: 'WKS.9999', detail: 'moon phase', status: 200 },
      },
    });
  });

  test('with a damaged entry of failures is no success', async () => {
    desk.cloud.on(OPERATE, json({ failed_operation_list: ['d1'] }));
    await desk.ordered('restart');
    expect(desk.last).toMatchObject({ state: { error: { code: 'cloud-refused' } } });
  });

  test.each([
    ['no answer', broken('net::ERR_CONNECTION_RESET')],
    ['a gateway in trouble', json({}, 503)],
  ])('with %s is not repeated, and told as uncertain', async (_name, answer) => {
    desk.cloud.on(OPERATE, answer);
    await desk.ordered('restart');
    expect(bodies(OPERATE)).toHaveLength(1);
    expect(desk.last).toMatchObject({
      state: { state: 'failed', error: { code: 'power-uncertain', fix: 'none' } },
    });
    // The state of the machine is what the technician needs next.
    expect(desk.cloud.calls(READ_DESKTOP)).toHaveLength(2);
  });

  test('that the cloud refuses is a plain refusal', async () => {
    desk.cloud.on(OPERATE, json({ error_code: 'APIGW.0302' }, 403));
    await desk.ordered('restart');
    expect(desk.last).toMatchObject({
      state: {
        error: { code: 'not-allowed', params: { action: 'workspace:desktops:operate' } },
      },
    });
  });
});

describe('following', () => {
  test('tells the page of every change of the machine, until it runs', async () => {
    await desk.ordered('restart');
    desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE', 'rebooting'));
    await desk.look();
    desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE'));
    await desk.look();
    expect(desk.last).toMatchObject({
      state: { state: 'done', power: { meaning: 'on' }, witnessed: true },
    });
    expect(desk.page.of('inventory:machine')).toMatchObject([
      { power: { raw: 'ACTIVE' } },
      { power: { raw: 'rebooting' } },
      { power: { raw: 'ACTIVE' } },
    ]);
    expect(desk.timer.pauses).toEqual([]);
    expect(desk.powers.list()).toEqual([]);
  });

  test('looks with growing pauses', async () => {
    await desk.ordered('restart');
    const pauses: number[] = [];
    for (let look = 0; look < 8; look += 1) {
      pauses.push(...desk.timer.pauses);
      await desk.look();
    }
    expect(pauses).toEqual([2000, 3000, 4500, 6750, 10125, 15000, 15000, 15000]);
  });

  test('ends when the machine does not arrive in time', async () => {
    desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF', 'powering-on'));
    await desk.ordered('start');
    await desk.look(MINUTES.desktop * 60);
    expect(desk.last).toMatchObject({
      state: {
        state: 'failed',
        error: { code: 'power-late', params: { minutes: '10', power: 'powering-on' } },
      },
    });
    expect(desk.timer.pauses).toEqual([]);
  });

  test('ends when the machine ends elsewhere, in the words of the cloud', async () => {
    desk.cloud.on(READ_SERVER, serverRow('off'));
    await desk.ordered('start', SERVER_ID);
    desk.cloud.on(READ_SERVER, serverRow('off', 'power-on-failed'));
    await desk.look();
    expect(desk.last).toMatchObject({
      state: { error: { code: 'power-otherwise', params: { power: 'power-on-failed' } } },
    });
  });

  test('goes on after a moment without network', async () => {
    await desk.ordered('shut-down');
    desk.cloud.on(READ_DESKTOP, broken('net::ERR_INTERNET_DISCONNECTED'));
    await desk.look();
    expect(desk.timer.pauses).toHaveLength(1);
    desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF'));
    await desk.look();
    expect(desk.last).toMatchObject({ state: { state: 'done' } });
  });

  test('that is not allowed ends, and says that the order was taken', async () => {
    await desk.ordered('shut-down');
    desk.cloud.on(READ_DESKTOP, json({ error_code: 'APIGW.0302' }, 403));
    await desk.look();
    expect(desk.last).toMatchObject({
      state: { error: { code: 'power-unfollowed', cloudCode: 'APIGW.0302', requestId: 'r-1' } },
    });
  });

  test('ends with the machine', async () => {
    await desk.ordered('restart');
    desk.cloud.on(READ_DESKTOP, json({ desktops: [], total_count: 0 }));
    await desk.look();
    expect(desk.last).toMatchObject({ state: { error: { code: 'machine-not-found' } } });
  });

  test('ends when the account signs out', async () => {
    await desk.ordered('restart');
    desk.accounts.leave('a1');
    await desk.look();
    expect(desk.last).toMatchObject({ state: { error: { code: 'power-unfollowed' } } });
  });
});

describe('the question before', () => {
  test('tells who is there now', async () => {
    desk.cloud.on(READ_DESKTOP, desktopRow('ACTIVE', '', 'CONNECTED'));
    desk.cloud.on(ASSISTANCE, json({ share_space_id: 's1', status: 'OPEN' }));
    expect(await desk.powers.look(DESKTOP_ID)).toMatchObject({
      machine: { connection: { meaning: 'connected' } },
      assistance: 'going-on',
    });
    // The row in the list is as old as it is.
    expect(desk.page.of('inventory:machine')).toHaveLength(1);
  });

  test.each([
    ['no record', json({ error_code: 'WKS.1' }, 404), 'none'],
    ['an empty one', json({}), 'none'],
    ['one that has ended', json({ share_space_id: 's1', status: 'CLOSE' }), 'none'],
    ['one waiting for the user', json({ status: 'WAIT_USER_CONFIRM' }), 'going-on'],
    ['a refusal', json({ error_code: 'APIGW.0302' }, 403), 'unknown'],
  ])('about assistance: %s', async (_name, answer, is) => {
    desk.cloud.on(ASSISTANCE, answer);
    expect(await desk.powers.look(DESKTOP_ID)).toMatchObject({ assistance: is });
  });

  test('is refused when the machine cannot be read', async () => {
    desk.cloud.on(ASSISTANCE, json({}));
    desk.cloud.on(READ_DESKTOP, json({ desktops: [] }));
    expect(await refusal(desk.powers.look(DESKTOP_ID))).toMatchObject({
      code: 'machine-not-found',
    });
    expect(await refusal(desk.powers.look('none'))).toMatchObject({ code: 'machine-not-found' });
  });

  test('asks a server for no assistance', async () => {
    desk.cloud.on(READ_SERVER, serverRow('on'));
    expect(await desk.powers.look(SERVER_ID)).toMatchObject({ assistance: 'none' });
    await settle();
    expect(desk.cloud.calls(ASSISTANCE)).toEqual([]);
  });
});

describe('the activity log', () => {
  const told = (): unknown[] => desk.happened.map(({ kind, facts }) => ({ kind, ...facts }));

  test('is told of the order, and that it was done', async () => {
    desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF'), desktopRow('ACTIVE'));
    await desk.ordered('start');
    expect(told()).toEqual([{ kind: 'power-ordered', action: 'start' }]);
    await desk.look();
    expect(told().slice(1)).toEqual([
      { kind: 'power-ended', action: 'start', result: 'done', code: '' },
    ]);
  });

  test('is told of what was refused', async () => {
    desk.cloud.on(READ_DESKTOP, desktopRow('SHUTOFF'));
    desk.cloud.on(OPERATE, json({ error_code: 'APIGW.0302', error_msg: 'no' }, 403));
    await desk.ordered('start');
    expect(told().slice(1)).toEqual([
      { kind: 'power-ended', action: 'start', result: 'failed', code: 'not-allowed' },
    ]);
  });
});
