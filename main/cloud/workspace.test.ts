import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../accounts/connection';
import { FakeCloud, json, refusal, text, type Answer } from '../testing/fake-cloud';
import type { CloudClient } from './client';
import { listConnections as listAllConnections } from './connections';
import { listDesktops } from './desktops';
import { cancelAssistance, createAssistance, createConsole, showAssistance } from './workspace';

const DESKTOPS = 'GET /v2/p1/desktops';
const CONNECTIONS = 'GET /v2/p1/connect-desktops';

let cloud: FakeCloud;
let connection: Connection;
let client: CloudClient;

beforeEach(async () => {
  cloud = new FakeCloud();
  connection = await cloud.connect();
  client = connection.client;
});

afterEach(() => connection.close());

const listConnections = (of: CloudClient) => listAllConnections(of, () => Promise.resolve([]));

/** Rows d0, d1 …, as the offset and the limit of the request ask for them. */
function pages(
  total: number,
  row = (index: number): unknown => ({ desktop_id: `d${index}` }),
): Answer {
  return ({ url }) => {
    const from = Number(url.searchParams.get('offset'));
    const limit = Number(url.searchParams.get('limit'));
    const length = Math.max(0, Math.min(limit, total - from));
    return Response.json({
      // Nothing may depend on it: what it counts is not documented.
      total_count: 7,
      desktops: Array.from({ length }, (_none, index) => row(from + index)),
    });
  };
}

const queries = (route: string) => cloud.calls(route).map(({ url }) => url.search);

describe('the list of desktops', () => {
  test.each([
    [0, 1],
    [1, 1],
    [999, 1],
    [1000, 2],
    [1001, 2],
    [3500, 4],
  ])('of %i is read in %i pages', async (total, requests) => {
    cloud.on(DESKTOPS, pages(total));
    const { rows, damaged } = await listDesktops(client);
    expect(rows).toHaveLength(total);
    expect(damaged).toBe(0);
    expect(cloud.calls(DESKTOPS)).toHaveLength(requests);
  });

  test('asks by record offset, and never for nothing', async () => {
    cloud.on(DESKTOPS, pages(1500));
    await listDesktops(client);
    expect(queries(DESKTOPS)).toEqual(['?limit=1000&offset=0', '?limit=1000&offset=1000']);
  });

  test('ends when a server ignores the offset', async () => {
    const page = Array.from({ length: 1000 }, (_none, index) => ({ desktop_id: `d${index}` }));
    cloud.on(DESKTOPS, json({ desktops: page }));
    expect((await listDesktops(client)).rows).toHaveLength(1000);
    // Rows that come twice may have moved: the list is read once more, and then left.
    expect(cloud.calls(DESKTOPS)).toHaveLength(4);
  });

  test('counts a machine once, as it was read last, when pages move while they are read', async () => {
    const page = (from: number, status: string) =>
      Array.from({ length: 1000 }, (_none, index) => ({ desktop_id: `d${from + index}`, status }));
    const rest = page(999, 'SHUTOFF').slice(0, 5);
    cloud.on(DESKTOPS, json({ desktops: page(0, 'ACTIVE') }), json({ desktops: rest }));
    const { rows } = await listDesktops(client);
    expect(rows).toHaveLength(1004);
    expect(rows.find(({ desktop_id }) => desktop_id === 'd999')?.status).toBe('SHUTOFF');
  });

  test('keeps bad rows apart, and they still count for the length of a page', async () => {
    cloud.on(
      DESKTOPS,
      pages(1001, (index) =>
        index % 10 === 0 ? { computer_name: 'no id' } : { desktop_id: `d${index}` },
      ),
    );
    const { rows, damaged } = await listDesktops(client);
    expect(rows).toHaveLength(900);
    expect(damaged).toBe(101);
    expect(cloud.calls(DESKTOPS)).toHaveLength(2);
  });

  test('takes rows with fields missing, null or of another type', async () => {
    cloud.on(
      DESKTOPS,
      json({
        desktops: [
          { desktop_id: 'd1', task_status: null, status: 7, attach_user_infos: 'none', more: {} },
          { desktop_id: 'd2', attach_user_infos: [{ user_id: 'u', user_name: null }, 'x'] },
        ],
      }),
    );
    const { rows, damaged } = await listDesktops(client);
    expect(damaged).toBe(0);
    expect(rows[0]).toMatchObject({ task_status: '', status: '', attach_user_infos: null });
    expect(rows[1]?.attach_user_infos).toEqual({
      rows: [{ user_id: 'u', user_name: '', type: '' }],
      damaged: 1,
    });
  });

  test('that is none is an unexpected answer', async () => {
    for (const body of [{}, { desktops: null }, { desktops: {} }, []]) {
      cloud.on(DESKTOPS, json(body));
      expect(await refusal(listDesktops(client))).toMatchObject({ code: 'unexpected-answer' });
    }
  });
});

describe('the list of connections', () => {
  test.each([
    [1999, ['?limit=2000&offset=0']],
    [2500, ['?limit=2000&offset=0', '?limit=2000&offset=2000']],
  ])('of %i is asked for with %j', async (total, asked) => {
    cloud.on(CONNECTIONS, pages(total));
    const { rows } = await listConnections(client);
    expect(rows).toHaveLength(total);
    expect(queries(CONNECTIONS)).toEqual(asked);
  });
});

describe('a console', () => {
  const ROUTE = 'GET /v2/p1/desktops/d%2F1/remote-consoles';

  test('is a URL, asked for once', async () => {
    cloud.on(ROUTE, json({ type: 'novnc', url: 'https://c.example/vnc.html?token=T' }));
    expect(await createConsole(client, 'd/1')).toBe('https://c.example/vnc.html?token=T');
    expect(cloud.calls(ROUTE)).toHaveLength(1);
  });

  test.each([
    ['throttled', json({}, 429, { 'Retry-After': '0' })],
    ['unavailable', json({}, 503)],
    ['without a URL', json({ type: 'novnc' })],
    ['with an empty one', json({ url: '' })],
  ])('is not asked for again when %s', async (_name, answer) => {
    cloud.on(ROUTE, answer);
    await refusal(createConsole(client, 'd/1'));
    expect(cloud.calls(ROUTE)).toHaveLength(1);
  });
});

describe('remote assistance', () => {
  const PATH = '/v2/p1/desktops/d1/remote-assistance';

  test('is read with every field, or without any', async () => {
    cloud.on(
      `GET ${PATH}`,
      json({ status: 'OPEN', invitation_code: 'ABCD1234', failed_reason: null }),
    );
    expect(await showAssistance(client, 'd1')).toMatchObject({
      status: 'OPEN',
      invitation_code: 'ABCD1234',
      failed_reason: '',
      share_space_passwd: '',
    });
  });

  test.each([
    ['no body', text('')],
    ['null', json(null)],
    ['an empty object', json({})],
    ['nulls', json({ status: null, share_space_id: null })],
  ])('with %s is an empty record', async (_name, answer) => {
    cloud.on(`GET ${PATH}`, answer);
    expect(await showAssistance(client, 'd1')).toMatchObject({ status: '', share_space_id: '' });
  });

  test('is created with a POST that has no body', async () => {
    cloud.on(`POST ${PATH}`, json({ status: 'WAIT_USER_CONFIRM', desktop_id: 'd1' }));
    expect(await createAssistance(client, 'd1')).toMatchObject({ status: 'WAIT_USER_CONFIRM' });
    expect(cloud.calls(`POST ${PATH}`)[0]?.init).not.toHaveProperty('body');
  });

  test('is cancelled with a DELETE that answers nothing', async () => {
    cloud.on(`DELETE ${PATH}`, json(null, 204));
    await expect(cancelAssistance(client, 'd1')).resolves.toBeUndefined();
  });

  test.each(['POST', 'DELETE'] as const)('is never sent twice with %s', async (method) => {
    cloud.on(`${method} ${PATH}`, json({}, 503));
    await refusal(
      method === 'POST' ? createAssistance(client, 'd1') : cancelAssistance(client, 'd1'),
    );
    expect(cloud.calls(`${method} ${PATH}`)).toHaveLength(1);
  });
});
