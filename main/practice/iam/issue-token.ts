/**
 * Tokens (section 3.1).
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html} With a password
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0002.html} With virtual MFA
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IssuedToken, Scope } from '../auth/tokens';
import {
  keystoneBadRequest,
  keystoneRefusal,
  keystoneUnauthorized,
  type Refusal,
} from '../http/answer';
import { type ApiRequest, header, readBody } from '../http/request';
import { catalogOf, ROLES } from './catalog';
import { domainOf, type IamContext, type IamHandler, microseconds, requireToken } from './context';
import { tokenRequest, type TokenRequest } from './schemas';
import type { IamUser, Obstacle } from './users';

type Identity = TokenRequest['auth']['identity'];

const WRONG_PASSWORD = 'The username or password is wrong.';

/**
 * What is said to somebody with the right password. The cloud's own words are not published; these
 * are Keystone's where it has some. `signInRefusals: 'bare'` says nothing but "wrong" to all.
 */
const NAMED: Readonly<Record<Exclude<Obstacle['kind'], 'none'> | 'passcode', string>> = {
  mfa: 'Login protection is enabled for the user: multi-factor authentication (MFA) is required.',
  passcode: 'The passcode of the virtual MFA device is wrong or has been used.',
  'huawei-id': 'A HUAWEI ID cannot obtain a token with its password. Use an IAM user.',
  'password-expired': 'The password is expired and needs to be changed for user: {id}.',
  'no-programmatic-access': 'The access mode of the user does not allow programmatic access.',
};

/** Compares without telling by its duration where the difference is. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** KeystoneCreateUserTokenByPassword(AndMfa): 201, the token in `X-Subject-Token`. */
export const createToken: IamHandler = (context, request) => {
  const { auth } = readBody(request, tokenRequest, keystoneBadRequest);
  const user = userOf(context, auth.identity);
  const token = context.tokens.issue(user.id, scopeOf(context, auth.scope), auth.identity.methods);
  return {
    status: 201,
    headers: { 'X-Subject-Token': token.value },
    body: tokenBody(context, request, token),
  };
};

/** KeystoneValidateToken: who asks is `X-Auth-Token`, what is asked about `X-Subject-Token`. */
export const showToken: IamHandler = (context, request) => {
  requireToken(context, request);
  const subject = context.tokens.check(header(request.headers, 'x-subject-token') ?? '');
  if (subject.state !== 'valid') throw keystoneRefusal(404, 'Not Found', 'Could not find token.');
  return {
    status: 200,
    headers: { 'X-Subject-Token': subject.token.value },
    body: tokenBody(context, request, subject.token),
  };
};

/** The user who proved himself. */
function userOf(context: IamContext, identity: Identity): IamUser {
  const { methods, password, totp } = identity;
  const withPasscode = methods.includes('totp');
  const known = methods.every((method) => method === 'password' || method === 'totp');
  if (!known || password === undefined || !methods.includes('password')) {
    throw keystoneUnauthorized('Attempted to authenticate with an unsupported method.');
  }
  if (withPasscode && totp === undefined) {
    throw keystoneBadRequest('auth.identity.totp: is required with the method totp');
  }
  const user = userWithPassword(context, password.user);
  const refuse = (what: keyof typeof NAMED): Refusal =>
    keystoneUnauthorized(
      context.behaviour.signInRefusals === 'named'
        ? NAMED[what].replace('{id}', user.id)
        : WRONG_PASSWORD,
    );
  const { obstacle } = user;
  if (obstacle.kind !== 'none' && obstacle.kind !== 'mfa') throw refuse(obstacle.kind);
  if (!withPasscode) {
    if (obstacle.kind === 'mfa') throw refuse('mfa');
    return user;
  }
  const fits =
    obstacle.kind === 'mfa' &&
    totp?.user.id === user.id &&
    obstacle.device.accepts(totp.user.passcode);
  if (!fits) throw refuse('passcode');
  return user;
}

function userWithPassword(
  context: IamContext,
  typed: NonNullable<Identity['password']>['user'],
): IamUser {
  const own = domainOf(context);
  const { id, name } = typed.domain;
  const domainFits = id === undefined ? name === own.name : id === own.id;
  const user = context.users.byName(typed.name);
  // Compared in any case, so that a wrong name takes as long as a wrong password.
  const passwordFits = same(typed.password, user?.password ?? '');
  if (!domainFits || user === undefined || !passwordFits) {
    throw keystoneUnauthorized(WRONG_PASSWORD);
  }
  return user;
}

function scopeOf(context: IamContext, scope: TokenRequest['auth']['scope']): Scope {
  const { estate } = context;
  if (scope?.project !== undefined && scope.domain !== undefined) {
    throw keystoneBadRequest('Scope to project or domain, not both.');
  }
  if (scope?.project !== undefined) {
    const { id, name } = scope.project;
    if (id === undefined && name === undefined) {
      throw keystoneBadRequest('Expecting to find id or name in project.');
    }
    const project = estate.projects.find((one) =>
      id === undefined ? one.name === name : one.id === id,
    );
    // Keystone answers an unknown project as it answers a wrong password: 401.
    if (project === undefined) {
      throw keystoneUnauthorized(`Could not find project: ${id ?? name ?? ''}.`);
    }
    return { projectId: project.id, domainId: null };
  }
  if (scope?.domain !== undefined) {
    const own = domainOf(context);
    const { id, name } = scope.domain;
    const fits = id === undefined ? name === own.name : id === own.id;
    if (!fits) throw keystoneUnauthorized(`Could not find domain: ${id ?? name ?? ''}.`);
    return { projectId: null, domainId: own.id };
  }
  return { projectId: null, domainId: null };
}

function tokenBody(context: IamContext, request: ApiRequest, token: IssuedToken): unknown {
  const { estate, users, baseUrl } = context;
  const domain = domainOf(context);
  const project = token.projectId === null ? undefined : estate.project(token.projectId);
  const scoped = project !== undefined || token.domainId !== null;
  // Any value of `nocatalog` that is not empty drops the catalog.
  const wantsCatalog = (request.query.get('nocatalog') ?? '') === '';
  const catalog =
    wantsCatalog && scoped ? catalogOf(baseUrl(), estate.region, project?.id ?? '') : [];
  return {
    token: {
      expires_at: microseconds(token.expiresAt),
      issued_at: microseconds(token.issuedAt),
      methods: token.methods,
      ...(scoped ? { catalog, roles: ROLES } : {}),
      ...(project === undefined ? {} : { project: { id: project.id, name: project.name, domain } }),
      ...(token.domainId === null ? {} : { domain }),
      user: {
        id: token.userId,
        name: users.byId(token.userId)?.name ?? '',
        password_expires_at: '',
        domain,
      },
    },
  };
}
