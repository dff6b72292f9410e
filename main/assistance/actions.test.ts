import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AssistanceField } from '../../preload/contract/models';
import { redact } from '../redact';
import { AssistanceDesk, CANCEL, CODE, CREATE, MACHINE, record } from '../testing/assistance-desk';
import { broken, json, refusal, text } from '../testing/fake-cloud';

const none = json({ error_code: 'WKS.1', error_msg: 'none' }, 404);
const conflict = json({ error_code: 'WKS.00010032', error_msg: 'open already' }, 409);
const begun = json({ share_space_id: 's1', status: 'WAIT_USER_CONFIRM', desktop_id: 'd1' });

let desk: AssistanceDesk;

beforeEach(async () => {
  desk = await AssistanceDesk.open();
});

afterEach(() => desk.close());

describe('creating', () => {
  test('asks once, and gives the record that the cloud then has', async () => {
    desk.cloud.on(CREATE, begun);
    desk.shows(record('WAIT_USER_CONFIRM', { share_space_name: 'DESK-1' }));
    expect(await desk.assistances.create(MACHINE)).toMatchObject({
      status: { meaning: 'wait-confirm' },
      spaceName: 'DESK-1',
    });
    expect(desk.cloud.calls(CREATE)).toHaveLength(1);
    expect(desk.pauses).toEqual([2_500]);
  });

  test.each([
    ['does not know of it yet', none],
    ['answers with nothing yet', json({})],
    ['cannot be reached just now', broken('net::ERR_INTERNET_DISCONNECTED')],
  ])('stands, and is followed, when reading %s', async (_name, answer) => {
    desk.cloud.on(CREATE, begun);
    desk.shows(answer, answer, answer, record('OPEN', CODE));
    expect(await desk.assistances.create(MACHINE)).toMatchObject({
      spaceId: 's1',
      status: { meaning: 'wait-confirm' },
    });
    expect(desk.pauses).toEqual([2_500]);
  });

  test('stands also when reading it is not allowed', async () => {
    desk.cloud.on(CREATE, begun);
    desk.shows(json({ error_code: 'APIGW.0302' }, 403));
    expect(await desk.assistances.create(MACHINE)).toMatchObject({ spaceId: 's1' });
    expect(desk.pauses).toEqual([]);
  });

  test('where one is open already shows that one', async () => {
    desk.cloud.on(CREATE, conflict);
    desk.shows(record('OPEN', { ...CODE, initiator_type: 'ENDUSER_INITIATE' }));
    expect(await desk.assistances.create(MACHINE)).toMatchObject({
      status: { meaning: 'open' },
      code: 'Z9QX7A2B',
      initiator: { meaning: 'end-user' },
    });
    expect(desk.pauses).toEqual([10_000]);
  });

  test.each([
    ['there is none', none],
    ['it is closed', record('CLOSE')],
    ['it failed', record('WAIT_USER_CONFIRM', { failed_reason: 'refused' })],
  ])('refused as a conflict is one when %s', async (_name, answer) => {
    desk.cloud.on(CREATE, conflict);
    desk.shows(answer);
    expect(await refusal(desk.assistances.create(MACHINE))).toMatchObject({
      code: 'conflict',
      detail: 'open already',
    });
  });

  test('refused for another reason is not asked for again, nor read', async () => {
    desk.cloud.on(CREATE, json({ error_code: 'WKS.00010099', error_msg: 'off' }, 403));
    expect(await refusal(desk.assistances.create(MACHINE))).toMatchObject({
      code: 'service-not-enabled',
    });
    expect(desk.cloud.sent.filter(({ url }) => url.pathname.endsWith('assistance'))).toHaveLength(
      1,
    );
  });
});

describe('cancelling', () => {
  beforeEach(async () => {
    desk.shows(record('OPEN', CODE), record('CLOSE'));
    await desk.assistances.show(MACHINE);
  });

  test('ends it, and tells what is left', async () => {
    desk.cloud.on(CANCEL, json(null, 204));
    await desk.assistances.cancel(MACHINE);
    expect(desk.told).toMatchObject([{ assistance: { status: { meaning: 'closed' } } }]);
    expect(desk.pauses).toEqual([]);
  });

  test('what is not there any more counts as done', async () => {
    desk.cloud.on(CANCEL, none);
    await desk.assistances.cancel(MACHINE);
    expect(desk.told).toHaveLength(1);
  });

  test('is done even if the record cannot be read afterwards', async () => {
    desk.cloud.on(CANCEL, json(null, 204));
    desk.shows(text('<html>'));
    await desk.assistances.cancel(MACHINE);
    expect(desk.told, 'nothing stale is told').toEqual([]);
  });

  test('that is refused says why, and the record is followed on', async () => {
    desk.cloud.on(CANCEL, json({ error_code: 'APIGW.0302' }, 403));
    expect(await refusal(desk.assistances.cancel(MACHINE))).toMatchObject({
      code: 'not-allowed',
      params: { action: 'workspace:desktops:cancelRemoteAssistance' },
    });
    expect(desk.pauses).toEqual([10_000]);
  });

  test('unseen by anyone ends it as well, and reads nothing', async () => {
    desk.assistances.unwatch(MACHINE);
    desk.cloud.on(CANCEL, json(null, 204));
    await desk.assistances.cancel(MACHINE);
    expect(desk.told).toEqual([]);
  });
});

describe('what is in an open record', () => {
  const links = {
    share_space_name: 'DESK-1',
    private_share_link: 'https://10.0.0.1:9445/#/share-space?code=Z9QX7A2B',
    internet_share_link: 'https://w.example:9445/#/share-space?code=Z9QX7A2B',
  };
  const ALL: Readonly<Record<AssistanceField, string>> = {
    code: 'Z9QX7A2B',
    'private-link': links.private_share_link,
    'internet-link': links.internet_share_link,
    'space-name': 'DESK-1',
    password: 'Zq9-space',
  };
  const FIELDS: AssistanceField[] = [
    'code',
    'private-link',
    'internet-link',
    'space-name',
    'password',
  ];

  test.each(FIELDS)('%s is copied as it is', async (field) => {
    desk.shows(record('OPEN', { ...CODE, ...links }));
    await desk.assistances.show(MACHINE);
    await desk.assistances.copy(MACHINE, field);
    expect(desk.clipboard).toEqual([ALL[field]]);
  });

  test.each(FIELDS)('%s that is empty is not copied', async (field) => {
    desk.shows(record('WAIT_USER_CONFIRM'));
    await desk.assistances.show(MACHINE);
    expect(await refusal(desk.assistances.copy(MACHINE, field))).toMatchObject({
      code: 'not-found',
    });
    expect(desk.clipboard).toEqual([]);
  });

  test.each(FIELDS)('%s of a desktop that nobody looks at is not copied', async (field) => {
    expect(await refusal(desk.assistances.copy(MACHINE, field))).toMatchObject({
      code: 'not-found',
    });
  });

  test('the password is given when it is asked for, and only then', async () => {
    desk.shows(record('OPEN', CODE));
    const shown = await desk.assistances.show(MACHINE);
    expect(shown?.hasPassword).toBe(true);
    expect(JSON.stringify(shown)).not.toContain('Zq9');
    expect(desk.assistances.password(MACHINE)).toBe('Zq9-space');
    expect(redact('Zq9-space')).toBe('[secret]');
    desk.assistances.unwatch(MACHINE);
    expect(() => desk.assistances.password(MACHINE)).toThrow('not-found');
    expect(redact('Zq9-space')).toBe('Zq9-space');
  });
});

describe('the activity log', () => {
  const told = (): unknown[] => desk.happened.map(({ kind, facts }) => [kind, facts]);

  test('is told of a session from its beginning to its end, and never of a code', async () => {
    desk.cloud.on(CREATE, begun);
    desk.cloud.on(CANCEL, json({}, 204));
    desk.shows(record('WAIT_USER_CONFIRM'), record('OPEN', CODE), record('OPEN', CODE), none);
    await desk.assistances.create(MACHINE);
    await desk.nextReading();
    await desk.nextReading();
    await desk.assistances.copy(MACHINE, 'code');
    desk.assistances.password(MACHINE);
    await desk.assistances.copy(MACHINE, 'password');
    await desk.assistances.cancel(MACHINE);
    expect(told()).toEqual([
      ['assistance-asked', {}],
      ['assistance-reached', { state: 'wait-confirm' }],
      ['assistance-reached', { state: 'open' }],
      ['assistance-handed-over', { field: 'code', way: 'copied' }],
      ['assistance-handed-over', { field: 'password', way: 'shown' }],
      ['assistance-handed-over', { field: 'password', way: 'copied' }],
      ['assistance-ended', { by: 'technician' }],
    ]);
    expect(desk.happened.every(({ machine }) => machine?.id === MACHINE)).toBe(true);
    for (const value of Object.values(CODE))
      expect(JSON.stringify(desk.happened)).not.toContain(value);
  });

  test('is told of one that ended by itself, and of more time', async () => {
    desk.cloud.on(CREATE, begun);
    desk.shows(record('OPEN', CODE));
    await desk.assistances.create(MACHINE);
    desk.assistances.extend(MACHINE);
    desk.shows(record('CLOSE'));
    await desk.assistances.sweep();
    expect(told()).toEqual([
      ['assistance-asked', {}],
      ['assistance-reached', { state: 'open' }],
      ['assistance-extended', { minutes: '30' }],
      ['assistance-ended', { by: 'cloud' }],
    ]);
  });

  test('is told when a session of somebody else is ended, and not what others do in it', async () => {
    desk.shows(record('OPEN', CODE), record('CLOSE'));
    desk.cloud.on(CANCEL, json({}, 204));
    await desk.assistances.show(MACHINE);
    expect(told()).toEqual([]);
    await desk.assistances.cancel(MACHINE);
    expect(told()).toEqual([['assistance-ended', { by: 'technician' }]]);
  });
});
