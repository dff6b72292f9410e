import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../credentials/secret';
import { broken, DETAILS, FakeCloud, json, refusal, text } from '../testing/fake-cloud';
import { findProjects } from '../accounts/connection';
import { requestToken, type Scope } from './iam';

const ENDPOINT = 'https://iam.cn-north-4.myhuaweicloud.com';
const ROUTE = 'POST /v3/auth/tokens';
const password = new Secret('Zq9-password');
const LOGIN = { kind: 'password', domainName: 'customer-a', userName: 'zoe', password } as const;
const SCOPE: Scope = { project: { name: 'cn-north-4' } };

let cloud: FakeCloud;

beforeEach(() => {
  cloud = new FakeCloud();
});
afterAll(() => password.dispose());

const request = (scope: Scope = SCOPE) =>
  requestToken(cloud.transport, ENDPOINT, LOGIN, scope, undefined);

describe('asking for a token', () => {
  test('sends the password once, in the documented body, without the catalogue', async () => {
    const { token, expiresAt, answeredAt, project } = await request();
    const [sent] = cloud.sent;
    expect(sent?.url.href).toBe(`${ENDPOINT}/v3/auth/tokens?nocatalog=true`);
    expect(sent?.headers.get('Content-Type')).toBe('application/json;charset=utf8');
    expect(sent?.headers.get('X-Auth-Token')).toBeNull();
    expect(sent?.body).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: {
            user: { name: 'zoe', password: 'Zq9-password', domain: { name: 'customer-a' } },
          },
        },
        scope: { project: { name: 'cn-north-4' } },
      },
    });
    expect(token.reveal()).toBe(cloud.issued[0]);
    // Times come with microseconds.
    expect([answeredAt.toISOString(), expiresAt.toISOString()]).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
    ]);
    expect(project).toEqual({ id: 'p1', name: 'cn-north-4' });
    token.dispose();
  });

  test('may name the project by its id, or none at all', async () => {
    await request({ project: { id: 'abc' } });
    await request('none');
    expect(cloud.sent[0]?.body).toMatchObject({ auth: { scope: { project: { id: 'abc' } } } });
    expect(JSON.stringify(cloud.sent[1]?.body)).not.toContain('scope');
  });

  test('without a project in the answer has none', async () => {
    cloud.on(ROUTE, () => {
      const times = { issued_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-02T00:00:00Z' };
      return Response.json({ token: times }, { headers: { 'X-Subject-Token': 'T-token' } });
    });
    expect((await request('none')).project).toBeNull();
  });

  test.each([
    ['no token in the header', json({ token: {} }, 201)],
    [
      'an empty one',
      json(
        { token: { issued_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-02T00:00:00Z' } },
        201,
        { 'X-Subject-Token': '' },
      ),
    ],
    ['no times', json({ token: {} }, 201, { 'X-Subject-Token': 'T' })],
    [
      'a time that is none',
      json({ token: { issued_at: 'x', expires_at: 'y' } }, 201, { 'X-Subject-Token': 'T' }),
    ],
    ['nothing', text('', 201)],
  ])('is not answered by %s', async (_name, answer) => {
    cloud.on(ROUTE, answer);
    expect(await refusal(request())).toMatchObject({ code: 'unexpected-answer' });
  });
});

describe('a refused sign-in', () => {
  const keystone = (code: number, message: string) =>
    json({ error: { code, message, title: 'x' } }, code);

  test.each([
    [
      'a wrong password',
      keystone(401, 'The username or password is wrong.'),
      'wrong-password',
      'reauth',
    ],
    [
      'a wrong one, newer form',
      json({ error_code: 'IAM.0007', error_msg: 'no' }, 401),
      'wrong-password',
      'reauth',
    ],
    ['an ended password', keystone(401, 'The password has expired.'), 'password-expired', 'reauth'],
    ['an ended password, 403', keystone(403, 'Password expired'), 'password-expired', 'reauth'],
    [
      'an unknown project',
      keystone(404, 'Could not find project: cn-north-4.'),
      'project-unknown',
      'settings',
    ],
    [
      'a project one may not use',
      keystone(401, 'User has no access to project'),
      'project-unknown',
      'settings',
    ],
    ['a scope', keystone(400, 'Invalid scope'), 'project-unknown', 'settings'],
    ['a locked user', keystone(403, 'The user is locked.'), 'sign-in-refused', 'reauth'],
    ['a bad body', keystone(400, 'Expecting to find domain in user.'), 'sign-in-refused', 'reauth'],
    // These are about the cloud, whatever their words.
    [
      'a wrong host',
      json({ error_code: 'APIGW.0101', error_msg: 'API of project not found' }, 404),
      'service-absent',
      'none',
    ],
    [
      'throttling',
      json({ error_code: 'APIGW.0308', error_msg: 'project limit:1,time:1 hour' }, 429),
      'throttled',
      'retry',
    ],
    [
      'trouble at IAM',
      json({ error_code: 'APIGW.0605', error_msg: 'scope' }, 500),
      'service-unavailable',
      'retry',
    ],
    ['no host', broken('net::ERR_NAME_NOT_RESOLVED'), 'host-not-found', 'settings'],
    [
      'a foreign certificate',
      broken('net::ERR_CERT_AUTHORITY_INVALID'),
      'tls-intercepted',
      'settings',
    ],
    ['a sign-in page of a hotel', text('<html>project scope</html>'), 'captive-portal', 'retry'],
  ])('for %s', async (_name, answer, code, fix) => {
    cloud.on(ROUTE, answer);
    expect(await refusal(request())).toMatchObject({ code, fix });
  });

  test('names user, account and project, keeps the words of the cloud, and no password', async () => {
    cloud.on(ROUTE, keystone(404, 'no such project; password was Zq9-password'));
    const data = await refusal(request());
    expect(data).toMatchObject({
      status: 404,
      requestId: 'r-1',
      detail: 'no such project; password was [secret]',
      params: {
        user: 'zoe',
        domain: 'customer-a',
        project: 'cn-north-4',
        host: 'iam.cn-north-4.myhuaweicloud.com',
      },
    });
    expect(JSON.stringify(data)).not.toContain('Zq9');
  });

  test('without a scope is not about a project', async () => {
    cloud.on(ROUTE, keystone(401, 'no project, no scope'));
    expect(await refusal(request('none'))).toMatchObject({ code: 'wrong-password' });
  });

  test('is not tried again with the same password', async () => {
    cloud.on(ROUTE, keystone(401, 'wrong'));
    await refusal(request());
    expect(cloud.sent).toHaveLength(1);
  });
});

describe('the list of projects', () => {
  const list = () =>
    findProjects(DETAILS, { ...LOGIN, password: new Secret('Zq9-password') }, cloud.options);
  const row = (id: string, name: string, more: object = {}) => ({
    id,
    name,
    enabled: true,
    ...more,
  });

  test('is those of the region that are in use, its own first', async () => {
    cloud.on(
      'GET /v3/auth/projects',
      json({
        projects: [
          row('3', 'cn-north-4_zeta'),
          row('2', 'cn-north-4_Alpha'),
          row('1', 'cn-north-4'),
          row('4', 'cn-north-41'),
          row('5', 'ap-southeast-1'),
          row('6', 'MOS'),
          row('7', 'cn-north-4_off', { enabled: false }),
          { name: 'no id' },
          null,
        ],
      }),
    );
    expect(await list()).toEqual([
      { id: '1', name: 'cn-north-4' },
      { id: '2', name: 'cn-north-4_Alpha' },
      { id: '3', name: 'cn-north-4_zeta' },
    ]);
    expect(cloud.sent[1]?.headers.get('X-Auth-Token')).toBe(cloud.issued[0]);
  });

  test('that is none is an unexpected answer', async () => {
    cloud.on('GET /v3/auth/projects', json({ error: 'x' }));
    expect(await refusal(list())).toMatchObject({
      code: 'unexpected-answer',
      params: { host: 'iam.cn-north-4.myhuaweicloud.com' },
    });
  });
});
