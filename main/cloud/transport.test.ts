import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { broken, FakeCloud, json, refusal, settle, text } from '../testing/fake-cloud';
import type { CallName } from './call-table';
import { Clocks } from './clocks';
import { Hosts } from './hosts';
import { LIMITS } from './limits';
import { realPace } from './pace';
import { Transport, type WireRequest } from './transport';

const GET: WireRequest = {
  call: 'iam:find-project',
  url: 'https://h.example/path?a=b',
  headers: { 'X-Auth-Token': 'T' },
  body: '',
  signal: undefined,
};
const POST: CallName = 'workspace:create-assistance';
const DELETE: CallName = 'workspace:cancel-assistance';
const ROUTE = 'GET /path';

let cloud: FakeCloud;
const send = (change: Partial<WireRequest> = {}) => cloud.transport.send({ ...GET, ...change });

beforeEach(() => {
  cloud = new FakeCloud();
});

describe('a request', () => {
  test('goes out once, without cookies, cache or redirects', async () => {
    cloud.on(ROUTE, json({ ok: true }));
    expect(await send()).toMatchObject({ status: 200, body: { ok: true } });
    expect(cloud.sent).toHaveLength(1);
    expect(cloud.sent[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'error',
      credentials: 'omit',
    });
    expect(Object.fromEntries(cloud.sent[0]?.headers ?? [])).toEqual({
      'cache-control': 'no-cache',
      'x-auth-token': 'T',
    });
  });

  test('without a body sends none: the signature of an empty one is not that of "{}"', async () => {
    cloud.on('POST /path', json({}));
    await send({ call: POST });
    expect(cloud.sent[0]?.init).not.toHaveProperty('body');
    await send({ call: POST, body: '{"a":[1]}' });
    expect(cloud.sent[1]?.body).toEqual({ a: [1] });
  });

  test('gets null for an empty answer', async () => {
    cloud.on('DELETE /path', json(null, 204));
    expect(await send({ call: DELETE })).toMatchObject({ status: 204, body: null });
    cloud.on(ROUTE, text('', 200));
    expect(await send()).toMatchObject({ status: 200, body: null });
  });
});

describe('an answer that is no data', () => {
  test.each([
    ['a sign-in page', text('<!doctype html><title>Wi-Fi</title>'), 'captive-portal'],
    ['a page with blanks before it', text('\n  <html>'), 'captive-portal'],
    [
      'a page by its type',
      text('Please sign in', 200, 'text/html; charset=utf-8'),
      'captive-portal',
    ],
    ['half of a JSON', text('{"desktops":['), 'unexpected-answer'],
    ['a word', text('OK'), 'unexpected-answer'],
    [
      'a redirect',
      broken("Attempted to redirect, but redirect policy was 'error'"),
      'captive-portal',
    ],
  ])('%s: %s', async (_name, answer, code) => {
    cloud.on(ROUTE, answer);
    expect(await refusal(send())).toMatchObject({ code, params: { host: 'h.example' } });
    expect(cloud.sent, 'and it is not asked for again').toHaveLength(1);
  });
});

describe('a failing call', () => {
  test('is repeated while it may pass, and then succeeds', async () => {
    cloud.on(ROUTE, broken('net::ERR_CONNECTION_RESET'), json({}, 503), json({ ok: true }));
    expect((await send()).body).toEqual({ ok: true });
    expect(cloud.waits).toEqual([200, 400]);
  });

  test('is given up after three attempts, with the last reason', async () => {
    cloud.on(
      ROUTE,
      broken('net::ERR_CONNECTION_RESET'),
      json({}, 503),
      broken('net::ERR_TIMED_OUT'),
    );
    expect(await refusal(send())).toMatchObject({ code: 'timed-out' });
    expect(cloud.sent).toHaveLength(3);
  });

  test.each([
    ['reset', broken('net::ERR_CONNECTION_RESET')],
    ['unavailable', json({}, 503)],
    ['throttled', json({}, 429, { 'Retry-After': '0' })],
  ])('with an effect is sent once, even when %s', async (_name, answer) => {
    cloud.on('POST /path', answer);
    await refusal(send({ call: POST }));
    expect(cloud.sent).toHaveLength(1);
    expect(cloud.waits).toEqual([]);
  });

  test.each([
    ['a wrong name', broken('net::ERR_NAME_NOT_RESOLVED')],
    ['a certificate', broken('net::ERR_CERT_AUTHORITY_INVALID')],
    ['a proxy', broken('net::ERR_PROXY_CONNECTION_FAILED')],
    ['400', json({}, 400)],
    ['401', json({}, 401)],
    ['403', json({}, 403)],
    ['404', json({}, 404)],
    ['409', json({}, 409)],
    ['500', json({}, 500)],
  ])('is not repeated for %s', async (_name, answer) => {
    cloud.on(ROUTE, answer);
    await refusal(send());
    expect(cloud.sent).toHaveLength(1);
  });

  test('names the IAM action when it is not allowed', async () => {
    cloud.on(ROUTE, json({ error_code: 'APIGW.0302', error_msg: 'no' }, 403));
    expect(await refusal(send())).toEqual({
      code: 'not-allowed',
      fix: 'none',
      status: 403,
      cloudCode: 'APIGW.0302',
      detail: 'no',
      requestId: 'r-1',
      params: { host: 'h.example', action: 'iam:projects:listProjects' },
    });
  });
});

describe('a throttled call', () => {
  test('waits as the header asks', async () => {
    cloud.on(ROUTE, json({}, 429, { 'Retry-After': '7' }), json({}));
    await send();
    expect(cloud.waits).toEqual([7_000]);
  });

  test("waits as the gateway's rule asks, where there is no header", async () => {
    const error_msg = 'policy ip over ratelimit,limit:5,time:6 second';
    cloud.on(ROUTE, json({ error_code: 'APIGW.0308', error_msg }, 429), json({}));
    await send();
    expect(cloud.waits).toEqual([6_000]);
  });

  test.each([
    json({}, 429, { 'Retry-After': '3600' }),
    json({}, 429, { 'Retry-After': '99999999999' }),
    json({ error_code: 'APIGW.0308', error_msg: 'limit:200,time:5 minute' }, 429),
  ])('is given up at once when it would have to wait too long', async (answer) => {
    cloud.on(ROUTE, answer);
    expect(await refusal(send())).toMatchObject({ code: 'throttled', fix: 'retry' });
    expect(cloud.sent).toHaveLength(1);
  });

  test('given up tells how long to wait, where the cloud said so', async () => {
    cloud.on(ROUTE, json({}, 429, { 'Retry-After': '3600' }));
    expect((await refusal(send())).params).toMatchObject({ seconds: '3600', host: 'h.example' });
    cloud.on(ROUTE, json({}, 429));
    expect((await refusal(send())).params).not.toHaveProperty('seconds');
  });
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Never answers; ends when it is told to, as `fetch` does. */
  const hanging: Parameters<FakeCloud['on']>[1] = ({ init }) =>
    new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new Error('net::ERR_ABORTED')));
    });

  test('runs out for headers that do not come', async () => {
    cloud.on('POST /path', hanging);
    const failed = refusal(send({ call: POST }));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(cloud.sent[0]?.init.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toEqual({
      code: 'timed-out',
      fix: 'retry',
      params: { host: 'h.example' },
    });
    expect(cloud.sent).toHaveLength(1);
  });

  test('runs out for a body that does not end', async () => {
    cloud.on(ROUTE, ({ init }) => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) =>
          init.signal?.addEventListener('abort', () => controller.error(new Error('aborted'))),
      });
      return new Response(body);
    });
    const failed = refusal(send());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await failed).toMatchObject({ code: 'timed-out' });
  });

  test('is for all attempts and waits together', async () => {
    const transport = new Transport({
      fetch: cloud.fetch,
      pace: { ...realPace, random: () => 0.5 },
      limits: LIMITS,
      hosts: new Hosts(),
      clocks: new Clocks(Date.now),
      shown: () => undefined,
      isHeld: () => false,
    });
    cloud.on(ROUTE, json({}, 429, { 'Retry-After': '20' }));
    const failed = refusal(transport.send(GET));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await failed, 'the reason for the wait').toMatchObject({ code: 'throttled' });
    expect(cloud.sent).toHaveLength(2);
  });

  test('leaves no timer behind', async () => {
    cloud.on(ROUTE, json({}));
    await send();
    cloud.on(ROUTE, json({}, 500));
    await refusal(send());
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not matter to a call that is cancelled', async () => {
    cloud.on(ROUTE, hanging);
    const controller = new AbortController();
    const failed = refusal(send({ signal: controller.signal }));
    await settle();
    controller.abort();
    expect(await failed).toMatchObject({ code: 'cancelled' });
    expect(cloud.sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a call cancelled while it waits is not sent again', async () => {
    const transport = new Transport({
      fetch: cloud.fetch,
      pace: { ...realPace, random: () => 0.5 },
      limits: LIMITS,
      hosts: new Hosts(),
      clocks: new Clocks(Date.now),
      shown: () => undefined,
      isHeld: () => false,
    });
    cloud.on(ROUTE, json({}, 503));
    const controller = new AbortController();
    const failed = refusal(transport.send({ ...GET, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(await failed).toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cloud.sent).toHaveLength(1);
  });

  test('a call cancelled before it begins does not go out with a live signal', async () => {
    cloud.on(ROUTE, ({ init }) => {
      if (init.signal?.aborted === true) throw new Error('net::ERR_ABORTED');
      return Response.json({});
    });
    expect(await refusal(send({ signal: AbortSignal.abort() }))).toMatchObject({
      code: 'cancelled',
    });
  });
});
