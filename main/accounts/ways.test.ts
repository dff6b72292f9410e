import { describe, expect, test } from 'vitest';
import type { Credential, Login } from '../../preload/contract/login';
import type { AccountDetails } from '../../preload/contract/models';
import { listDesktops } from '../cloud/desktops';
import { joinSignIn } from '../credentials/sign-in';
import type { Failure } from '../errors';
import { policyOf } from '../testing/policy';
import { codeOf, ScriptedCloud, json, type Answerer, type Sent } from '../testing/scripted-cloud';
import { Connection, findProjects } from './connection';

const PROJECT = { id: '0bec5db98280d2d02fd6c00c2de791ce', name: 'ap-southeast-3' };

const details = (login: Login, more: Partial<AccountDetails> = {}): AccountDetails => ({
  name: 'A',
  login,
  region: 'ap-southeast-3',
  project: '',
  endpoints: {},
  trustedCa: '',
  consoleHosts: [],
  ...more,
});

const token = (project: object | null = PROJECT, hours = 24): Response =>
  json(
    {
      token: {
        issued_at: '2026-11-21T08:00:00.000000Z',
        expires_at: new Date(Date.parse('2026-11-21T08:00:00Z') + hours * 3_600_000).toISOString(),
        ...(project === null ? {} : { project }),
      },
    },
    201,
    { 'X-Subject-Token': 'THE-TOKEN' },
  );

const keystone = (status: number, message: string): Response =>
  json({ error: { code: status, message, title: 'Unauthorized' } }, status);

interface Opened {
  readonly cloud: ScriptedCloud;
  readonly ended: Failure[];
  readonly connection: Promise<Connection>;
}

function open(account: AccountDetails, credential: Credential, answer: Answerer): Opened {
  const cloud = new ScriptedCloud(answer);
  const ended: Failure[] = [];
  const options = {
    openTransport: () => cloud.transport,
    policy: policyOf(),
    now: cloud.pace.now,
    random: () => 0.5,
  };
  const connection = Connection.open(
    account,
    joinSignIn(account.login, credential, undefined),
    options,
    { onEnded: (failure) => ended.push(failure), onSkew: () => undefined },
  );
  return { cloud, ended, connection };
}

const PASSWORD: Login = { kind: 'password', domainName: 'company', userName: 'zoe' };
const MFA: Login = { ...PASSWORD, kind: 'password-mfa', userId: 'user-id' };
const KEY: Login = { kind: 'access-key', accessKey: 'AK' };
const password: Credential = { kind: 'password', password: 'pw' };
const passcode: Credential = { kind: 'password-mfa', password: 'pw', passcode: '123456' };
const secretKey: Credential = { kind: 'access-key', secretKey: 'SK' };
const pasted: Credential = { kind: 'token', token: 'PASTED' };

const isList = ({ url }: Sent): boolean => url.pathname.endsWith('/desktops');

describe('a password', () => {
  test('gets a token for the region’s own project', async () => {
    const { cloud, connection } = open(details(PASSWORD), password, () => token());
    expect((await connection).project).toEqual(PROJECT);
    expect(cloud.sent[0]?.url.href).toBe(
      'https://iam.ap-southeast-3.myhuaweicloud.com/v3/auth/tokens?nocatalog=true',
    );
    expect(cloud.sent[0]?.body).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'zoe', password: 'pw', domain: { name: 'company' } } },
        },
        scope: { project: { name: 'ap-southeast-3' } },
      },
    });
  });

  test('without a region finds it in the name of the project, above the regions', async () => {
    const project = { id: 'p2', name: 'cn-north-4_lab' };
    const account = details(PASSWORD, { region: '', project: 'cn-north-4_lab' });
    const { cloud, connection } = open(account, password, () => token(project));
    expect((await connection).details.region).toBe('cn-north-4');
    expect(cloud.sent[0]?.url.host).toBe('iam.myhuaweicloud.com');
  });

  test('with neither region nor project is told what is missing', async () => {
    const { cloud, connection } = open(details(PASSWORD, { region: '' }), password, () => token());
    expect(await codeOf(connection)).toBe('region-unknown');
    expect(cloud.sent).toHaveLength(0);
  });

  test.each([
    [401, 'The username or password is wrong.', 'zoe', 'wrong-password'],
    [401, 'The username or password is wrong.', 'zoe@example.com', 'huawei-id'],
    [401, 'The username or password is wrong.', 'hid_abcdefgh', 'huawei-id'],
    [401, 'HUAWEI ID users cannot get tokens', 'zoe', 'huawei-id'],
    [401, 'login protection is enabled, MFA is required', 'zoe', 'mfa-needed'],
    [401, 'The password has expired', 'zoe', 'password-expired'],
    [401, 'The user is locked', 'zoe', 'sign-in-refused'],
    [403, 'no', 'zoe', 'sign-in-refused'],
    [401, 'Could not find project: x', 'zoe', 'project-unknown'],
  ] as const)('%i "%s" for %s is %s, and not tried again', async (status, text, userName, code) => {
    const { cloud, connection } = open(details({ ...PASSWORD, userName }), password, () =>
      keystone(status, text),
    );
    expect(await codeOf(connection)).toBe(code);
    expect(cloud.sent).toHaveLength(1);
  });
});

describe('a password with a passcode', () => {
  test('sends both, the passcode for the user’s id', async () => {
    const { cloud, connection } = open(details(MFA), passcode, () => token());
    const { endsAt } = await connection;
    expect(endsAt?.toISOString()).toBe('2026-11-22T08:00:00.000Z');
    expect(cloud.sent[0]?.body).toMatchObject({
      auth: {
        identity: {
          methods: ['password', 'totp'],
          totp: { user: { id: 'user-id', passcode: '123456' } },
        },
      },
    });
  });

  test.each([
    ['user-id-missing', { ...MFA, userId: '' }, 0],
    ['passcode-refused', MFA, 1],
  ] as const)('%s', async (code, login, requests) => {
    const { cloud, connection } = open(details(login), passcode, () => keystone(401, 'wrong'));
    expect(await codeOf(connection)).toBe(code);
    expect(cloud.sent).toHaveLength(requests);
  });

  test('is asked for anew when the token is over, and the account hears of it', async () => {
    const { cloud, connection, ended } = open(details(MFA), passcode, (sent) =>
      isList(sent) ? json({}) : token(),
    );
    const { client } = await connection;
    cloud.pace.time += 25 * 3_600_000;

    expect(await codeOf(listDesktops(client))).toBe('passcode-needed');
    expect(ended.map(({ data }) => data.code)).toEqual(['passcode-needed']);
    expect(cloud.sent).toHaveLength(1);
  });
});

describe('an access key', () => {
  test('finds its project by the region’s name, as the SDK does', async () => {
    const { cloud, connection } = open(details(KEY), secretKey, () =>
      json({ projects: [PROJECT] }),
    );
    expect((await connection).project).toEqual(PROJECT);
    expect(cloud.sent[0]?.url).toMatchObject({
      pathname: '/v3/projects',
      search: '?name=ap-southeast-3',
    });
    expect(cloud.sent[0]?.headers).not.toHaveProperty('x-project-id');
  });

  test('that may not list them asks for its own', async () => {
    const { cloud, connection } = open(details(KEY), secretKey, ({ url }) =>
      url.pathname === '/v3/projects' ? keystone(403, 'forbidden') : json({ projects: [PROJECT] }),
    );
    expect((await connection).project).toEqual(PROJECT);
    expect(cloud.sent.at(-1)?.url.pathname).toBe('/v3/auth/projects');
  });

  test('with a project’s id finds its name, and from it the region', async () => {
    const account = details(KEY, { region: '', project: PROJECT.id });
    const { connection } = open(account, secretKey, () => json({ projects: [PROJECT] }));
    expect((await connection).details.region).toBe('ap-southeast-3');
  });

  test('that is wrong costs one check', async () => {
    const { cloud, connection } = open(details(KEY), secretKey, () =>
      json({ error_code: 'APIGW.0301', error_msg: 'verify aksk signature fail' }, 401),
    );
    expect(await codeOf(connection)).toBe('key-refused');
    expect(cloud.sent).toHaveLength(1);
  });

  test('lists the projects of the typed region, or of all when none was typed', async () => {
    const projects = [PROJECT, { id: 'p2', name: 'cn-north-4_lab' }, { id: 'p3', name: 'MOS' }];
    const names = async (region: string): Promise<string[]> => {
      const cloud = new ScriptedCloud(() => json({ projects }));
      const options = {
        openTransport: () => cloud.transport,
        policy: policyOf(),
        now: Date.now,
        random: () => 0,
      };
      const signIn = joinSignIn(KEY, secretKey, undefined);
      const found = await findProjects(details(KEY, { region }), signIn, options);
      return found.map(({ name }) => name);
    };
    expect(await names('cn-north-4')).toEqual(['cn-north-4_lab']);
    expect(await names('')).toEqual(['ap-southeast-3', 'cn-north-4_lab']);
  });
});

describe('a pasted token', () => {
  test('tells its project, region and end, and is used as it is', async () => {
    const { cloud, connection } = open(details({ kind: 'token' }, { region: '' }), pasted, () =>
      token(PROJECT, 3),
    );
    const { project, details: found, endsAt } = await connection;
    expect([project, found.region]).toEqual([PROJECT, 'ap-southeast-3']);
    expect(endsAt?.toISOString()).toBe('2026-11-21T11:00:00.000Z');
    expect(cloud.sent[0]?.headers).toMatchObject({
      'x-auth-token': 'PASTED',
      'x-subject-token': 'PASTED',
    });
  });

  test.each([
    ['a refused one', () => keystone(401, 'no'), 'token-refused'],
    ['an unknown one', () => keystone(404, 'Could not find token.'), 'token-refused'],
    ['one for no project', () => token(null), 'token-refused'],
    ['one of another region', () => token({ id: 'p', name: 'cn-north-4' }), 'region-mismatch'],
  ] as const)('%s', async (_name, answer, code) => {
    const { connection } = open(details({ kind: 'token' }), pasted, answer);
    expect(await codeOf(connection)).toBe(code);
  });
});

test('signing out ends what is still being asked', async () => {
  const { connection } = open(details(PASSWORD), password, (sent) =>
    isList(sent) ? new Promise(() => undefined) : token(),
  );
  const opened = await connection;

  const call = codeOf(listDesktops(opened.client));
  opened.close();
  expect(await call).toBe('cancelled');
});

test('the reason of a denial is asked for once per action, and silence is no failure', async () => {
  const denied = json(
    {
      error_code: 'WKS.0403',
      error_msg: 'denied',
      encoded_authorization_message: 'ENCODED',
    },
    403,
  );
  for (const knows of [true, false]) {
    const { cloud, connection } = open(details(PASSWORD), password, (sent) => {
      if (isList(sent)) return denied.clone();
      if (!sent.url.host.startsWith('sts.')) return token();
      return knows ? json({ decoded_message: '{"explicitDeny":true}' }) : json({}, 403);
    });
    const { client } = await connection;

    for (let round = 0; round < 3; round += 1) {
      await expect(listDesktops(client)).rejects.toMatchObject({
        data: {
          code: 'not-allowed',
          params: { action: 'workspace:desktops:list' },
          detail: knows ? 'denied\n{"explicitDeny":true}' : 'denied',
        },
      });
    }
    const asked = cloud.sent.filter(({ url }) => url.pathname.startsWith('/v5/'));
    expect(asked.map(({ body }) => body)).toEqual([{ encoded_message: 'ENCODED' }]);
  }
});
