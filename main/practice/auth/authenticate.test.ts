import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, passwordBody, rowsAt, send, START, startTestRegion, textAt } from '../testing/api';
import type { TestRegion } from '../testing/api';
import { containing } from '../testing/matchers';
import { type Keys, sendSigned, signedHeaders, type ToSign } from '../testing/signed';

let test: TestRegion;
let keys: Keys;
/** Seconds since the start. */
let ahead = 0;
beforeEach(async () => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 4 } });
  keys = test.region.signIns.accessKey;
  ahead = 0;
});
afterEach(() => test.region.close());

const pass = (seconds: number): void => {
  ahead += seconds;
  test.pass(seconds);
};
const toSign = (more: Partial<ToSign> = {}): ToSign => ({
  url: `${test.region.url}/v2/${test.project}/connect-desktops`,
  headers: { 'content-type': 'application/json', 'X-Project-Id': test.project },
  date: new Date(START.getTime() + ahead * 1000),
  ...more,
});
const list = (with_: Keys = keys, more: Partial<ToSign> = {}) => sendSigned(toSign(more), with_);
const refused = (words: string, code = 'APIGW.0301'): object => ({
  status: 401,
  json: { error_code: code, error_msg: containing(words) },
});
const wrong = () => ({ ...keys, secretKey: 'wrong' });

describe('a signed request', () => {
  it('is as good as a token', async () => {
    expect(await list()).toMatchObject({ status: 200 });
    const query = { user_names: ['zoe', 'Ann Lee', '一', "a+b&c=d/e*~'()"], limit: '100' };
    const found = await list(keys, { query });
    expect(found).toMatchObject({ status: 200, json: { desktops: [] } });
    const url = `${test.region.url}/v2/${test.project}/desktops/notifications`;
    const body = { desktop_ids: [test.region.desktop('SH-FIN-0042').id], notifications: '您好' };
    expect(await list(keys, { url, method: 'POST', body })).toMatchObject({ status: 200 });
  });

  it('serves IAM too', async () => {
    const headers = { 'X-Domain-Id': 'whatever' };
    const own = await list(keys, { url: `${test.region.url}/v3/auth/projects`, headers });
    expect(rowsAt(own.json, 'projects')).toHaveLength(4);
    const who = await list(keys, { url: `${test.region.url}/v5/caller-identity`, headers });
    expect(textAt(who.json, 'principal_urn')).toContain(':user:technician');
    const wrongKey = await list(wrong(), { url: `${test.region.url}/v3/auth/projects`, headers });
    expect(wrongKey).toMatchObject(refused('verify aksk signature fail'));
  });

  it('is refused with the canonical request when anything of it was changed', async () => {
    const answer = await list(wrong());
    expect(answer).toMatchObject(
      refused(
        `verify aksk signature fail, canonicalRequest:GET|/v2/${test.project}/connect-desktops/||content-type:application/json|host:`,
      ),
    );
    expect(at(answer.json, 'request_id')).toBe(answer.headers.get('x-request-id'));

    const headers = signedHeaders(toSign({ query: { limit: '10' } }), keys);
    const { url } = toSign();
    expect(await send(`${url}?limit=10`, 'GET', undefined, headers)).toMatchObject({ status: 200 });
    for (const [target, method, body, more] of [
      [`${url}?limit=11`, 'GET', undefined, {}],
      [`${url}?limit=10&offset=1`, 'GET', undefined, {}],
      [`${url}?limit=10`, 'POST', {}, {}],
      [`${url}?limit=10`, 'GET', undefined, { 'X-Project-Id': '0' }],
    ] as const) {
      const { status } = await send(target, method, body, { ...headers, ...more });
      // What is not published at all is said first.
      expect(status).toBe(method === 'POST' ? 404 : 401);
    }
  });

  it('must be over Host and X-Sdk-Date', async () => {
    const headers = signedHeaders(toSign(), keys);
    const { Authorization = '' } = headers;
    for (const name of ['host;', ';x-sdk-date']) {
      const answer = await send(toSign().url, 'GET', undefined, {
        ...headers,
        Authorization: Authorization.replace(name, ''),
      });
      expect(answer).toMatchObject(refused('verify aksk signature fail'));
    }
    const odd = { ...headers, Authorization: 'SDK-HMAC-SHA256 nonsense' };
    expect(await send(toSign().url, 'GET', undefined, odd)).toMatchObject(refused('signature'));
  });

  it('is refused when the key is unknown', async () => {
    const unknown = { ...keys, accessKey: 'NOBODYSKEY0123456789' };
    expect(await list(unknown)).toMatchObject(
      refused('Get secretKey failed,ak:NOBODYSKEY0123456789,err:ak not exist'),
    );
  });

  it('may be 15 minutes old or early, and no more', async () => {
    for (const minutes of [-15, 15]) {
      const date = new Date(START.getTime() + minutes * 60_000);
      expect((await list(keys, { date })).status).toBe(200);
      const beyond = new Date(date.getTime() + Math.sign(minutes) * 1000);
      expect(await list(keys, { date: beyond })).toMatchObject(
        refused('signature expired, signature time:20260302T0'),
      );
    }
    test.region.failNext({ skewSeconds: 3600 });
    const skewed = await list();
    expect(skewed).toMatchObject(refused('server time:20260302T090000Z'));
    expect(skewed.headers.get('date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT');
  });

  it('is for the project its header names', async () => {
    const lab = test.region.projectId('practice-1_lab');
    const url = `${test.region.url}/v2/${lab}/connect-desktops`;
    const named = { 'X-Project-Id': lab };
    expect((await list(keys, { url, headers: named })).status).toBe(200);
    expect(await list(keys, { url, headers: {} })).toMatchObject({
      status: 403,
      json: { error_code: 'APIGW.0302' },
    });
    // The region's own needs no naming.
    expect((await list(keys, { headers: {} })).status).toBe(200);
    const elsewhere = `${test.region.url}/v2/${'0'.repeat(32)}/connect-desktops`;
    expect(await list(keys, { url: elsewhere })).toMatchObject(
      refused('must be updated', 'APIGW.0307'),
    );
  });
});

describe('a key', () => {
  it('is locked for five minutes after more than five failures in a row', async () => {
    for (let turn = 0; turn < 5; turn += 1) await list(wrong());
    expect((await list()).status).toBe(200);
    for (let turn = 0; turn < 6; turn += 1) {
      expect(await list(wrong())).toMatchObject(refused('verify aksk signature fail'));
    }
    const locked = refused('AK access failed to reach the limit,forbidden');
    expect(await list()).toMatchObject(locked);
    pass(5 * 60 - 1);
    expect(await list()).toMatchObject(locked);
    pass(1);
    expect((await list()).status).toBe(200);
  });

  it('can be temporary: with a security token, and an end', async () => {
    const asked = { auth: { identity: { methods: ['token'], token: { duration_seconds: 1800 } } } };
    const made = await test.call('POST', '/v3.0/OS-CREDENTIAL/securitytokens', asked);
    expect(made.status).toBe(201);
    expect(textAt(made.json, 'credential', 'expires_at')).toBe('2026-03-02T08:30:00.000000Z');
    const accessKey = textAt(made.json, 'credential', 'access');
    const secretKey = textAt(made.json, 'credential', 'secret');
    const securityToken = textAt(made.json, 'credential', 'securitytoken');
    const temporary = { accessKey, secretKey, securityToken };
    expect((await list(temporary)).status).toBe(200);
    expect(await list({ accessKey, secretKey })).toMatchObject(refused('security token'));
    expect(await list({ ...temporary, securityToken: 'x' })).toMatchObject(
      refused('security token'),
    );
    pass(1800);
    expect(await list(temporary)).toMatchObject(refused('token has expired'));
  });

  it('is made temporary for 15 minutes unless told, and for a day at most', async () => {
    const ask = (identity: unknown) =>
      test.call('POST', '/v3.0/OS-CREDENTIAL/securitytokens', { auth: { identity } });
    const usual = await ask({ methods: ['token'] });
    expect(textAt(usual.json, 'credential', 'expires_at')).toBe('2026-03-02T08:15:00.000000Z');
    for (const seconds of [899, 86_401]) {
      const token = { duration_seconds: seconds };
      expect((await ask({ methods: ['token'], token })).status).toBe(400);
    }
    const none = await send(`${test.region.url}/v3.0/OS-CREDENTIAL/securitytokens`, 'POST', {});
    expect(none.status).toBe(401);
  });
});

describe('a token of another region', () => {
  it('is a token that must be updated (APIGW.0307), not one that cannot be read', async () => {
    const other = await startTestRegion({
      region: 'practice-2',
      estate: { desktops: 1, servers: 0 },
    });
    const signIn = await send(
      `${other.region.url}/v3/auth/tokens`,
      'POST',
      passwordBody(other.region, { project: { name: 'practice-2' } }),
    );
    await other.region.close();
    const headers = { 'X-Auth-Token': signIn.headers.get('x-subject-token') ?? '' };
    expect(await send(toSign().url, 'GET', undefined, headers)).toMatchObject(
      refused('must be updated', 'APIGW.0307'),
    );
  });
});

describe('a policy', () => {
  it('denies with a message that STS can read', async () => {
    const { userName, password } = test.region.signIns.viewer;
    const signIn = await send(`${test.region.url}/v3/auth/tokens`, 'POST', {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: userName, password, domain: { name: 'practice-company' } } },
        },
        scope: { project: { name: 'practice-1' } },
      },
    });
    const headers = { 'X-Auth-Token': signIn.headers.get('x-subject-token') ?? '' };
    const get = (path: string) => send(test.region.url + path, 'GET', undefined, headers);
    const { id } = test.region.desktop('SH-FIN-0042');
    expect((await get(`/v2/${test.project}/desktops`)).status).toBe(200);

    const denied = await get(`/v2/${test.project}/desktops/${id}/remote-consoles`);
    const action = 'workspace:desktops:createConsole';
    const error_msg = `Policy doesn't allow ${action} to be performed.`;
    expect(denied).toMatchObject({ status: 403, json: { error_code: 'WKS.0403', error_msg } });
    const encoded = textAt(denied.json, 'encoded_authorization_message');
    const decode = (message: string) =>
      send(
        `${test.region.url}/v5/decode-authorization-message`,
        'POST',
        { encoded_message: message },
        headers,
      );
    const decoded = await decode(encoded);
    expect(decoded.status).toBe(200);
    expect(JSON.parse(textAt(decoded.json, 'decoded_message'))).toMatchObject({
      allowed: false,
      context: { action, principal: { name: 'viewer' } },
    });
    expect((await decode('bm9uc2Vuc2U=')).status).toBe(400);
    expect((await decode(Buffer.alloc(64).toString('base64'))).status).toBe(400);

    const server = test.region.server('gz1-r01-db-01');
    const path = `/v1/${test.project}/physicalservers/${server.id}/remote-console-address`;
    expect(await get(path)).toMatchObject({ status: 403, json: { error_code: 'iMetal.0004' } });
    expect(await get('/v3/projects?name=practice-1')).toMatchObject({
      status: 403,
      json: { error: { title: 'Forbidden' } },
    });
  });
});
