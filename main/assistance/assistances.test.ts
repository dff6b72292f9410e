import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redact } from '../redact';
import { AssistanceDesk, CODE, MACHINE, record, SHOW } from '../testing/assistance-desk';
import { broken, Gate, json, refusal, settle, text } from '../testing/fake-cloud';

const none = json({ error_code: 'WKS.1', error_msg: 'none' }, 404);

let desk: AssistanceDesk;

beforeEach(async () => {
  desk = await AssistanceDesk.open();
});

afterEach(async () => {
  expect(JSON.stringify(desk.page.sent), 'no password is told').not.toContain('Zq9');
  expect(desk.log.lines.join(), 'nothing is logged').not.toMatch(/Zq9|Z9QX7A2B/);
  await desk.close();
});

describe('showing', () => {
  test.each([
    ['404', none],
    ['no body', text('')],
    ['an empty object', json({})],
    ['nulls', json({ status: null, share_space_id: null })],
  ])('%s is none, and is not followed', async (_name, answer) => {
    desk.shows(answer);
    expect(await desk.assistances.show(MACHINE)).toBeNull();
    expect(desk.pauses).toEqual([]);
  });

  test.each([
    ['WAIT_USER_CONFIRM', {}, [2_500]],
    ['WAIT_USER_ACCESS', {}, [2_500]],
    ['OPEN', {}, [10_000]],
    ['CLOSE', {}, []],
    ['WAIT_USER_CONFIRM', { failed_reason: 'refused' }, []],
  ])('%s %j is followed after %j', async (status, more, pauses) => {
    desk.shows(record(status, more));
    expect(await desk.assistances.show(MACHINE)).toMatchObject({ status: { raw: status } });
    expect(desk.pauses).toEqual(pauses);
    expect(desk.told, 'the answer is enough').toEqual([]);
  });

  test('of a server is a mistake', async () => {
    expect(await refusal(desk.assistances.show('a1/server/s1'))).toMatchObject({
      code: 'bad-request',
    });
  });

  test('that fails says why', async () => {
    desk.shows(json({ error_code: 'APIGW.0302' }, 403));
    expect(await refusal(desk.assistances.show(MACHINE))).toMatchObject({ code: 'not-allowed' });
    expect(desk.pauses).toEqual([]);
  });

  test('twice at once is followed once', async () => {
    desk.shows(record('OPEN'));
    await Promise.all([desk.assistances.show(MACHINE), desk.assistances.show(MACHINE)]);
    expect(desk.pauses).toEqual([10_000]);
  });
});

describe('following', () => {
  test('tells each reading until nothing can change any more', async () => {
    desk.shows(
      record('WAIT_USER_CONFIRM'),
      record('WAIT_USER_ACCESS'),
      record('OPEN', CODE),
      record('CLOSE'),
    );
    await desk.assistances.show(MACHINE);
    const pauses: number[][] = [];
    while (desk.timer.waiting.length > 0) {
      pauses.push(desk.pauses);
      await desk.timer.goOff();
    }
    expect(pauses).toEqual([[2_500], [2_500], [10_000]]);
    expect(desk.told).toMatchObject([
      { machineId: MACHINE, assistance: { status: { meaning: 'wait-access' } } },
      { assistance: { status: { meaning: 'open' }, code: 'Z9QX7A2B', hasPassword: true } },
      { assistance: { status: { meaning: 'closed' } } },
    ]);
  });

  test('tells that there is none any more', async () => {
    desk.shows(record('OPEN'), none);
    await desk.assistances.show(MACHINE);
    await desk.timer.goOff();
    expect(desk.told).toEqual([{ machineId: MACHINE, assistance: null }]);
    expect(desk.pauses).toEqual([]);
  });

  test('goes on after a failure that passes', async () => {
    desk.shows(record('OPEN'), broken('net::ERR_NAME_NOT_RESOLVED'), record('CLOSE'));
    await desk.assistances.show(MACHINE);
    await desk.timer.goOff();
    expect(desk.told).toEqual([]);
    expect(desk.page.of('assistance:unread')).toMatchObject([
      { machineId: MACHINE, error: { code: 'host-not-found' } },
    ]);
    expect(desk.pauses).toEqual([10_000]);
    await desk.timer.goOff();
    expect(desk.told).toMatchObject([{ assistance: { status: { meaning: 'closed' } } }]);
  });

  test.each([
    ['it is not allowed', json({}, 403)],
    ['the cloud refuses', json({}, 400)],
    ['the answer is none', text('<html>')],
  ])('stops when %s: it would be refused every few seconds', async (_name, answer) => {
    desk.shows(record('OPEN'), answer);
    await desk.assistances.show(MACHINE);
    await desk.timer.goOff();
    expect(desk.pauses).toEqual([]);
  });

  test('does not try a changed password over and over', async () => {
    desk.shows(record('OPEN'), json({}, 401));
    await desk.assistances.show(MACHINE);
    desk.cloud.on('POST /v3/auth/tokens', json({ error: { code: 401, message: 'wrong' } }, 401));
    await desk.timer.goOff();
    expect(desk.pauses).toEqual([]);
    expect(desk.cloud.calls('POST /v3/auth/tokens')).toHaveLength(2);
  });

  test('stops when the account leaves', async () => {
    desk.shows(record('OPEN'));
    await desk.assistances.show(MACHINE);
    desk.accounts.leave('a1');
    await desk.timer.goOff();
    expect(desk.pauses).toEqual([]);
    expect(desk.cloud.calls(SHOW).length).toBe(1);
  });

  test('stops when nobody looks any more', async () => {
    desk.shows(record('OPEN', CODE));
    await desk.assistances.show(MACHINE);
    expect(redact('Z9QX7A2B')).toBe('[secret]');
    desk.assistances.unwatch(MACHINE);
    expect(desk.pauses).toEqual([]);
    expect(redact('Z9QX7A2B'), 'and the record is dropped').toBe('Z9QX7A2B');
  });

  test('an answer that comes after nobody looks is dropped', async () => {
    const gate = new Gate();
    desk.shows(record('OPEN'), (sent) => gate.passed.then(() => record('OPEN', CODE)(sent)));
    await desk.assistances.show(MACHINE);
    await desk.timer.goOff();
    desk.assistances.unwatch(MACHINE);
    gate.open();
    await settle();
    expect(desk.told).toEqual([]);
    expect(desk.pauses).toEqual([]);
    expect(redact('Z9QX7A2B')).toBe('Z9QX7A2B');
  });
});
