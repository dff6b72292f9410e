import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  passwordBody,
  rowsAt,
  send,
  startTestRegion,
  statusWithHost,
  type TestRegion,
} from '../testing/api';
import { containing } from '../testing/matchers';

let test: TestRegion;
beforeEach(async () => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 4 }, requestHistory: 3 });
});
afterEach(() => test.region.close());

const desktops = () => `/v2/${test.project}/desktops?limit=1`;

describe('the gateway', () => {
  it('puts X-Request-Id on every answer, and the clock’s Date', async () => {
    for (const path of [desktops(), '/nowhere', '/v3/auth/projects', '/vnc/x/y.js']) {
      const { headers } = await test.get(path);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
      expect(headers.get('date')).toBe('Mon, 02 Mar 2026 08:00:00 GMT');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('does not publish what it does not know (APIGW.0101)', async () => {
    const { status, json, headers } = await test.get('/v9/nothing');
    expect(status).toBe(404);
    expect(json).toMatchObject({
      error_code: 'APIGW.0101',
      request_id: headers.get('x-request-id'),
    });
    expect((await test.call('DELETE', `/v2/${test.project}/desktops`)).status).toBe(404);
    expect((await test.get(`/v2/${test.project}/desktops/`)).status).toBe(404);
    expect((await test.get('/v2/%ff/desktops')).status).toBe(404);
  });

  it('wants a token (APIGW.0301), a good one, and a fresh one (APIGW.0307)', async () => {
    const url = test.region.url + desktops();
    const none = await send(url);
    expect(none).toMatchObject({
      status: 401,
      json: {
        error_code: 'APIGW.0301',
        error_msg: containing('x-auth-token not found'),
      },
    });
    const bad = await send(url, 'GET', undefined, { 'X-Auth-Token': 'nonsense' });
    expect(bad).toMatchObject({
      status: 401,
      json: { error_code: 'APIGW.0301', error_msg: containing('decrypt token fail') },
    });
    test.pass(24 * 3600 - 1);
    expect((await test.get(desktops())).status).toBe(200);
    test.pass(1);
    expect(await test.get(desktops())).toMatchObject({
      status: 401,
      json: { error_code: 'APIGW.0307' },
    });
  });

  it('does not accept revoked tokens', async () => {
    test.region.revokeTokens();
    expect(await test.get(desktops())).toMatchObject({
      status: 401,
      json: { error_code: 'APIGW.0307' },
    });
  });

  it('takes a project of another region for a stale token, and does not mix projects', async () => {
    expect(await test.get(`/v2/${'0'.repeat(32)}/desktops`)).toMatchObject({
      status: 401,
      json: { error_code: 'APIGW.0307' },
    });
    const lab = test.region.projectId('practice-1_lab');
    expect(await test.get(`/v2/${lab}/desktops`)).toMatchObject({
      status: 403,
      json: { error_code: 'APIGW.0302' },
    });
    expect(await test.get(`/v1/${lab}/physicalservers`)).toMatchObject({ status: 403 });
    const unscoped = await send(
      `${test.region.url}/v3/auth/tokens`,
      'POST',
      passwordBody(test.region),
    );
    const headers = { 'X-Auth-Token': unscoped.headers.get('x-subject-token') ?? '' };
    expect((await send(test.region.url + desktops(), 'GET', undefined, headers)).status).toBe(403);
  });

  it('answers only to names of this machine, so that no page can rebind its name to it', async () => {
    const { url } = test.region;
    const { port } = new URL(url);
    expect(await statusWithHost(`${url}/v3/auth/projects`, `localhost:${port}`)).toBe(401);
    expect(await statusWithHost(`${url}/v3/auth/projects`, `evil.example:${port}`)).toBe(403);
    expect(await statusWithHost(`${url}/v3/auth/projects`, '127.0.0.1')).toBe(403);
  });

  it('refuses bodies beyond 12 MB', async () => {
    const { status } = await test.call(
      'POST',
      `/v2/${test.project}/desktops/action`,
      'x'.repeat(12 * 1024 * 1024 + 1),
    );
    expect(status).toBe(413);
  });

  it('remembers the last requests for tests', async () => {
    for (const name of ['a', 'b', 'c', 'd'])
      await test.get(`/v2/${test.project}/connect-desktops?user_names=${name}&user_names=x`);
    const { requests } = test.region;
    expect(requests).toHaveLength(3);
    expect(requests[2]).toMatchObject({
      service: 'workspace',
      method: 'GET',
      path: `/v2/${test.project}/connect-desktops`,
      query: { user_names: ['d', 'x'] },
      status: 200,
    });
    expect(requests[2]?.headers['x-auth-token']).toBe(test.token);
    test.region.forgetRequests();
    expect(test.region.requests).toEqual([]);
  });
});

describe('the fault script', () => {
  it('answers for the next matching requests', async () => {
    const body = {
      error_msg: 'policy user over ratelimit,limit:200,time:5 minute',
      error_code: 'APIGW.0308',
    };
    test.region.failNext({
      method: 'get',
      path: '/v2/*/desktops',
      status: 429,
      body,
      headers: { 'Retry-After': '2' },
      times: 2,
    });
    expect((await test.get(`/v2/${test.project}/connect-desktops`)).status).toBe(200);
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, json, headers } = await test.get(desktops());
      expect(status).toBe(429);
      expect(json).toEqual(body);
      expect(headers.get('retry-after')).toBe('2');
    }
    expect((await test.get(desktops())).status).toBe(200);
  });

  it('sends any text, cuts connections, and waits', async () => {
    test.region.failNext({
      path: /desktops/g,
      status: 502,
      body: '<html>Bad gateway</html>',
      headers: { 'Content-Type': 'text/html' },
    });
    const html = await test.get(desktops());
    expect(html).toMatchObject({ status: 502, json: '<html>Bad gateway</html>' });
    test.region.failNext({ path: /desktops/g, reset: true });
    await expect(test.get(desktops())).rejects.toThrow('fetch failed');
    test.region.failNext({ path: /desktops/g, delayMs: 1, times: Infinity });
    expect((await test.get(desktops())).status).toBe(200);
    test.region.clearFaults();
    expect(rowsAt((await test.get(desktops())).json, 'desktops')).toHaveLength(1);
  });

  it('can hit the console page too', async () => {
    const id = test.region.desktop('SH-FIN-0042').id;
    const { json } = await test.get(`/v2/${test.project}/desktops/${id}/remote-consoles`);
    test.region.failNext({ path: '/vnc/*/vnc_auto.html', status: 503 });
    expect((await send(String(at(json, 'url')))).status).toBe(503);
    expect((await send(String(at(json, 'url')))).status).toBe(200);
  });
});
