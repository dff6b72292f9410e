import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../credentials/secret';
import { redact } from '../redact';
import { DETAILS, FakeCloud, json, refusal, SILENT } from '../testing/fake-cloud';
import type { SignIn } from '../credentials/sign-in';
import { Connection, findProjects } from './connection';
import { wantedProject } from './ways';

const PASSWORD = 'Zq9-password';
const TOKENS = 'POST /v3/auth/tokens';
const cloud = () => new FakeCloud();
const signIn = (): SignIn => ({
  kind: 'password',
  domainName: 'customer-a',
  userName: 'zoe',
  password: new Secret(PASSWORD),
});
let open: Connection | undefined;

afterEach(() => open?.close());

test.each([
  ['', { name: 'cn-north-4' }],
  ['  ', { name: 'cn-north-4' }],
  ['cn-north-4_dev', { name: 'cn-north-4_dev' }],
  [' 0bec5db98280d2d02fd6c00c2de791ce ', { id: '0bec5db98280d2d02fd6c00c2de791ce' }],
  ['0BEC5DB98280D2D02FD6C00C2DE791CE', { name: '0BEC5DB98280D2D02FD6C00C2DE791CE' }],
  ['0bec5db98280d2d02fd6c00c2de791c', { name: '0bec5db98280d2d02fd6c00c2de791c' }],
])('the project typed as "%s" is %j', (project, expected) => {
  expect(wantedProject({ project, region: 'cn-north-4' })).toEqual(expected);
});

describe('signing in', () => {
  test("gives the project, and a transport for the account's own hosts", async () => {
    const fake = cloud();
    const asked: [string, boolean][] = [];
    const endpoints = { workspace: 'https://w.partner.example:8443' };
    open = await Connection.open(
      { ...DETAILS, endpoints },
      signIn(),
      {
        ...fake.options,
        openTransport: ({ authorities, isOwnHost }) => {
          expect(authorities).toEqual([]);
          for (const host of [
            'w.partner.example',
            'iam.cn-north-4.myhuaweicloud.com',
            'clouddc.cn-north-4.myhuaweicloud.com',
            'workspace.cn-north-4.myhuaweicloud.com',
            'evil.example',
          ]) {
            asked.push([host, isOwnHost(host)]);
          }
          return fake.transport;
        },
      },
      SILENT,
    );
    expect(open.project).toEqual({ id: 'p1', name: 'cn-north-4' });
    expect(asked).toEqual([
      ['w.partner.example', true],
      ['iam.cn-north-4.myhuaweicloud.com', true],
      ['clouddc.cn-north-4.myhuaweicloud.com', true],
      ['workspace.cn-north-4.myhuaweicloud.com', false],
      ['evil.example', false],
    ]);
  });

  test('watches for the password and the token until it is over', async () => {
    const fake = cloud();
    open = await Connection.open(DETAILS, signIn(), fake.options, SILENT);
    expect(redact(PASSWORD)).toBe('[secret]');
    expect(fake.held()).toEqual([1]);
    open.close();
    expect(redact(PASSWORD)).toBe(PASSWORD);
    expect(fake.held()).toEqual([]);
  });

  test.each([
    [
      'a refused password',
      json({ error: { code: 401, message: 'wrong' } }, 401),
      {},
      'wrong-password',
    ],
    ['no project in the answer', undefined, {}, 'project-unknown'],
    ['a region that is none', undefined, { region: 'a b' }, 'bad-request'],
    ['a certificate that is none', undefined, { trustedCa: 'x' }, 'certificate-file-invalid'],
  ])('that fails for %s drops the password and the token', async (_name, answer, details, code) => {
    const fake = cloud();
    fake.on(TOKENS, answer ?? withoutProject);
    const call = Connection.open({ ...DETAILS, ...details }, signIn(), fake.options, SILENT);
    expect(await refusal(call)).toMatchObject({ code });
    const text = `${PASSWORD} Zq9-token`;
    expect(redact(text)).toBe(text);
  });
});

function withoutProject(): Response {
  const token = { issued_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-02T00:00:00Z' };
  return Response.json({ token }, { status: 201, headers: { 'X-Subject-Token': 'Zq9-token' } });
}

test('the projects are found with a token that is good for nothing else, and dropped', async () => {
  const fake = cloud();
  fake.on('GET /v3/auth/projects', json({ projects: [{ id: '1', name: 'cn-north-4' }] }));
  expect(await findProjects(DETAILS, signIn(), fake.options)).toEqual([
    { id: '1', name: 'cn-north-4' },
  ]);
  expect(JSON.stringify(fake.calls(TOKENS)[0]?.body)).not.toContain('scope');
  expect(fake.held()).toEqual([]);
  expect(redact(PASSWORD)).toBe(PASSWORD);
});
