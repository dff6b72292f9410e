import { GATEWAY } from '../http/answer';
import { type ApiRequest, header, param } from '../http/request';
import type { Caller } from '../http/router';
import type { Estate } from '../estate/estate';
import type { TokenStore } from './tokens';

/** How the API gateway finds out who calls Workspace or CloudDC, before the service sees it. */
export type Authenticate = (request: ApiRequest) => Caller;

/**
 * By token: `X-Auth-Token`, scoped to the project in the path (section 6).
 * A way to check signed requests (section 4) would stand beside it and be chosen by the
 * `Authorization` header.
 */
export function byToken(tokens: TokenStore, estate: Estate): Authenticate {
  return (request) => {
    const value = header(request.headers, 'x-auth-token');
    if (value === undefined || value === '') throw GATEWAY.noToken();
    const verdict = tokens.check(value);
    if (verdict.state === 'unknown') throw GATEWAY.badToken();
    if (verdict.state !== 'valid') throw GATEWAY.staleToken();

    const projectId = param(request, 'project_id');
    // A project of another region: the token is no good here (APIGW.0307).
    if (estate.project(projectId) === undefined) throw GATEWAY.staleToken();
    if (verdict.token.projectId !== projectId) throw GATEWAY.notAllowed();
    return { userId: verdict.token.userId, projectId };
  };
}
