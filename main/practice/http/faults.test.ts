import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, rowsAt, startTestRegion, textAt, type TestRegion } from '../testing/api';
import { type Fault, REFUSAL_NAMES, refusalAnswer, type RefusalName } from '../region';
import { anyText } from '../testing/matchers';

let test: TestRegion;
beforeEach(async () => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 12 } });
});
afterEach(() => test.region.close());

const desktops = (query = '') => `/v2/${test.project}/desktops${query}`;
const servers = (query = '') => `/v1/${test.project}/physicalservers${query}`;
const meet = (fault: Fault, times = 1): void => test.region.failNext({ fault, times });

describe('refusals', () => {
  it.each(REFUSAL_NAMES)('%s has one of the documented shapes', async (name) => {
    meet({ kind: 'refusal', name });
    const { status, json, headers } = await test.get(desktops());
    expect(status).toBe(refusalAnswer(name).status);
    expect((await test.get(desktops())).status).toBe(200);
    if (typeof json === 'string') {
      expect(json === '' || headers.get('content-type') === 'text/html').toBe(true);
    } else if (name.startsWith('keystone-')) {
      expect(json).toEqual({ error: { code: status, message: anyText, title: anyText } });
    } else {
      expect(json).toMatchObject({ error_code: anyText, error_msg: anyText });
      const code = textAt(json, 'error_code');
      const keys = Object.keys(json ?? {});
      if (code.startsWith('APIGW.'))
        expect(keys).toEqual(['error_msg', 'error_code', 'request_id']);
      if (code.startsWith('WKS.')) expect(keys).toContain('error_detail');
      if (code.startsWith('iMetal.')) expect(keys).toEqual(['error_code', 'error_msg']);
    }
  });

  it('cover every status of the table', () => {
    const statuses = new Set(REFUSAL_NAMES.map((name: RefusalName) => refusalAnswer(name).status));
    expect([...statuses].sort()).toEqual([400, 401, 403, 404, 409, 429, 500, 502, 503, 504]);
  });
});

describe('damaged answers', () => {
  it('break off half way, after the call was carried out', async () => {
    const path = `${desktops()}/${test.region.desktop('SH-FIN-0042').id}/remote-assistance`;
    meet({ kind: 'half-body' });
    await expect(test.call('POST', path)).rejects.toThrow();
    expect(test.region.desktop('SH-FIN-0042').assistance).toBeDefined();
  });

  it('have JSON that breaks off', async () => {
    meet({ kind: 'bad-json' });
    await expect(test.get(desktops())).rejects.toThrow(SyntaxError);
  });

  it('are a page, or have another type', async () => {
    meet({ kind: 'html-page' });
    const page = await test.get(desktops());
    expect(page).toMatchObject({ status: 200, json: expect.stringContaining('<html>') as unknown });
    meet({ kind: 'content-type', type: 'text/plain' });
    const plain = await test.get(desktops());
    expect(plain.headers.get('content-type')).toBe('text/plain');
    expect(plain.json).toEqual(expect.stringContaining('"desktops"'));
  });

  it('go on until the client hangs up', async () => {
    meet({ kind: 'endless-body' });
    const response = await fetch(test.region.url + desktops(), {
      headers: { 'X-Auth-Token': test.token },
    });
    const reader = response.body?.getReader();
    for (let chunks = 0; chunks < 3; chunks += 1) {
      expect((await reader?.read())?.done).toBe(false);
    }
    await reader?.cancel();
  });

  it('do not come at all, before or after the call was carried out', async () => {
    const path = `${desktops()}/${test.region.desktop('SH-FIN-0042').id}/remote-assistance`;
    meet({ kind: 'reset', when: 'before' });
    await expect(test.call('POST', path)).rejects.toThrow('fetch failed');
    expect(test.region.desktop('SH-FIN-0042').assistance).toBeUndefined();
    meet({ kind: 'reset', when: 'after' });
    await expect(test.call('POST', path)).rejects.toThrow('fetch failed');
    expect(test.region.desktop('SH-FIN-0042').assistance).toBeDefined();
  });
});

describe('lists that go wrong', () => {
  const idsOf = async (path: string, list: string, id: string): Promise<string[]> =>
    rowsAt((await test.get(path)).json, list).map((row) => textAt(row, id));

  it('give the first page again', async () => {
    const first = await idsOf(desktops('?limit=10'), 'desktops', 'desktop_id');
    meet({ kind: 'duplicate-page' });
    expect(await idsOf(desktops('?limit=10&offset=10'), 'desktops', 'desktop_id')).toEqual(first);
    expect(await idsOf(desktops('?limit=10&offset=10'), 'desktops', 'desktop_id')).not.toEqual(
      first,
    );
    const page = await test.get(servers('?limit=10'));
    const marker = textAt(page.json, 'page_info', 'next_marker');
    meet({ kind: 'duplicate-page' });
    const again = await test.get(servers(`?limit=10&marker=${marker}`));
    expect(again.json).toEqual(page.json);
  });

  it('never end', async () => {
    meet({ kind: 'endless-page' }, Infinity);
    const seen = new Set<string>();
    for (const offset of [0, 1000, 2000]) {
      const { json } = await test.get(desktops(`?limit=1000&offset=${String(offset)}`));
      for (const row of rowsAt(json, 'desktops')) seen.add(textAt(row, 'desktop_id'));
      expect(at(json, 'total_count')).toBe(offset + 2000);
    }
    expect(seen.size).toBe(3000);
    let marker = '';
    for (let page = 0; page < 3; page += 1) {
      const { json } = await test.get(servers(`?limit=100&marker=${marker}`));
      for (const row of rowsAt(json, 'servers')) seen.add(textAt(row, 'id'));
      marker = textAt(json, 'page_info', 'next_marker');
    }
    expect(seen.size).toBe(3300);
  });

  it('leave what is no list, and what has no rows, as it is', async () => {
    meet({ kind: 'endless-page' }, 2);
    const { id } = test.region.desktop('SH-FIN-0042');
    expect(at((await test.get(`${desktops()}/${id}`)).json, 'desktop', 'desktop_id')).toBe(id);
    const none = await test.get(`/v2/${test.project}/connect-desktops?user_names=nobody`);
    expect(none.json).toEqual({ desktops: [], total_count: 0 });
  });

  it('do not spare a caller his proof', async () => {
    meet({ kind: 'endless-page' });
    const { status } = await test.call('GET', desktops(), undefined, { 'X-Auth-Token': 'x' });
    expect(status).toBe(401);
  });
});

describe('a clock that is wrong', () => {
  it('is the one of the next answer alone', async () => {
    test.region.failNext({ path: '/v2/*/desktops', skewSeconds: -600 });
    expect((await test.get(desktops())).headers.get('date')).toBe('Mon, 02 Mar 2026 07:50:00 GMT');
    expect((await test.get(desktops())).headers.get('date')).toBe('Mon, 02 Mar 2026 08:00:00 GMT');
  });
});

describe('throttling', () => {
  it('refuses what is more than the rule allows, with the rule in the text', async () => {
    test.region.throttle({ limit: 2, seconds: 300 });
    for (let turn = 0; turn < 2; turn += 1) expect((await test.get(desktops())).status).toBe(200);
    expect(await test.get(desktops())).toMatchObject({
      status: 429,
      json: {
        error_code: 'APIGW.0308',
        error_msg:
          'The throttling threshold has been reached: policy user over ratelimit,limit:2,time:5 minute',
      },
    });
    // Each call counts by itself, and each user.
    expect((await test.get(servers())).status).toBe(200);
    test.pass(299);
    expect((await test.get(desktops())).status).toBe(429);
    test.pass(1);
    expect((await test.get(desktops())).status).toBe(200);
  });

  it('counts sign-ins by the address they come from', async () => {
    test.region.throttle({ limit: 1, seconds: 1 });
    await test.get('/v3/auth/projects');
    const { json } = await test.get('/v3/auth/projects');
    expect(textAt(json, 'error_msg')).toContain('policy ip over ratelimit,limit:1,time:1 second');
    test.region.throttle(null);
    expect((await test.get('/v3/auth/projects')).status).toBe(200);
  });

  it('has a usual rule, and counts all requests', async () => {
    const many = await Promise.all(
      Array.from({ length: 201 }, () => test.get(desktops('?limit=1'))),
    );
    expect(many.filter(({ status }) => status === 429)).toHaveLength(1);
    expect(test.region.counts.get('GET /v2/{project_id}/desktops')).toBe(201);
    test.region.forgetRequests();
    expect(test.region.counts.size).toBe(0);
  });
});

describe('sizes', () => {
  it('has 414 for a long address, and 494 for a header longer than any token', async () => {
    const long = await test.get(desktops(`?computer_name=${'x'.repeat(8200)}`));
    expect(long).toMatchObject({ status: 414, json: { error_code: 'APIGW.0201' } });
    const token = 'x'.repeat(40_001);
    const header = await test.call('GET', desktops(), undefined, { 'X-Auth-Token': token });
    expect(header).toMatchObject({ status: 494, json: { error_code: 'APIGW.0201' } });
    const unread = await test.call('GET', desktops(), undefined, {
      'X-Auth-Token': token.slice(1),
    });
    expect(unread.status).toBe(401);
  });
});
