import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../accounts/connection';
import { FakeCloud, json, refusal } from '../testing/fake-cloud';
import { createServerConsole, listServers, markerOf } from './clouddc';

const SERVERS = 'GET /v1/p1/physicalservers';

let cloud: FakeCloud;
let connection: Connection;

beforeEach(async () => {
  cloud = new FakeCloud();
  connection = await cloud.connect();
});

afterEach(() => connection.close());

const page = (ids: readonly string[], next_marker?: unknown) =>
  json({
    servers: ids.map((id) => ({ id })),
    ...(next_marker === undefined ? {} : { page_info: { next_marker } }),
    count: 1,
  });

const read = async () => (await listServers(connection.client)).rows.map(({ id }) => id);
const markers = () => cloud.calls(SERVERS).map(({ url }) => url.searchParams.get('marker'));

describe('the list of servers', () => {
  test('is one page when there is no marker', async () => {
    cloud.on(SERVERS, page(['s1', 's2']));
    expect(await read()).toEqual(['s1', 's2']);
    expect(cloud.calls(SERVERS)[0]?.url.search).toBe('?limit=1000');
  });

  test.each([[''], [null], [7]])('ends at the marker %j', async (marker) => {
    cloud.on(SERVERS, page(['s1'], marker));
    expect(await read()).toEqual(['s1']);
    expect(cloud.calls(SERVERS)).toHaveLength(1);
  });

  test('follows markers, plain ones and those inside a URL', async () => {
    cloud.on(
      SERVERS,
      page(['s1'], 's1'),
      page(['s2'], 'https://clouddc.example/v1/p1/physicalservers?limit=1000&marker=s%202'),
      page(['s3']),
    );
    expect(await read()).toEqual(['s1', 's2', 's3']);
    expect(markers()).toEqual([null, 's1', 's 2']);
    // Wherever the URL points, the request goes to the account's own endpoint.
    expect(new Set(cloud.calls(SERVERS).map(({ url }) => url.host))).toEqual(
      new Set(['clouddc.cn-north-4.myhuaweicloud.com']),
    );
  });

  test('ends when a marker comes again', async () => {
    cloud.on(SERVERS, page(['s1'], 'a'), page(['s2'], 'b'), page(['s3'], 'a'));
    expect(await read()).toEqual(['s1', 's2', 's3']);
    expect(cloud.calls(SERVERS)).toHaveLength(3);
  });

  test('ends when every page names itself', async () => {
    cloud.on(SERVERS, page(['s1'], 'a'));
    expect(await read()).toEqual(['s1']);
    expect(cloud.calls(SERVERS)).toHaveLength(2);
  });

  test('keeps bad rows apart', async () => {
    cloud.on(
      SERVERS,
      json({ servers: [{ id: 's1', location: 'x' }, { name: 'no id' }, null, { id: '' }] }),
    );
    const { rows, damaged } = await listServers(connection.client);
    expect(rows).toMatchObject([{ id: 's1', name: '', location: null }]);
    expect(damaged).toBe(3);
  });

  test('says so when a later page fails: half a list would look complete', async () => {
    cloud.on(SERVERS, page(['s1'], 'a'), json({ error_code: 'iMetal.0099' }, 500));
    const { rows, problems } = await listServers(connection.client);
    expect(rows).toHaveLength(1);
    expect(problems.map(({ data }) => data)).toMatchObject([
      { code: 'cloud-refused', cloudCode: 'iMetal.0099' },
    ]);
  });

  test('fails as a whole when the first page does', async () => {
    cloud.on(SERVERS, json({ error_code: 'iMetal.0099' }, 500));
    expect(await refusal(listServers(connection.client))).toMatchObject({
      code: 'cloud-refused',
      cloudCode: 'iMetal.0099',
    });
  });
});

test.each([
  ['', ''],
  ['s1', 's1'],
  ['marker=s1', 's1'],
  ['?marker=s1', 's1'],
  ['https://h/p?limit=10&marker=s%201', 's 1'],
  ['/p?marker=', ''],
  ['?previous_marker=a&marker=b', 'b'],
])('the marker "%s" is "%s"', (next, marker) => {
  expect(markerOf(next)).toBe(marker);
});

test('a console is a URL, asked for once, whatever the answer', async () => {
  const route = 'GET /v1/p1/physicalservers/s%3F1/remote-console-address';
  cloud.on(route, json({ url: 'https://c.example/vnc_auto.html?token=T' }));
  expect(await createServerConsole(connection.client, 's?1')).toBe(
    'https://c.example/vnc_auto.html?token=T',
  );
  cloud.on(route, json({}, 503));
  await refusal(createServerConsole(connection.client, 's?1'));
  expect(cloud.calls(route)).toHaveLength(2);
});
