import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyRules } from '../../preload/contract/policy';
import type { SessionNews } from '../../preload/contract/sessions';
import { redact } from '../redact';
import {
  AssistanceDesk,
  CANCEL,
  CODE,
  CREATE,
  MACHINE,
  record,
  SHOW,
} from '../testing/assistance-desk';
import { broken, json, refusal, settle } from '../testing/fake-cloud';

const none = json({ error_code: 'WKS.1', error_msg: 'none' }, 404);
const begun = json({ share_space_id: 's1', status: 'WAIT_USER_CONFIRM', desktop_id: 'd1' });
const MINUTE = 60_000;

let desk: AssistanceDesk;

async function open(rules?: PolicyRules): Promise<void> {
  desk = await AssistanceDesk.open(rules);
  desk.cloud.on(CREATE, begun);
  desk.cloud.on(CANCEL, json(null, 204));
}

beforeEach(() => open());

afterEach(async () => {
  const kept = JSON.stringify([...desk.register.notes.values()]);
  expect(kept, 'nothing secret is kept').not.toMatch(/Z9QX7A2B|Zq9|https?:/);
  await desk.close();
});

const news = (): SessionNews[] => desk.page.of('sessions:news').map((one) => one as SessionNews);
const board = () => desk.assistances.sessions.list();

/** Lets the time pass, and what is due by then go off. */
async function pass(minutes: number): Promise<void> {
  desk.time += minutes * MINUTE;
  const due = desk.timer.waiting.findIndex(({ ms }) => ms > 30_000 || ms === 0);
  const [one] = due === -1 ? [] : desk.timer.waiting.splice(due, 1);
  one?.callback();
  await settle();
}

async function opened(): Promise<void> {
  desk.shows(record('OPEN', CODE));
  await desk.assistances.create(MACHINE);
}

describe('a session', () => {
  test('is noted on the disk before the cloud is asked for it', async () => {
    let noted = 0;
    desk.cloud.on(CREATE, (sent) => {
      noted = desk.register.notes.size;
      return begun(sent);
    });
    await opened();
    expect(noted).toBe(1);
    expect(board()).toMatchObject([
      {
        machineId: MACHINE,
        origin: 'own',
        begunAt: '2026-01-01T00:00:00.000Z',
        endsAt: '2026-01-01T01:00:00.000Z',
        state: { state: 'seen', status: { meaning: 'open' } },
        consentSeconds: 180,
      },
    ]);
  });

  test('that cannot be noted is not asked for', async () => {
    desk.register.refuses = true;
    expect(await refusal(desk.assistances.create(MACHINE))).toMatchObject({
      code: 'session-not-noted',
      detail: 'ENOSPC',
    });
    expect(desk.cloud.calls(CREATE)).toEqual([]);
    expect(board()).toEqual([]);
  });

  test('tells its stages once each, with their times, seen by anyone or not', async () => {
    desk.shows(record('WAIT_USER_CONFIRM'));
    await desk.assistances.create(MACHINE);
    desk.assistances.unwatch(MACHINE);
    desk.time += MINUTE;
    desk.shows(record('WAIT_USER_ACCESS'), record('WAIT_USER_ACCESS'), record('OPEN', CODE));
    for (let reading = 0; reading < 3; reading += 1) {
      const index = desk.timer.waiting.findIndex(({ ms }) => ms === 2_500);
      desk.timer.waiting.splice(index, 1)[0]?.callback();
      await settle();
    }
    expect(news()).toMatchObject([
      { news: 'stage', stage: 'wait-confirm' },
      { news: 'stage', stage: 'wait-access' },
      { news: 'stage', stage: 'open' },
    ]);
    expect(board()[0]?.reached).toEqual({
      asked: '2026-01-01T00:00:00.000Z',
      'wait-confirm': '2026-01-01T00:00:00.000Z',
      'wait-access': '2026-01-01T00:01:00.000Z',
      open: '2026-01-01T00:01:00.000Z',
    });
    expect(desk.pauses, 'then it is read seldom').toEqual([30_000]);
  });

  test.each([
    ['closed', record('CLOSE'), ''],
    ['gone', none, ''],
    ['failed', record('WAIT_USER_CONFIRM', { failed_reason: 'refused' }), 'refused'],
  ])('that is %s is struck off, and it is told', async (_name, answer, reason) => {
    await opened();
    desk.assistances.unwatch(MACHINE);
    desk.shows(answer);
    await desk.assistances.sweep();
    expect(board()).toEqual([]);
    expect(desk.register.notes.size).toBe(0);
    expect(news().at(-1)).toMatchObject({ news: 'ended', end: { by: 'others', reason } });
    expect(redact('Z9QX7A2B'), 'and its code is dropped').toBe('Z9QX7A2B');
  });

  test('stays while the cloud’s reading lags behind, and not for ever', async () => {
    desk.shows(none);
    await desk.assistances.create(MACHINE);
    expect(board()).toMatchObject([{ state: { state: 'asking' } }]);
    desk.time += MINUTE;
    await desk.assistances.sweep();
    expect(board()).toEqual([]);
  });

  test('refused by the cloud was never there', async () => {
    desk.cloud.on(CREATE, json({ error_code: 'APIGW.0302' }, 403));
    await refusal(desk.assistances.create(MACHINE));
    expect(board()).toEqual([]);
    expect(desk.register.notes.size).toBe(0);
  });

  test('whose asking was not answered stays until a reading tells', async () => {
    desk.cloud.on(CREATE, broken('net::ERR_CONNECTION_RESET'));
    desk.shows(broken('net::ERR_INTERNET_DISCONNECTED'));
    await refusal(desk.assistances.create(MACHINE));
    await settle();
    expect(board()).toMatchObject([{ state: { state: 'failed', doing: 'read' } }]);
    desk.shows(record('OPEN', CODE));
    await desk.assistances.sweep();
    expect(board()).toMatchObject([{ state: { state: 'seen' } }]);
  });

  test('that the user began is not ours, also where the cloud answers with it', async () => {
    const users = { status: 'OPEN', share_space_id: 's2', initiator_type: 'ENDUSER_INITIATE' };
    desk.cloud.on(CREATE, json(users));
    desk.shows(json({ ...users, ...CODE }));
    expect(await desk.assistances.create(MACHINE)).toMatchObject({
      initiator: { meaning: 'end-user' },
    });
    expect(board()).toEqual([]);
  });
});

describe('the time limit', () => {
  test('warns, and then ends the session', async () => {
    await opened();
    await pass(55);
    expect(news().at(-1)).toMatchObject({
      news: 'ends-soon',
      endsAt: '2026-01-01T01:00:00.000Z',
    });
    expect(desk.cloud.calls(CANCEL)).toEqual([]);
    await pass(5);
    expect(desk.cloud.calls(CANCEL)).toHaveLength(1);
    expect(news().at(-1)).toMatchObject({ news: 'ended', end: { by: 'limit' } });
    expect(board()).toEqual([]);
  });

  test('is put off by a click, on the disk as well', async () => {
    await opened();
    await pass(58);
    desk.assistances.sessions.extend(MACHINE);
    expect(board()[0]?.endsAt).toBe('2026-01-01T01:30:00.000Z');
    expect(desk.register.notes.get(MACHINE)?.endsAt).toBe('2026-01-01T01:30:00.000Z');
    await pass(2);
    expect(desk.cloud.calls(CANCEL), 'the old end does not count').toEqual([]);
    expect(() => desk.assistances.sessions.extend('a1/desktop/none')).toThrow('not-found');
  });

  test('that passed while the computer slept holds on waking', async () => {
    await opened();
    desk.time += 300 * MINUTE;
    await desk.assistances.sweep();
    expect(news().at(-1)).toMatchObject({ news: 'ended', end: { by: 'limit' } });
  });

  test('that cannot be kept is told, and tried again', async () => {
    await opened();
    desk.cloud.on(CANCEL, json({}, 503), json({}, 503), json({}, 503), json(null, 204));
    await pass(55);
    await pass(5);
    expect(news().at(-1)).toMatchObject({ news: 'not-cancelled' });
    expect(board()).toMatchObject([{ state: { state: 'failed', doing: 'cancel' } }]);
    for (let minute = 0; board().length > 0 && minute < 5; minute += 1) await pass(1);
    expect(board()).toEqual([]);
  });
});

describe('the time limit of the policy', () => {
  beforeEach(() => open({ assistanceMinutes: 60 }));

  test('cannot be put off, and an extension goes no further than it', async () => {
    await opened();
    expect(board()[0]?.endsAt).toBe('2026-01-01T01:00:00.000Z');
    expect(() => desk.assistances.extend(MACHINE)).toThrow('managed');
    expect(desk.register.notes.get(MACHINE)?.endsAt).toBe('2026-01-01T01:00:00.000Z');
  });

  test('holds for what was begun before it, and a shorter wish is extended up to it', async () => {
    await opened();
    const next = new AssistanceDesk(desk.register, { assistanceMinutes: 15 });
    expect(next.assistances.sessions.endOf(MACHINE)).toBe('2026-01-01T00:15:00.000Z');
    const longer = new AssistanceDesk(desk.register, { assistanceMinutes: 120 });
    expect(longer.assistances.sessions.extend(MACHINE).endsAt).toBe('2026-01-01T01:30:00.000Z');
    expect(longer.assistances.sessions.extend(MACHINE).endsAt).toBe('2026-01-01T02:00:00.000Z');
    expect(() => longer.assistances.sessions.extend(MACHINE)).toThrow('managed');
  });
});

describe('cancelling', () => {
  test('that is refused keeps it on the board', async () => {
    await opened();
    desk.cloud.on(CANCEL, json({ error_code: 'APIGW.0302' }, 403));
    await refusal(desk.assistances.cancel(MACHINE));
    expect(board()).toMatchObject([
      { state: { state: 'failed', doing: 'cancel', error: { code: 'not-allowed' } } },
    ]);
    expect(desk.register.notes.size).toBe(1);
  });

  test('all says how many are left', async () => {
    await opened();
    desk.cloud.on(CANCEL, json({}, 403), json(null, 204));
    expect(await desk.assistances.cancelAll()).toBe(1);
    expect(await desk.assistances.cancelAll()).toBe(0);
    expect(await desk.assistances.cancelAll()).toBe(0);
    expect(desk.cloud.calls(CANCEL)).toHaveLength(2);
  });
});

describe('the next start', () => {
  /** The app has ended without a word; another one begins with the same register. */
  async function restart(): Promise<AssistanceDesk> {
    await opened();
    const next = new AssistanceDesk(desk.register);
    next.time = desk.time;
    return next;
  }

  test('knows what may be open, and looks when its account is back', async () => {
    const next = await restart();
    expect(next.assistances.sessions.list()).toMatchObject([
      { machineId: MACHINE, state: { state: 'unread' } },
    ]);
    await next.assistances.sweep();
    expect(next.cloud.sent, 'nobody is signed in').toEqual([]);
    await next.accounts.add('a1', next.cloud);
    next.shows(record('OPEN', CODE));
    await next.assistances.sweep('a1');
    expect(next.assistances.sessions.list()).toMatchObject([{ state: { state: 'seen' } }]);
    await next.close();
  });

  test('ends what should have ended meanwhile', async () => {
    const next = await restart();
    next.time += 61 * MINUTE;
    await next.accounts.add('a1', next.cloud);
    next.shows(record('OPEN', CODE));
    next.cloud.on(CANCEL, json(null, 204));
    await next.assistances.sweep('a1');
    expect(next.cloud.calls(CANCEL)).toHaveLength(1);
    expect(next.register.notes.size).toBe(0);
    await next.close();
  });
});

test('a session of an account that leaves is not read, and not lost', async () => {
  await opened();
  desk.assistances.unwatch(MACHINE);
  desk.accounts.leave('a1');
  desk.assistances.left('a1');
  expect(board()).toMatchObject([{ state: { state: 'unread' } }]);
  expect(desk.pauses).toEqual([]);
  expect(desk.cloud.calls(SHOW).length).toBe(1);
  desk.assistances.sessions.forget('a1');
  expect(board()).toEqual([]);
});
