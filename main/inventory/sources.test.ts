import { describe, expect, test } from 'vitest';
import type { SignedIn } from '../accounts/accounts';
import { Connection } from '../accounts/connection';
import { joinSignIn } from '../credentials/sign-in';
import { policyOf } from '../testing/policy';
import { ScriptedCloud, json, type Answerer, type Sent } from '../testing/scripted-cloud';
import { Inventory } from './inventory';

const LOGIN = { kind: 'password', domainName: 'd', userName: 'u' } as const;

async function account(answer: Answerer, endpoints = {}): Promise<SignedIn> {
  const cloud = new ScriptedCloud((sent, index) => {
    if (sent.url.pathname !== '/v3/auth/tokens') return answer(sent, index);
    const times = { issued_at: '2026-11-21T08:00:00Z', expires_at: '2026-11-22T08:00:00Z' };
    const project = { id: 'p', name: 'cn-north-4' };
    return json({ token: { ...times, project } }, 201, { 'X-Subject-Token': 'T' });
  });
  const details = {
    name: 'A',
    login: LOGIN,
    region: 'cn-north-4',
    project: '',
    endpoints,
    trustedCa: '',
    consoleHosts: [],
  };
  const signIn = joinSignIn(LOGIN, { kind: 'password', password: 'pw' }, undefined);
  const connection = await Connection.open(
    details,
    signIn,
    {
      openTransport: () => cloud.transport,
      policy: policyOf(),
      now: cloud.pace.now,
      random: () => 0.5,
    },
    { onEnded: () => undefined, onSkew: () => undefined },
  );
  return { id: 'a1', kind: 'cloud', details, connection };
}

function inventoryOf(...accounts: SignedIn[]): Inventory {
  const [first] = accounts;
  if (first === undefined) throw new Error('No account');
  return new Inventory({ signedIn: () => accounts, require: () => first });
}

const source = ({ url }: Sent): string => /[a-z-]+$/.exec(url.pathname)?.[0] ?? '';

/** One desktop and one server; `more` changes the answer of a source. */
const usual =
  (more: Readonly<Record<string, () => Response | Promise<Response>>> = {}): Answerer =>
  (sent) => {
    const own = more[source(sent)];
    if (own !== undefined) return own();
    if (source(sent) === 'physicalservers') {
      return json({ servers: [{ id: 's1', name: 'Server', power_state: 'on' }] });
    }
    return json({
      desktops: [
        {
          desktop_id: 'd1',
          computer_name: 'Desk',
          desktop_name: 'Desk',
          status: 'SOMETHING_NEW',
          connect_status: 'CONNECTED',
        },
      ],
    });
  };

const forbidden = (): Response => json({ error_code: 'WKS.0403', error_msg: 'no' }, 403);
const notPublished = (): Response =>
  json({ error_code: 'APIGW.0101', error_msg: 'not published' }, 404);
const noHost = (): Promise<Response> => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'));

describe('two lists of desktops', () => {
  test('both: one desktop, and a word nobody knows as it came', async () => {
    const { machines, failures, absent } = await inventoryOf(await account(usual())).list();
    expect(machines.map(({ name }) => name)).toEqual(['Desk', 'Server']);
    expect(machines[0]?.power).toEqual({ meaning: 'unknown', raw: 'SOMETHING_NEW' });
    expect([failures, absent]).toEqual([[], []]);
  });

  test.each(['desktops', 'connect-desktops'])('%s forbidden: the other is enough', async (one) => {
    const { machines, failures } = await inventoryOf(
      await account(usual({ [one]: forbidden })),
    ).list();
    expect(machines.map(({ name }) => name)).toEqual(['Desk', 'Server']);
    expect(machines[0]?.connection?.meaning).toBe('connected');
    expect(failures.map(({ error }) => error.code)).toEqual(['not-allowed']);
  });
});

describe('CloudDC', () => {
  test.each([
    ['its host does not exist', noHost],
    ['its API is not published', notPublished],
  ])('is absent, which is no failure: %s', async (_name, answer) => {
    const { machines, failures, absent } = await inventoryOf(
      await account(usual({ physicalservers: answer })),
    ).list();
    expect(absent).toEqual([{ accountId: 'a1', service: 'clouddc' }]);
    expect(failures).toEqual([]);
    expect(machines).toHaveLength(1);
  });

  test('that nothing else is there either is a failure, and so is a typed endpoint', async () => {
    const gone = { desktops: noHost, 'connect-desktops': noHost, physicalservers: noHost };
    const offline = await inventoryOf(await account(usual(gone))).list();
    expect(offline.absent).toEqual([]);
    expect(offline.failures).toHaveLength(3);
    const endpoints = { clouddc: 'https://clouddc.example' };
    const typed = await account(usual({ physicalservers: noHost }), endpoints);
    expect((await inventoryOf(typed).list()).failures.map(({ source: one }) => one)).toEqual([
      'servers',
    ]);
  });
});

test('damaged rows are counted beside the good ones', async () => {
  const { machines, failures } = await inventoryOf(
    await account(usual({ physicalservers: () => json({ servers: [{ id: 's1' }, 7, {}] }) })),
  ).list();
  expect(machines.some(({ nativeId }) => nativeId === 's1')).toBe(true);
  expect(failures.map(({ error }) => [error.code, error.params])).toEqual([
    ['rows-damaged', { damaged: '2' }],
  ]);
});

test('a newer reading ends the older, and both get the newer answer', async () => {
  const aborted: string[] = [];
  let isFirst = true;
  const answer = usual();
  const slow = await account((sent, index) => {
    if (!isFirst) return answer(sent, index);
    return new Promise<Response>((_resolve, reject) => {
      sent.signal?.addEventListener('abort', () => {
        aborted.push(source(sent));
        reject(new Error('aborted'));
      });
    });
  });
  const inventory = inventoryOf(slow);
  const first = inventory.list();
  await new Promise((resolve) => setImmediate(resolve));
  isFirst = false;
  const second = inventory.list();
  expect((await first).machines).toEqual((await second).machines);
  expect((await first).failures).toEqual([]);
  expect(aborted.sort()).toEqual(['connect-desktops', 'desktops', 'physicalservers']);
});
