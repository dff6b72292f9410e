import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { codeOf, ScriptedCloud, json, type Answerer } from '../testing/scripted-cloud';
import { CALLS, type CallName } from './call-table';
import { Hosts } from './hosts';
import { RETRY_TABLE } from './retry-table';
import { ERROR_CODES } from '../../preload/contract/errors';

const send = (
  cloud: ScriptedCloud,
  call: CallName = 'workspace:list-desktops',
  signal?: AbortSignal,
) =>
  cloud.transport.send({
    call,
    url: 'https://workspace.cn-north-4.myhuaweicloud.com/v2/p/desktops?limit=1',
    headers: {},
    body: '',
    signal,
  });

const broken: Answerer = () => Promise.reject(new Error('net::ERR_CONNECTION_RESET'));
const hangs: Answerer = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('net::ERR_ABORTED')));
  });

describe('the tables', () => {
  test('every failure of the cloud or the network has one row, with a reason', () => {
    const rows = RETRY_TABLE.flatMap(({ when }) => when);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.every((code) => ERROR_CODES.includes(code))).toBe(true);
    expect(RETRY_TABLE.every(({ reason }) => reason.length > 20)).toBe(true);
  });

  test('what mints a ticket, speaks to the user of a desktop, switches a machine or spends a passcode is never repeated', () => {
    const never = Object.entries(CALLS).filter(([, { repeat }]) => repeat === 'never');
    expect(never.map(([name]) => name)).toEqual([
      'iam:issue-token-mfa',
      'workspace:create-console',
      'workspace:send-notice',
      'workspace:operate-desktop',
      'workspace:create-assistance',
      'workspace:cancel-assistance',
      'clouddc:change-power',
      'clouddc:create-console',
      'sts:decode',
    ]);
  });
});

describe('repeating', () => {
  test.each([
    ['a broken connection', broken, 'host-unreachable', 3, [200, 400]],
    ['503', () => json({}, 503), 'service-unavailable', 3, [200, 400]],
    [
      'APIGW.0601',
      () => json({ error_code: 'APIGW.0601' }, 500),
      'service-unavailable',
      3,
      [200, 400],
    ],
    ['429', () => json({}, 429), 'throttled', 3, [1000, 2000]],
    ['429 with seconds', () => json({}, 429, { 'Retry-After': '7' }), 'throttled', 3, [7000, 7000]],
    [
      '429 with a window in its text',
      () => json({ error_code: 'APIGW.0308', error_msg: 'limit:5,time:3 second' }, 429),
      'throttled',
      3,
      [3000, 3000],
    ],
    ['429 for five minutes', () => json({}, 429, { 'Retry-After': '300' }), 'throttled', 1, []],
    ['429 for ever', () => json({}, 429, { 'Retry-After': '9'.repeat(400) }), 'throttled', 1, []],
    ['403', () => json({}, 403), 'not-allowed', 1, []],
    ['500', () => json({}, 500), 'cloud-refused', 1, []],
    [
      'no such host',
      () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')),
      'host-not-found',
      1,
      [],
    ],
    ['a page', () => new Response('<html>'), 'captive-portal', 1, []],
    ['half of JSON', () => new Response('{"desktops": ['), 'unexpected-answer', 1, []],
  ] as const)('%s', async (_name, answer: Answerer, code, times, waits) => {
    const cloud = new ScriptedCloud(answer);
    expect(await codeOf(send(cloud))).toBe(code);
    expect(cloud.sent).toHaveLength(times);
    expect(cloud.pace.waits).toEqual(waits);
  });

  test('Retry-After as a date counts from now by our clock', async () => {
    const cloud: ScriptedCloud = new ScriptedCloud(() =>
      json({}, 429, { 'Retry-After': new Date(cloud.pace.time + 4000).toUTCString() }),
    );
    await codeOf(send(cloud));
    expect(cloud.pace.waits).toEqual([4000, 4000]);
  });

  test('a call that must not be repeated is sent once, whatever happens', async () => {
    for (const answer of [broken, () => json({}, 503), () => json({}, 429)]) {
      for (const [name] of Object.entries(CALLS).filter(([, { repeat }]) => repeat === 'never')) {
        const cloud = new ScriptedCloud(answer);
        const call = Object.keys(CALLS).find((one): one is CallName => one === name);
        await codeOf(send(cloud, call));
        expect(cloud.sent, name).toHaveLength(1);
      }
    }
  });

  test('the throttling window reaches the technician in seconds', async () => {
    const cloud = new ScriptedCloud(() =>
      json({ error_code: 'APIGW.0308', error_msg: 'over ratelimit,limit:200,time:5 minute' }, 429),
    );
    await expect(send(cloud)).rejects.toMatchObject({ data: { params: { seconds: '300' } } });
  });
});

describe('an outage', () => {
  test('of one host adds at most 10 % to a thousand calls, and costs other hosts nothing', async () => {
    const hosts = new Hosts();
    const down = new ScriptedCloud(() => json({}, 503), { hosts });
    await Promise.all(Array.from({ length: 1000 }, () => codeOf(send(down))));
    expect(down.sent.length).toBeLessThanOrEqual(1100);
    expect(down.sent.length).toBe(1010);
    expect(hosts.spend('iam.cn-north-4.myhuaweicloud.com')).toBe(true);
  });

  test('of one in five answers is repeated for, within a tenth of what succeeds', async () => {
    const cloud = new ScriptedCloud((_sent, index) => json({}, index % 5 === 0 ? 503 : 200));
    for (let round = 0; round < 1000; round += 1) await codeOf(send(cloud));
    const retries = cloud.sent.length - 1000;
    expect(retries).toBeGreaterThan(80);
    expect(retries).toBeLessThanOrEqual(100 + 10);
  });
});

describe('six calls at a time', () => {
  test('go to one host, the others wait their turn, and a cancelled one leaves the queue', async () => {
    const open: (() => void)[] = [];
    const cloud = new ScriptedCloud(
      () => new Promise((resolve) => open.push(() => resolve(json({})))),
    );
    const end = new AbortController();
    const calls = Array.from({ length: 10 }, (_, index) =>
      codeOf(send(cloud, 'workspace:list-desktops', index === 7 ? end.signal : undefined)),
    );
    await vi.waitFor(() => expect(cloud.sent).toHaveLength(6));
    end.abort();
    expect(await calls[7]).toBe('cancelled');
    while (open.length > 0) {
      open.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(calls)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index === 7 ? 'cancelled' : 'done')),
    );
    expect(cloud.sent).toHaveLength(9);
  });
});

describe('time limits', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('headers have ten seconds, and three tries', async () => {
    const cloud = new ScriptedCloud(hangs);
    const call = codeOf(send(cloud));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(cloud.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20_002);
    expect(cloud.sent).toHaveLength(3);
    expect(await call).toBe('timed-out');
  });

  test.each([
    ['workspace:list-desktops', 60_000],
    ['workspace:create-console', 30_000],
  ] as const)('the whole of %s has %i ms', async (name, limit) => {
    const endless = (): Response => new Response(new ReadableStream());
    const cloud = new ScriptedCloud(endless);
    const call = codeOf(send(cloud, name));
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(cloud.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(limit * 3);
    expect(await call).toBe('timed-out');
    // The time is over for the call, not for one attempt.
    expect(cloud.sent).toHaveLength(1);
  });

  test('do not count while the technician is being asked for a login', async () => {
    let held = true;
    const cloud = new ScriptedCloud(hangs, { isHeld: () => held });
    const call = codeOf(send(cloud, 'workspace:create-console'));
    await vi.advanceTimersByTimeAsync(300_000);
    expect(cloud.sent).toHaveLength(1);
    held = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await call).toBe('timed-out');
  });

  test('a cancelled call ends at once, and a cancelled wait too', async () => {
    const end = new AbortController();
    const cloud = new ScriptedCloud(hangs);
    const call = codeOf(send(cloud, 'workspace:list-desktops', end.signal));
    await vi.advanceTimersByTimeAsync(5);
    end.abort();
    expect(await call).toBe('cancelled');
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('an answer longer than any is refused before it fills the memory', async () => {
  const piece = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const cloud = new ScriptedCloud(
    () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            sent += 1;
            controller.enqueue(piece);
          },
        }),
      ),
  );
  expect(await codeOf(send(cloud))).toBe('unexpected-answer');
  expect(sent).toBeLessThan(40);
});

test.each([
  ['net::ERR_CERT_AUTHORITY_INVALID', 'tls-intercepted'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate-invalid'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy-refused'],
  ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-login-needed'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ["Attempted to redirect, but redirect policy was 'error'", 'captive-portal'],
])('%s is %s, and names the issuer where it is about a certificate', async (message, code) => {
  const cloud = new ScriptedCloud(() => Promise.reject(new Error(message)), {
    shown: () => ({ issuer: 'Corp Proxy CA' }),
  });
  await expect(send(cloud)).rejects.toMatchObject({
    data: {
      code,
      params: message.includes('CERT') ? { issuer: 'Corp Proxy CA' } : {},
    },
  });
});
