/**
 * IAM v3: tokens and projects.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html} Obtaining a user token
 */
import { z } from 'zod';
import type { Project } from '../../preload/contract/models';
import { Secret } from '../credentials/secret';
import type { PasswordSignIn } from '../credentials/sign-in';
import { Failure } from '../errors';
import type { CloudClient } from './client';
import { requestIdOf } from './errors';
import { signInFailure } from './iam-errors';
import { rowsOf } from './rows';
import type { IssuedToken } from './tokens';
import type { Transport, WireAnswer } from './transport';

/** What a token is for. `none` gives one that can only list projects. */
export type Scope =
  { readonly project: { readonly id: string } | { readonly name: string } } | 'none';

/** A token with what it is good for; null when it is for no project. */
export interface ScopedToken extends IssuedToken {
  readonly project: Project | null;
}

const tokenBody = z.object({
  token: z.object({
    expires_at: z.coerce.date(),
    issued_at: z.coerce.date(),
    project: z.object({ id: z.string(), name: z.string() }).nullish(),
  }),
});

const projectsBody = z.object({
  projects: rowsOf(
    z.object({ id: z.string().min(1), name: z.string(), enabled: z.boolean().catch(true) }),
  ),
});

function readToken(answer: WireAnswer, host: string, text: string | null): ScopedToken {
  const body = tokenBody.safeParse(answer.body);
  if (text === null || text === '' || !body.success) {
    const requestId = requestIdOf(answer.headers);
    throw new Failure('unexpected-answer', {
      status: answer.status,
      params: { host },
      ...(requestId === undefined ? {} : { requestId }),
    });
  }
  const { expires_at, issued_at, project } = body.data.token;
  const date = Date.parse(answer.headers.get('Date') ?? '');
  return {
    token: new Secret(text),
    expiresAt: expires_at,
    answeredAt: Number.isNaN(date) ? issued_at : new Date(date),
    project: project ?? null,
  };
}

function identityOf(signIn: PasswordSignIn): unknown {
  const password = {
    user: {
      name: signIn.userName,
      password: signIn.password.reveal(),
      domain: { name: signIn.domainName },
    },
  };
  if (signIn.kind === 'password') return { methods: ['password'], password };
  if (signIn.userId === '') throw new Failure('user-id-missing');
  if (signIn.passcode === undefined) throw new Failure('passcode-needed');
  return {
    methods: ['password', 'totp'],
    password,
    // The passcode is checked against the id of the user, not its name.
    totp: { user: { id: signIn.userId, passcode: signIn.passcode.reveal() } },
  };
}

/**
 * `POST /v3/auth/tokens?nocatalog=true` with a password, or with password and passcode. The token comes
 * in a header, not in the body.
 * @throws Failure, see `iam-errors`, or what the transport throws
 */
export async function requestToken(
  transport: Transport,
  endpoint: string,
  signIn: PasswordSignIn,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ScopedToken> {
  const auth = { identity: identityOf(signIn), ...(scope === 'none' ? {} : { scope }) };
  try {
    const answer = await transport.send({
      call: signIn.kind === 'password' ? 'iam:issue-token' : 'iam:issue-token-mfa',
      url: `${endpoint}/v3/auth/tokens?nocatalog=true`,
      headers: { 'Content-Type': 'application/json;charset=utf8' },
      body: JSON.stringify({ auth }),
      signal,
    });
    return readToken(answer, new URL(endpoint).host, answer.headers.get('X-Subject-Token'));
  } catch (thrown) {
    throw signInFailure(thrown, signIn, scope);
  }
}

/**
 * `GET /v3/auth/tokens`: what a token that was issued elsewhere is good for, and until when.
 * @throws Failure `token-refused`
 */
export async function showToken(
  transport: Transport,
  endpoint: string,
  token: Secret,
  signal: AbortSignal | undefined,
): Promise<ScopedToken> {
  try {
    const answer = await transport.send({
      call: 'iam:show-token',
      url: `${endpoint}/v3/auth/tokens?nocatalog=true`,
      headers: { 'X-Auth-Token': token.reveal(), 'X-Subject-Token': token.reveal() },
      body: '',
      signal,
    });
    return readToken(answer, new URL(endpoint).host, token.reveal());
  } catch (thrown) {
    const status = thrown instanceof Failure ? (thrown.data.status ?? 0) : 0;
    if (!(thrown instanceof Failure) || ![401, 403, 404].includes(status)) throw thrown;
    throw new Failure('token-refused', { ...thrown.data, fix: 'reauth' });
  }
}

async function projectsOf(
  client: CloudClient,
  path: string,
  call: 'iam:list-own-projects' | 'iam:find-project',
  name: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Project[]> {
  const { projects } = await client.send(
    { call, path, ...(name === undefined ? {} : { query: { name } }), schema: projectsBody },
    signal,
  );
  return projects.rows.filter(({ enabled }) => enabled).map(({ id, name }) => ({ id, name }));
}

/** `GET /v3/auth/projects`: the projects that whoever asks may use. */
export function listOwnProjects(
  client: CloudClient,
  signal?: AbortSignal,
): Promise<readonly Project[]> {
  return projectsOf(client, '/v3/auth/projects', 'iam:list-own-projects', undefined, signal);
}

/**
 * A project by its id or name, for those who sign and so get no token that names it: `GET
 * /v3/projects?name=`, as the SDK does it, or else the caller's own projects, which need no permission.
 * @throws Failure `project-unknown`
 */
export async function findProject(
  client: CloudClient,
  wanted: { readonly id: string } | { readonly name: string },
  signal?: AbortSignal,
): Promise<Project> {
  if ('name' in wanted) {
    try {
      const named = await projectsOf(
        client,
        '/v3/projects',
        'iam:find-project',
        wanted.name,
        signal,
      );
      const project = named.find(({ name }) => name === wanted.name);
      if (project !== undefined) return project;
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.data.status !== 403) throw thrown;
    }
  }
  const own = await listOwnProjects(client, signal);
  const project = own.find(({ id, name }) =>
    'name' in wanted ? name === wanted.name : id === wanted.id,
  );
  if (project !== undefined) return project;
  throw new Failure('project-unknown', { params: { project: Object.values(wanted).join('') } });
}
