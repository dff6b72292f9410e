import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../../errors';
import { FakeTimer } from '../../testing/fake-timer';
import { LinkChecker } from './link-checker';

const LINK = 'https://w.example:9445/#/share-space?username=li&code=Z9QX7A2B';

let asked: { url: string; init: RequestInit }[];
let timer: FakeTimer;

beforeEach(() => {
  asked = [];
  timer = new FakeTimer();
});

function checker(answer: () => Promise<Response>): LinkChecker {
  return new LinkChecker({
    timer,
    fetch: (url, init) => {
      asked.push({ url, init });
      return answer();
    },
  });
}

test.each([200, 404, 405, 503])('an answer of %d shows that somebody is there', async (status) => {
  const links = checker(() => Promise.resolve(new Response(null, { status })));
  expect(await links.check(LINK)).toEqual({ state: 'reachable', isPrivate: false });
  expect(timer.waiting, 'no clock stays').toEqual([]);
});

test('neither path nor code is sent', async () => {
  await checker(() => Promise.resolve(new Response(null))).check(LINK);
  expect(asked.map(({ url }) => url)).toEqual(['https://w.example:9445/']);
  expect(asked[0]?.init).toMatchObject({ method: 'HEAD', credentials: 'omit', redirect: 'error' });
  expect(JSON.stringify(asked)).not.toContain('Z9QX7A2B');
});

test('a redirect is an answer, and is not followed', async () => {
  const text = "Attempted to redirect, but redirect policy was 'error'";
  const links = checker(() => Promise.reject(new Error(text)));
  expect(await links.check(LINK)).toMatchObject({ state: 'reachable' });
  expect(asked).toHaveLength(1);
});

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'host-not-found'],
  ['net::ERR_CONNECTION_REFUSED', 'host-unreachable'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-not-trusted'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
])('%s is told as %s', async (words, code) => {
  const links = checker(() => Promise.reject(new Error(words)));
  expect(await links.check('https://10.0.0.1:9445/#/x')).toMatchObject({
    state: 'unreachable',
    isPrivate: true,
    error: { code, params: { host: '10.0.0.1:9445' } },
  });
});

test('what the proxy wants is told as it is', async () => {
  const links = checker(() => Promise.reject(new Failure('proxy-login-needed')));
  expect(await links.check(LINK)).toMatchObject({ error: { code: 'proxy-login-needed' } });
});

test('silence ends after a few seconds, and the request with it', async () => {
  const links = checker(() => new Promise(() => undefined));
  const check = links.check(LINK);
  expect(timer.pauses).toEqual([6_000]);
  await timer.goOff();
  expect(await check).toMatchObject({
    state: 'unreachable',
    error: { code: 'timed-out', params: { host: 'w.example:9445' } },
  });
  expect(asked[0]?.init.signal?.aborted).toBe(true);
});

test('of no link, and of one that leads nowhere, nobody is asked', async () => {
  const links = checker(() => Promise.resolve(new Response(null)));
  expect(await links.check('')).toEqual({ state: 'none' });
  expect(await links.check('https://localhost/#/x')).toEqual({
    state: 'useless',
    because: 'loopback',
  });
  expect(asked).toEqual([]);
});
