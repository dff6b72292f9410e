import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import { codeOf, ScriptedCloud, json, staleToken, type Answerer } from '../testing/scripted-cloud';
import { Clocks } from './clocks';
import type { CloudClient } from './client';
import { KeyAuthenticator } from './key-authenticator';
import { TokenAuthenticator } from './token-authenticator';
import { TokenSource, type IssuedToken, type TokenOrigin } from './tokens';

const list = (client: CloudClient, signal?: AbortSignal) =>
  client.send(
    {
      call: 'workspace:list-desktops',
      path: '/v2/{project_id}/desktops',
      schema: z.unknown(),
    },
    signal,
  );

const HOUR = 3_600_000;

/** A token source that counts what it issued, and a client that uses it. */
function withTokens(answer: Answerer, issue?: () => Promise<void>) {
  const cloud = new ScriptedCloud(answer);
  const issued: string[] = [];
  const issueOne = async (): Promise<IssuedToken> => {
    issued.push(`token-${issued.length + 1}`);
    await issue?.();
    // The cloud's clock is far from ours; only the difference counts.
    const answeredAt = new Date('2031-01-01T00:00:00Z');
    return {
      token: new Secret(issued.at(-1) ?? ''),
      answeredAt,
      expiresAt: new Date(answeredAt.getTime() + 24 * HOUR),
    };
  };
  const origin: TokenOrigin = { renewable: true, issue: issueOne };
  const tokens = new TokenSource(origin, cloud.pace.now, () => 0);
  const authenticator = new TokenAuthenticator(tokens, cloud.pace.now);
  return { cloud, issued, tokens, authenticator, client: cloud.client(authenticator) };
}

const tokenOf = (cloud: ScriptedCloud): (string | undefined)[] =>
  cloud.sent.map(({ headers }) => headers['x-auth-token']);

describe('tokens', () => {
  test('100 parallel calls that are refused cause one token request, and all succeed', async () => {
    const { cloud, issued, client } = withTokens(({ headers }) =>
      headers['x-auth-token'] === 'token-1' ? staleToken() : json({}),
    );
    await Promise.all(Array.from({ length: 100 }, () => list(client)));
    // The first one to sign in, and one for all hundred.
    expect(issued).toEqual(['token-1', 'token-2']);
    expect(cloud.sent.length).toBeLessThanOrEqual(200);
  });

  test('a failed renewal fails all who wait, and the next call tries anew', async () => {
    let isDown = true;
    const { issued, client } = withTokens(
      () => json({}),
      () => (isDown ? Promise.reject(new Failure('wrong-password')) : Promise.resolve()),
    );
    const all = await Promise.all(Array.from({ length: 20 }, () => codeOf(list(client))));
    expect(new Set(all)).toEqual(new Set(['wrong-password']));
    expect(issued).toHaveLength(1);
    isDown = false;
    expect(await codeOf(list(client))).toBe('done');
  });

  test('are renewed early, while the old one goes on, and whatever our clock says', async () => {
    let refuse = false;
    const { cloud, issued, client } = withTokens(
      () => json({}),
      () => (refuse ? Promise.reject(new Failure('service-unavailable')) : Promise.resolve()),
    );
    await list(client);
    cloud.pace.time += 19 * HOUR;
    await list(client);
    expect(issued).toHaveLength(1);
    refuse = true;
    cloud.pace.time += 0.3 * HOUR;
    await list(client);
    expect(issued).toHaveLength(2);
    expect(tokenOf(cloud)).toEqual(['token-1', 'token-1', 'token-1']);
    // That failed; it is tried again a minute later, not at once.
    await list(client);
    expect(issued).toHaveLength(2);
    refuse = false;
    cloud.pace.time += 61_000;
    await list(client);
    await list(client);
    expect(tokenOf(cloud).at(-1)).toBe('token-3');
    // Past its end nobody gets the old one.
    cloud.pace.time += 25 * HOUR;
    await list(client);
    expect(tokenOf(cloud).at(-1)).toBe('token-4');
  });

  test('of another region: two tries, the reason, and no more tokens for five minutes', async () => {
    const { cloud, issued, client } = withTokens(() => staleToken());
    expect(await codeOf(list(client))).toBe('region-mismatch');
    expect(issued).toHaveLength(2);
    for (let round = 0; round < 10; round += 1) {
      expect(await codeOf(list(client))).toBe('region-mismatch');
    }
    expect(issued).toHaveLength(2);
    cloud.pace.time += 5 * 60_001;
    await codeOf(list(client));
    expect(issued).toHaveLength(3);
  });

  test('a call waits for its token no longer than it is wanted', async () => {
    const { client } = withTokens(
      () => json({}),
      () => new Promise(() => undefined),
    );
    const end = new AbortController();
    const call = codeOf(list(client, end.signal));
    end.abort();
    expect(await call).toBe('cancelled');
  });

  test('after signing out there are none', async () => {
    const { authenticator, client, cloud } = withTokens(() => json({}));
    await list(client);
    authenticator.close();
    expect(await codeOf(list(client))).toBe('signed-out');
    expect(cloud.sent).toHaveLength(1);
  });

  test('that cannot be renewed end with their own reason', async () => {
    const cloud = new ScriptedCloud(() => json({}));
    const origin = { renewable: false, over: () => new Failure('token-expired') } as const;
    const tokens = new TokenSource(origin, cloud.pace.now, () => 0);
    const now = new Date(cloud.pace.time);
    tokens.accept({
      token: new Secret('pasted'),
      answeredAt: now,
      expiresAt: new Date(now.getTime() + HOUR),
    });
    const client = cloud.client(new TokenAuthenticator(tokens, cloud.pace.now));
    expect(await codeOf(list(client))).toBe('done');
    cloud.pace.time += HOUR;
    expect(await codeOf(list(client))).toBe('token-expired');
  });
});

const refused = (text: string): Response =>
  json(
    { error_code: 'APIGW.0301', error_msg: `Incorrect IAM authentication information: ${text}` },
    401,
  );

function withKeys(answer: Answerer, securityToken?: string) {
  const skews: number[] = [];
  const ended: Failure[] = [];
  let time = (): number => 0;
  const clocks = new Clocks(
    () => time(),
    (skew) => skews.push(skew),
  );
  const cloud = new ScriptedCloud(answer, { clocks });
  time = cloud.pace.now;
  const authenticator = new KeyAuthenticator({
    keys: {
      accessKey: 'AK',
      secretKey: new Secret('SK'),
      ...(securityToken === undefined ? {} : { securityToken: new Secret(securityToken) }),
    },
    clocks,
    now: cloud.pace.now,
    onEnded: (failure) => ended.push(failure),
  });
  return { cloud, client: cloud.client(authenticator), skews, ended };
}

describe('access keys', () => {
  test('sign every call for its project', async () => {
    const { cloud, client } = withKeys(() => json({}), 'TOKEN');
    await list(client);
    expect(cloud.sent[0]?.headers).toMatchObject({
      'x-project-id': 'p1',
      'x-sdk-date': '20261121T080000Z',
      'x-security-token': 'TOKEN',
    });
    const { authorization = '' } = cloud.sent[0]?.headers ?? {};
    expect(authorization).toContain(
      'SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token',
    );
    expect(cloud.sent[0]?.headers).not.toHaveProperty('host');
  });

  test.each([
    [
      // The request that it repeats names the headers; they are not what is wrong.
      'verify aksk signature fail, canonicalRequest:GET|/v2/||x-sdk-date:20261122T024203Z|x-security-token:T||x-sdk-date;x-security-token|e3b0',
      'key-refused',
    ],
    ['ak AKXXXX not exist', 'key-refused'],
    ['Get secretKey failed', 'key-refused'],
    ['AK access failed to reach the limit,forbidden', 'key-locked'],
  ])('"%s" is %s: one try, and none with this key for five minutes', async (text, code) => {
    const { cloud, client } = withKeys(() => refused(text));
    expect(await codeOf(list(client))).toBe(code);
    expect(await codeOf(list(client))).toBe('key-locked');
    expect(cloud.sent).toHaveLength(1);
    cloud.pace.time += 5 * 60_000 - 1000;
    await expect(list(client)).rejects.toMatchObject({ data: { params: { minutes: '1' } } });
    cloud.pace.time += 1000;
    await codeOf(list(client));
    expect(cloud.sent).toHaveLength(2);
  });

  test('calls that waited for their turn when the key was refused are not sent', async () => {
    const { cloud, client } = withKeys(() => refused('verify aksk signature fail'));
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(list(client))));
    // Six may be on their way, as many as there are places; the cloud locks after more than five.
    expect(cloud.sent.length).toBeLessThanOrEqual(6);
    expect(codes.filter((code) => code === 'key-locked').length).toBeGreaterThanOrEqual(44);
  });

  test('a wrong clock is learnt from the refusal, the call signed again once, and later ones at once', async () => {
    const ahead = 16 * 60_000;
    const { cloud, client, skews } = withKeys(({ headers }) => {
      const server = new Date(cloud.pace.time + ahead);
      const isGood = headers['x-sdk-date'] === '20261121T081600Z';
      const answer = isGood ? json({}) : refused('signature expired, x-sdk-date');
      answer.headers.set('Date', server.toUTCString());
      return answer;
    });
    await list(client);
    expect(cloud.sent.map(({ headers }) => headers['x-sdk-date'])).toEqual([
      '20261121T080000Z',
      '20261121T081600Z',
    ]);
    await list(client);
    expect(cloud.sent).toHaveLength(3);
    expect(skews.every((skew) => Math.abs(skew - ahead) <= 1000)).toBe(true);
  });

  test('a clock that stays wrong is said, with by how much', async () => {
    const { cloud, client } = withKeys(() => {
      const answer = refused('signature expired');
      answer.headers.set('Date', new Date(cloud.pace.time - 3 * HOUR).toUTCString());
      return answer;
    });
    await expect(list(client)).rejects.toMatchObject({
      data: { code: 'clock-wrong', params: { minutes: '180' } },
    });
    expect(cloud.sent).toHaveLength(2);
  });

  test('temporary ones that are over end the session', async () => {
    const { client, ended } = withKeys(() => refused('the security token is expired'), 'TOKEN');
    expect(await codeOf(list(client))).toBe('keys-expired');
    expect(ended.map(({ data }) => data.code)).toEqual(['keys-expired']);
  });
});
