import type { AccessKeyStore } from '../auth/access-keys';
import type { Authenticator, Identity } from '../auth/authenticate';
import type { AuthorizationMessages } from '../auth/policy';
import type { IssuedToken, TokenStore } from '../auth/tokens';
import type { Estate } from '../estate/estate';
import { type Answer, keystoneDenied, keystoneUnauthorized } from '../http/answer';
import { type ApiRequest, header } from '../http/request';
import type { Behaviour } from '../options';
import type { IamUser, IamUsers } from './users';

/** What the calls of IAM and STS share. */
export interface IamContext {
  readonly estate: Estate;
  readonly tokens: TokenStore;
  readonly keys: AccessKeyStore;
  readonly users: IamUsers;
  readonly authenticator: Authenticator;
  readonly messages: AuthorizationMessages;
  readonly behaviour: Behaviour;
  readonly baseUrl: () => string;
}

export type IamHandler = (context: IamContext, request: ApiRequest) => Answer;

/** IAM writes microseconds (section 3.1). */
export const microseconds = (date: Date): string => date.toISOString().replace('Z', '000Z');

/** The account, as the answers of IAM name it. */
export const domainOf = ({ estate, users }: IamContext) => ({
  id: estate.domainId,
  name: users.domainName,
});

/** The token in `X-Auth-Token`; unlike the gateway IAM says the same of all that are no good. */
export function requireToken({ tokens }: IamContext, request: ApiRequest): IssuedToken {
  const verdict = tokens.check(header(request.headers, 'x-auth-token') ?? '');
  if (verdict.state !== 'valid') throw keystoneUnauthorized();
  return verdict.token;
}

/** Who asks, by signature or token. */
export function requireCaller(context: IamContext, request: ApiRequest): Identity {
  if (header(request.headers, 'authorization') === undefined) requireToken(context, request);
  const identity = context.authenticator.identify(request);
  if (identity === undefined) throw keystoneUnauthorized();
  return identity;
}

/** Who asks, if a policy does not deny him the action. */
export function requireAction(context: IamContext, request: ApiRequest, action: string): IamUser {
  const { user } = requireCaller(context, request);
  if (user.denied.has(action)) throw keystoneDenied(action);
  return user;
}
