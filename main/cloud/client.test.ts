import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Connection } from '../accounts/connection';
import { FakeCloud, json, refusal, text } from '../testing/fake-cloud';
import type { Call } from './client';

const ROUTE = 'GET /v2/p1/things';
const TOKENS = 'POST /v3/auth/tokens';

const CALL: Call<{ name: string }> = {
  call: 'workspace:list-desktops',
  path: '/v2/{project_id}/things',
  schema: z.object({ name: z.string() }),
};

let cloud: FakeCloud;
let connection: Connection;
const send = (change: Partial<Call<{ name: string }>> = {}) =>
  connection.client.send({ ...CALL, ...change });
const token = (index: number) => cloud.calls(ROUTE)[index]?.headers.get('X-Auth-Token');

beforeEach(async () => {
  cloud = new FakeCloud();
  cloud.on(ROUTE, json({ name: 'one' }));
  connection = await cloud.connect();
});

afterEach(() => connection.close());

describe('a call', () => {
  test('goes to its service with project and token', async () => {
    expect(await send()).toEqual({ name: 'one' });
    const [sent] = cloud.calls(ROUTE);
    expect(sent?.url.href).toBe('https://workspace.cn-north-4.myhuaweicloud.com/v2/p1/things');
    expect(token(0)).toBe(cloud.issued[0]);
    expect(sent?.headers.get('Content-Type')).toBe('application/json');
  });

  test('encodes its query, a list as one pair per value', async () => {
    const names = ['zoe', 'Ann Lee', '一', 'a&b=c'];
    await send({ query: { limit: 100, offset: 0, user_names: names, empty: '' } });
    expect(cloud.calls(ROUTE)[0]?.url.search).toBe(
      // Sorted, as it is signed.
      '?empty=&limit=100&offset=0&user_names=Ann%20Lee&user_names=a%26b%3Dc&user_names=zoe&user_names=%E4%B8%80',
    );
  });

  test('encodes the project', async () => {
    const strange = { id: 'a/../b?c', name: 'strange' };
    cloud.on(TOKENS, () => cloud.token(strange));
    connection = await cloud.connect();
    cloud.on('GET /v2/a%2F..%2Fb%3Fc/things', json({ name: 'two' }));
    expect(await send()).toEqual({ name: 'two' });
  });

  test('answered by something else says where it differs, not what was sent', async () => {
    cloud.on(ROUTE, json({ name: { secret: 'Zq9' } }));
    const data = await refusal(send());
    expect(data).toMatchObject({
      code: 'unexpected-answer',
      requestId: 'r-1',
      status: 200,
      params: { host: 'workspace.cn-north-4.myhuaweicloud.com' },
    });
    expect(data.detail).toContain('name: ');
    expect(JSON.stringify(data)).not.toContain('Zq9');
  });

  test('answered by nothing where something was expected is an unexpected answer', async () => {
    cloud.on(ROUTE, text(''));
    expect(await refusal(send())).toMatchObject({ code: 'unexpected-answer' });
  });
});

describe('a token the cloud does not take any more', () => {
  const refused = (code: string) => json({ error_code: code, error_msg: 'no' }, 401);

  test('is renewed once, and the call is sent again', async () => {
    cloud.on(ROUTE, refused('APIGW.0301'), json({ name: 'one' }));
    expect(await send()).toEqual({ name: 'one' });
    expect([token(0), token(1)]).toEqual(cloud.issued);
    expect(cloud.held()).toEqual([2]);
    expect(cloud.calls(TOKENS)[1]?.body).toMatchObject({
      auth: { scope: { project: { id: 'p1' } } },
    });
  });

  test('is renewed for a call with an effect too: a 401 comes before anything was done', async () => {
    cloud.on(ROUTE, refused('APIGW.0307'), json({ name: 'one' }));
    expect(await send({ call: 'workspace:create-console' })).toEqual({ name: 'one' });
    expect(cloud.calls(ROUTE)).toHaveLength(2);
  });

  test('is renewed once for all calls that met it', async () => {
    cloud.on(ROUTE, ({ headers }) =>
      headers.get('X-Auth-Token') === cloud.issued[0]
        ? Response.json({}, { status: 401 })
        : Response.json({ name: 'one' }),
    );
    await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(cloud.calls(TOKENS)).toHaveLength(2);
    expect(cloud.calls(ROUTE)).toHaveLength(40);
  });

  test('refused when fresh was made for another region', async () => {
    cloud.on(ROUTE, refused('APIGW.0307'));
    expect(await refusal(send())).toMatchObject({
      code: 'region-mismatch',
      fix: 'settings',
      cloudCode: 'APIGW.0307',
    });
    expect(cloud.calls(ROUTE)).toHaveLength(2);
  });

  test('refused twice for another reason is a matter of signing in', async () => {
    cloud.on(ROUTE, refused('APIGW.0301'));
    expect(await refusal(send())).toMatchObject({ code: 'signed-out', fix: 'reauth' });
    expect(cloud.calls(ROUTE)).toHaveLength(2);
    expect(cloud.calls(TOKENS)).toHaveLength(2);
  });

  test('that cannot be renewed says why', async () => {
    cloud.on(ROUTE, refused('APIGW.0307'));
    cloud.on(TOKENS, json({ error: { code: 401, message: 'wrong' } }, 401));
    expect(await refusal(send())).toMatchObject({ code: 'wrong-password', fix: 'reauth' });
    expect(cloud.calls(ROUTE)).toHaveLength(1);
  });

  test.each([403, 404, 429, 500])('is not the reason for a %i', async (status) => {
    cloud.on(ROUTE, json({}, status));
    await refusal(send({ call: 'workspace:create-console' }));
    expect(cloud.calls(TOKENS)).toHaveLength(1);
    expect(cloud.calls(ROUTE)).toHaveLength(1);
  });
});

test('after signing out nothing is sent', async () => {
  connection.close();
  expect(await refusal(send())).toMatchObject({ code: 'signed-out' });
  expect(cloud.calls(ROUTE)).toEqual([]);
  expect(cloud.calls(TOKENS)).toHaveLength(1);
});
