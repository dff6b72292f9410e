import { describe, expect, test } from 'vitest';
import { codeOf, ScriptedCloud, json, type Sent } from '../testing/scripted-cloud';
import { listServers, markerOf } from './clouddc';
import { listConnections, nameBatches } from './connections';
import { listDesktops, type DesktopRow } from './desktops';

const ids = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => `d${from + index}`);

const number = ({ url }: Sent, name: string): number => Number(url.searchParams.get(name));

const desktopsPage = (rows: readonly string[], total?: number): Response =>
  json({
    desktops: rows.map((desktop_id) => ({ desktop_id })),
    ...(total === undefined ? {} : { total_count: total }),
  });

/** The light list of so many desktops. */
function lightCloud(count: number, total: number | undefined = count): ScriptedCloud {
  return new ScriptedCloud((sent) => {
    const offset = number(sent, 'offset');
    return desktopsPage(ids(offset, Math.min(count, offset + number(sent, 'limit'))), total);
  });
}

const offsets = (cloud: ScriptedCloud): number[] =>
  cloud.sent.map((sent) => number(sent, 'offset')).sort((a, b) => a - b);

describe('/desktops', () => {
  test.each([
    // The last full page is followed by one more question: the total is only a hint.
    [0, 0, 1],
    [999, 999, 1],
    [1000, 1000, 2],
    [12_000, 12_000, 13],
    [11_999, 11_999, 12],
    // Hints that are wrong: none, too small, too large.
    [3500, undefined, 4],
    [3500, 1000, 4],
    [3500, 7, 4],
    [1500, 9000, 9],
  ])('%i desktops with a total of %s need %i requests', async (count, total, requests) => {
    const cloud = lightCloud(count, total);
    const { rows, problems } = await listDesktops(cloud.client());
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ desktop_id }) => desktop_id)).size).toBe(count);
    expect(problems).toEqual([]);
    expect(cloud.sent).toHaveLength(requests);
  });

  test('pages are asked for at the same time, as far as the total reaches', async () => {
    let running = 0;
    let most = 0;
    const cloud = new ScriptedCloud(async (sent) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      const offset = number(sent, 'offset');
      return desktopsPage(ids(offset, Math.min(11_500, offset + 1000)), 11_500);
    });
    expect((await listDesktops(cloud.client())).rows).toHaveLength(11_500);
    expect(most).toBe(6);
  });

  test('a desktop that is deleted while the list is read does not hide another', async () => {
    // After the first page d0 is gone, and every row moves up by one: d1000 is never on page two.
    const cloud: ScriptedCloud = new ScriptedCloud((sent, index) => {
      const all = index === 0 ? ids(0, 1500) : ids(1, 1500);
      const offset = number(sent, 'offset');
      return desktopsPage(all.slice(offset, offset + 1000), all.length);
    });
    const { rows } = await listDesktops(cloud.client());
    expect(new Set(rows.map(({ desktop_id }) => desktop_id))).toEqual(new Set(ids(0, 1500)));
    expect(offsets(cloud)).toEqual([0, 0, 1000, 1000]);
  });

  test('a desktop that is created while the list is read is no duplicate', async () => {
    const cloud: ScriptedCloud = new ScriptedCloud((sent, index) => {
      const all = index === 0 ? ids(0, 1500) : ['new', ...ids(0, 1500)];
      const offset = number(sent, 'offset');
      return desktopsPage(all.slice(offset, offset + 1000), all.length);
    });
    const { rows } = await listDesktops(cloud.client());
    expect(rows).toHaveLength(1501);
    expect(new Set(rows.map(({ desktop_id }) => desktop_id)).size).toBe(1501);
  });

  test('a server that ignores the offset, or never stops, is left', async () => {
    const same = new ScriptedCloud(() => desktopsPage(ids(0, 1000)));
    expect((await listDesktops(same.client())).rows).toHaveLength(1000);
    expect(same.sent.length).toBeLessThanOrEqual(4);
    const endless = new ScriptedCloud((sent) => {
      const offset = number(sent, 'offset');
      return desktopsPage(ids(offset, offset + 1000), 99_999_999);
    });
    expect((await listDesktops(endless.client())).rows.length).toBeLessThanOrEqual(100_000);
    expect(endless.sent.length).toBeLessThanOrEqual(101);
  }, 30_000);

  test('a page that fails is reported, and the others are kept', async () => {
    const cloud = new ScriptedCloud((sent) => {
      const offset = number(sent, 'offset');
      if (offset === 1000) return json({ error_code: 'WKS.9999', error_msg: 'no' }, 500);
      return desktopsPage(ids(offset, Math.min(2500, offset + 1000)), 2500);
    });
    const { rows, problems } = await listDesktops(cloud.client());
    expect(rows).toHaveLength(1500);
    expect(problems.map(({ data }) => data.cloudCode)).toEqual(['WKS.9999']);
  });

  test('a first page that fails is the failure of the list; a cancelled list is cancelled', async () => {
    const cloud = new ScriptedCloud(() => json({}, 403));
    expect(await codeOf(listDesktops(cloud.client()))).toBe('not-allowed');
    const end = new AbortController();
    const slow = new ScriptedCloud((sent) => {
      if (number(sent, 'offset') > 0) end.abort();
      return desktopsPage(ids(0, 1000), 5000);
    });
    expect(await codeOf(listDesktops(slow.client(), end.signal))).toBe('cancelled');
  });
});

interface Desk {
  readonly id: string;
  readonly status: string;
  readonly user: string;
}

/** As the cloud answers: a filter, at most 2,000 rows from an offset of at most 2,000. */
function connectCloud(desks: readonly Desk[]): ScriptedCloud {
  return new ScriptedCloud((sent) => {
    const query = sent.url.searchParams;
    const names = query.getAll('user_names');
    const offset = number(sent, 'offset');
    if (names.length > 100 || offset > 2000) return json({ error_code: 'WKS.0001' }, 400);
    const status = query.get('connect_status');
    const found = desks.filter(
      (desk) =>
        (status === null || desk.status === status) &&
        (names.length === 0 || names.includes(desk.user)),
    );
    return json({
      desktops: found
        .slice(offset, offset + number(sent, 'limit'))
        .map(({ id, status: connect_status }) => ({ desktop_id: id, connect_status })),
      total_count: found.length,
    });
  });
}

const asRow = ({ id, user }: Desk): DesktopRow => ({
  desktop_id: id,
  computer_name: '',
  ip_address: '',
  status: '',
  task_status: '',
  connect_status: '',
  attach_user_infos: null,
  user_name: user,
});

const STATUSES = ['UNREGISTER', 'REGISTERED', 'CONNECTED', 'DISCONNECTED'];

describe('/connect-desktops', () => {
  const desks = (count: number, statusOf: (index: number) => string): Desk[] =>
    ids(0, count).map((id, index) => ({
      id,
      status: statusOf(index),
      user: `user-${index % 5000}`,
    }));
  const read = (cloud: ScriptedCloud, light: readonly Desk[]) =>
    listConnections(cloud.client(), () => Promise.resolve(light.map(asRow)));

  test.each([
    [1999, 1],
    [2000, 2],
    [3999, 2],
    [4000, 6],
    // The first question, and four states of up to two pages.
    [12_000, 9],
  ])('%i desktops, evenly in four states', async (count, requests) => {
    const all = desks(count, (index) => STATUSES[index % 4] ?? '');
    const cloud = connectCloud(all);
    const { rows, problems } = await read(cloud, all);
    expect(new Set(rows.map(({ desktop_id }) => desktop_id)).size).toBe(count);
    expect(rows).toHaveLength(count);
    expect(problems).toEqual([]);
    expect(cloud.sent.length).toBeLessThanOrEqual(requests + 4);
  });

  test('12,000 in one state are found by their users, asked for those that are missing only', async () => {
    const all = desks(12_000, () => 'REGISTERED');
    const cloud = connectCloud(all);
    const { rows, problems } = await read(cloud, all);
    expect(rows).toHaveLength(12_000);
    expect(problems).toEqual([]);
    const named = cloud.sent.filter(({ url }) => url.searchParams.has('user_names'));
    expect(named.length).toBeLessThanOrEqual(50);
  });

  test('what has no user and a state that cannot be asked for is counted and reported', async () => {
    const all = desks(9000, (index) => (index < 7000 ? 'REGISTERED' : 'SOMETHING_NEW')).map(
      (desk, index) => (index % 2 === 0 ? desk : { ...desk, user: '' }),
    );
    const cloud = connectCloud(all);
    const { rows, problems } = await read(cloud, all);
    expect(problems.map(({ data }) => [data.code, data.params?.['missing']])).toEqual([
      ['list-cut-off', String(9000 - rows.length)],
    ]);
  });

  test('without the light list the remainder is reported, not hidden', async () => {
    const all = desks(9000, () => 'REGISTERED');
    const { rows, problems } = await read(connectCloud(all), []);
    expect(rows).toHaveLength(4000);
    expect(problems.map(({ data }) => data.params)).toEqual([{ missing: '5000' }]);
  });

  test('names are asked for in hundreds, and in addresses no gateway refuses', () => {
    const names = Array.from({ length: 350 }, (_, index) => `用户名称很长的一个人-${index}`);
    const batches = nameBatches(names);
    expect(batches.flat()).toEqual(names);
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(100);
      expect(encodeURIComponent(batch.join('&user_names=')).length).toBeLessThan(5000);
    }
    expect(nameBatches(ids(0, 250)).map((batch) => batch.length)).toEqual([100, 100, 50]);
  });
});

describe('/physicalservers', () => {
  const page = (rows: readonly string[], next: string | null, count?: number): Response =>
    json({ servers: rows.map((id) => ({ id })), page_info: { next_marker: next }, count });

  test.each([
    ['a plain id', (id: string) => id],
    ['a URL', (id: string) => `https://h/v1/p/physicalservers?limit=1000&marker=${id}`],
    ['a query', (id: string) => `?marker=${id}&limit=1000`],
    // No marker, although there is more: the last row's id is one.
    ['nothing', () => ''],
  ])('the marker is %s', async (_name, form) => {
    const all = ids(0, 2500);
    const cloud = new ScriptedCloud(({ url }) => {
      const marker = url.searchParams.get('marker');
      const from = marker === null ? 0 : all.indexOf(marker) + 1;
      const rows = all.slice(from, from + 1000);
      const last = rows.at(-1) ?? '';
      return page(rows, from + 1000 < all.length ? form(last) : null, all.length);
    });
    const { rows, problems } = await listServers(cloud.client());
    expect(rows.map(({ id }) => id)).toEqual(all);
    expect(problems).toEqual([]);
    expect(cloud.sent).toHaveLength(3);
  });

  test('a loop of markers ends, and what the total lacks is reported', async () => {
    const cloud = new ScriptedCloud((_sent, index) => page(ids(0, 1000), `m${index % 2}`, 2500));
    const { rows, problems } = await listServers(cloud.client());
    expect(rows).toHaveLength(1000);
    expect(cloud.sent).toHaveLength(3);
    expect(problems.map(({ data }) => data.params)).toEqual([{ missing: '1500' }]);
  });

  test('markers without end are left after a hundred pages', async () => {
    const cloud = new ScriptedCloud((_sent, index) => page([`s${index}`], `m${index}`));
    expect((await listServers(cloud.client())).rows).toHaveLength(100);
  });

  test('a later page that fails leaves the ones before', async () => {
    const cloud = new ScriptedCloud((_sent, index) =>
      index === 0 ? page(ids(0, 1000), 'd999', 1500) : json({ error_code: 'iMetal.0001' }, 400),
    );
    const { rows, problems } = await listServers(cloud.client());
    expect(rows).toHaveLength(1000);
    expect(problems.map(({ data }) => data.cloudCode)).toEqual(['iMetal.0001']);
  });

  test('a marker is read whatever surrounds it', () => {
    expect(markerOf('abc')).toBe('abc');
    expect(markerOf('marker=')).toBe('');
    expect(markerOf('https://h/p?x=1&marker=a%2Fb')).toBe('a/b');
  });
});
