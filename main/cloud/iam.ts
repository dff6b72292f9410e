/**
 * IAM v3: tokens and projects.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html} Obtaining a user token
 */
import { z } from 'zod';
import type { Project } from '../../preload/contract/models';
import { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import { rowsOf } from './rows';
import { CALL_LIMIT_MS, type Transport, type WireAnswer } from './transport';

/** What signs in: an IAM user of an account, with a password. */
export interface PasswordLogin {
  readonly domainName: string;
  readonly userName: string;
  readonly password: Secret;
}

/** What a token is for. `none` gives one that can only list projects. */
export type Scope =
  { readonly project: { readonly id: string } | { readonly name: string } } | 'none';

export interface IssuedToken {
  readonly token: Secret;
  /** By the cloud's clock. */
  readonly expiresAt: Date;
  readonly issuedAt: Date;
  readonly project: Project | null;
}

const tokenBody = z.object({
  token: z.object({
    expires_at: z.coerce.date(),
    issued_at: z.coerce.date(),
    project: z.object({ id: z.string(), name: z.string() }).optional(),
  }),
});

const projectsBody = z.object({
  projects: rowsOf(
    z.object({ id: z.string(), name: z.string(), enabled: z.boolean().catch(true) }),
  ),
});

/** The failures of a sign-in have sentences of their own; the status says less than the text. */
function signInFailure(thrown: unknown, login: PasswordLogin, scope: Scope): unknown {
  if (!(thrown instanceof Failure) || thrown.data.status === undefined) return thrown;
  const { code, status, detail = '' } = thrown.data;
  // These say enough by themselves, whatever words their text contains.
  if (code === 'throttled' || code === 'service-unavailable' || code === 'region-mismatch') {
    return thrown;
  }
  const params = { ...thrown.data.params, user: login.userName, domain: login.domainName };
  const asked = scope === 'none' ? '' : Object.values(scope.project).join('');
  if (scope !== 'none' && (status === 404 || /project|scope/i.test(detail))) {
    return new Failure('project-unknown', {
      ...thrown.data,
      fix: 'settings',
      params: { ...params, project: asked },
    });
  }
  if (/expired/i.test(detail) && /password/i.test(detail)) {
    return new Failure('password-expired', { ...thrown.data, fix: 'reauth', params });
  }
  if (status === 401)
    return new Failure('wrong-password', { ...thrown.data, fix: 'reauth', params });
  if (status === 400 || status === 403) {
    return new Failure('sign-in-refused', { ...thrown.data, fix: 'reauth', params });
  }
  return thrown;
}

function readToken(answer: WireAnswer, host: string): IssuedToken {
  const token = answer.headers.get('X-Subject-Token');
  const body = tokenBody.safeParse(answer.body);
  if (token === null || token === '' || !body.success) {
    throw new Failure('unexpected-answer', { status: answer.status, params: { host } });
  }
  const { expires_at, issued_at, project } = body.data.token;
  return {
    token: new Secret(token),
    expiresAt: expires_at,
    issuedAt: issued_at,
    project: project ?? null,
  };
}

/**
 * `POST /v3/auth/tokens?nocatalog=true` with a password. The token comes in a header, not in the body.
 * @throws Failure `wrong-password`, `project-unknown`, `password-expired`, `sign-in-refused`, or what
 * the transport throws
 */
export async function requestToken(
  transport: Transport,
  endpoint: string,
  login: PasswordLogin,
  scope: Scope,
  signal?: AbortSignal,
): Promise<IssuedToken> {
  const auth = {
    identity: {
      methods: ['password'],
      password: {
        user: {
          name: login.userName,
          password: login.password.reveal(),
          domain: { name: login.domainName },
        },
      },
    },
    ...(scope === 'none' ? {} : { scope }),
  };
  try {
    const answer = await transport.send({
      method: 'POST',
      url: `${endpoint}/v3/auth/tokens?nocatalog=true`,
      headers: { 'Content-Type': 'application/json;charset=utf8' },
      body: { auth },
      // A second token does no harm. A refused password is no passing failure and is not repeated.
      repeat: 'read',
      action: '',
      limitMs: CALL_LIMIT_MS,
      signal,
    });
    return readToken(answer, new URL(endpoint).host);
  } catch (thrown) {
    throw signInFailure(thrown, login, scope);
  }
}

/** `GET /v3/auth/projects`: the projects a user may use, those of one region, its own first. */
export async function listProjects(
  transport: Transport,
  endpoint: string,
  token: Secret,
  region: string,
  signal?: AbortSignal,
): Promise<Project[]> {
  const answer = await transport.send({
    method: 'GET',
    url: `${endpoint}/v3/auth/projects`,
    headers: { 'X-Auth-Token': token.reveal() },
    repeat: 'read',
    action: 'iam:projects:listProjectsForUser',
    limitMs: CALL_LIMIT_MS,
    signal,
  });
  const body = projectsBody.safeParse(answer.body);
  if (!body.success)
    throw new Failure('unexpected-answer', { params: { host: new URL(endpoint).host } });
  // A project belongs to one region, and its name begins with that region's id.
  return body.data.projects.rows
    .filter(({ name, enabled }) => enabled && (name === region || name.startsWith(`${region}_`)))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
