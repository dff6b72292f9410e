import type { IamRoute } from '../http/router';
import type { IamContext, IamHandler } from './context';
import { createToken, showToken } from './issue-token';
import { listDomains, listOwnProjects, listProjects, listUserProjects } from './projects';
import { createTemporaryKeys, decodeMessage, showCaller } from './security-tokens';

/** Identity and Access Management v3, and of STS v5 what goes with it (section 3). */
export function iamRoutes(context: IamContext): readonly IamRoute[] {
  const route = (method: IamRoute['method'], path: string, handler: IamHandler): IamRoute => ({
    service: 'iam',
    method,
    path,
    handle: (request) => handler(context, request),
  });
  return [
    route('POST', '/v3/auth/tokens', createToken),
    route('GET', '/v3/auth/tokens', showToken),
    route('GET', '/v3/auth/projects', listOwnProjects),
    route('GET', '/v3/auth/domains', listDomains),
    route('GET', '/v3/projects', listProjects),
    route('GET', '/v3/users/{user_id}/projects', listUserProjects),
    route('POST', '/v3.0/OS-CREDENTIAL/securitytokens', createTemporaryKeys),
    route('POST', '/v5/decode-authorization-message', decodeMessage),
    route('GET', '/v5/caller-identity', showCaller),
  ];
}
