import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type Reply, rowsAt, send, startTestRegion, type TestRegion } from '../testing/api';
import { containing } from '../testing/matchers';
import type { PracticeRegionOptions } from '../region';

let test: TestRegion;
const start = async (options: PracticeRegionOptions = {}): Promise<void> => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 4 }, ...options });
};
beforeEach(() => start());
afterEach(() => test.region.close());

interface Typed {
  readonly userName: string;
  readonly password: string;
}

/** All users of the region that sign in with a password. */
const withPassword = (): readonly Typed[] => {
  const { password, mfa, viewer, huaweiId, passwordExpired, noProgrammaticAccess } =
    test.region.signIns;
  return [password, mfa, viewer, huaweiId, passwordExpired, noProgrammaticAccess];
};

function signIn(typed: Typed, totp?: { readonly id: string; readonly passcode: string }) {
  const domain = { name: 'practice-company' };
  const identity = {
    methods: totp === undefined ? ['password'] : ['password', 'totp'],
    password: { user: { name: typed.userName, password: typed.password, domain } },
    ...(totp === undefined ? {} : { totp: { user: totp } }),
  };
  const scope = { project: { name: 'practice-1' } };
  return send(`${test.region.url}/v3/auth/tokens`, 'POST', { auth: { identity, scope } });
}

const signInMfa = (passcode: string, id = test.region.signIns.mfa.userId): Promise<Reply> =>
  signIn(test.region.signIns.mfa, { id, passcode });

const refused = (words: string): object => ({
  status: 401,
  json: { error: { code: 401, title: 'Unauthorized', message: containing(words) } },
});

describe('virtual MFA (API facts 3.1)', () => {
  it('takes the user id with the passcode, once', async () => {
    const passcode = test.region.passcode();
    const good = await signInMfa(passcode);
    expect(good.status).toBe(201);
    expect(at(good.json, 'token', 'methods')).toEqual(['password', 'totp']);
    expect(await signInMfa(passcode)).toMatchObject(refused('passcode'));
    expect((await signInMfa(test.region.passcode())).status).toBe(201);
    test.pass(60);
    expect((await signInMfa(test.region.passcode())).status).toBe(201);
  });

  it('refuses a wrong passcode, the name in place of the id, and the password alone', async () => {
    const wrong = test.region.passcode() === '000000' ? '000001' : '000000';
    expect(await signInMfa(wrong)).toMatchObject(refused('passcode'));
    const byName = await signInMfa(test.region.passcode(), 'technician-mfa');
    expect(byName).toMatchObject(refused('passcode'));
    expect(await signIn(test.region.signIns.mfa)).toMatchObject(refused('(MFA) is required'));
    const { signIns } = test.region;
    const badPassword = await signIn(
      { ...signIns.mfa, password: 'wrong' },
      { id: signIns.mfa.userId, passcode: test.region.passcode() },
    );
    expect(badPassword).toMatchObject(refused('username or password'));
    // It was not looked at, and so is still good.
    expect((await signInMfa(test.region.passcode())).status).toBe(201);
  });

  it('is not for users without a device, and not to be left out', async () => {
    const { password } = test.region.signIns;
    const totp = { id: 'x', passcode: test.region.passcode() };
    expect(await signIn(password, totp)).toMatchObject(refused('passcode'));
    const without = { methods: ['password', 'totp'], password: { user: {} } };
    const body = { auth: { identity: without } };
    expect((await send(`${test.region.url}/v3/auth/tokens`, 'POST', body)).status).toBe(400);
  });

  it('may take a passcode more than once', async () => {
    await test.region.close();
    await start({ behaviour: { passcodes: 'reusable' } });
    const passcode = test.region.passcode();
    for (let turn = 0; turn < 3; turn += 1) expect((await signInMfa(passcode)).status).toBe(201);
  });
});

describe('users who may not sign in', () => {
  it('are told why', async () => {
    const { signIns } = test.region;
    expect(await signIn(signIns.huaweiId)).toMatchObject(refused('HUAWEI ID'));
    expect(await signIn(signIns.passwordExpired)).toMatchObject(refused('password is expired'));
    expect(await signIn(signIns.noProgrammaticAccess)).toMatchObject(
      refused('programmatic access'),
    );
    // Not to those who do not know the password.
    for (const { userName } of withPassword()) {
      expect(await signIn({ userName, password: 'wrong' })).toMatchObject(
        refused('username or password is wrong'),
      );
    }
  });

  it('or are told nothing', async () => {
    await test.region.close();
    await start({ behaviour: { signInRefusals: 'bare' } });
    const { huaweiId, passwordExpired, mfa } = test.region.signIns;
    for (const one of [huaweiId, passwordExpired, mfa]) {
      expect(await signIn(one)).toMatchObject(refused('The username or password is wrong.'));
    }
  });
});

describe('a user’s own projects', () => {
  it('are found by his id, and by his alone', async () => {
    const who = await test.get('/v5/caller-identity');
    const id = String(at(who.json, 'principal_id'));
    const own = await test.get(`/v3/users/${id}/projects`);
    expect(rowsAt(own.json, 'projects')).toHaveLength(4);
    expect((await test.get('/v3/users/0/projects')).status).toBe(403);
  });
});

describe('the guide', () => {
  it('tells every way to sign in to those who know its address', async () => {
    const { signIns, guideUrl, url } = test.region;
    const { status, json, headers } = await send(guideUrl);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    const { mfa, accessKey } = signIns;
    for (const text of [url, mfa.userId, mfa.secret, test.region.passcode()]) {
      expect(json).toContain(text);
    }
    for (const text of [accessKey.accessKey, accessKey.secretKey]) expect(json).toContain(text);
    for (const { password } of withPassword()) expect(json).toContain(password);
    expect((await send(`${guideUrl}0`)).status).toBe(404);
    expect((await send(`${url}/guide/`)).status).toBe(404);
  });

  it('is not told by the consoles of another start', async () => {
    const { guideUrl, signIns } = test.region;
    await test.region.close();
    await start();
    expect(new URL(test.region.guideUrl).pathname).not.toBe(new URL(guideUrl).pathname);
    expect(test.region.signIns.mfa.userId).toBe(signIns.mfa.userId);
    expect(test.region.signIns.accessKey).not.toEqual(signIns.accessKey);
  });
});
