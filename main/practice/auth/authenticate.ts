import type { Estate } from '../estate/estate';
import { GATEWAY } from '../http/answer';
import { type ApiRequest, header, param } from '../http/request';
import type { Caller } from '../http/router';
import type { IamUser, IamUsers } from '../iam/users';
import type { AccessKey, AccessKeyStore } from './access-keys';
import {
  ALGORITHM,
  canonicalRequest,
  parseAuthorization,
  parseSigningDate,
  signatureFits,
  signingDate,
} from './signature';
import type { IssuedToken, TokenStore } from './tokens';

/** The gateway rejects a request that was signed longer ago, or later, than this (section 4). */
const SKEW_MINUTES = 15;

/** Who calls and how that is known. */
export type Identity =
  | { readonly by: 'token'; readonly user: IamUser; readonly token: IssuedToken }
  | { readonly by: 'key'; readonly user: IamUser };

export interface AuthenticatorParts {
  readonly tokens: TokenStore;
  readonly keys: AccessKeyStore;
  readonly users: IamUsers;
  readonly estate: Estate;
}

/** Finds out who calls, before the service sees the request (sections 4 and 6). */
export class Authenticator {
  constructor(private readonly parts: AuthenticatorParts) {}

  /**
   * The one who calls, by signature or token; undefined when the request brings neither.
   * @throws Refusal of the gateway when the proof is no good
   */
  identify(request: ApiRequest): Identity | undefined {
    const authorization = header(request.headers, 'authorization');
    if (authorization?.startsWith(ALGORITHM) === true) {
      return this.bySignature(authorization, request);
    }
    const token = header(request.headers, 'x-auth-token') ?? '';
    return token === '' ? undefined : this.byToken(token);
  }

  /** Who calls one of the services behind the gateway: somebody of the project in the path. */
  authenticate(request: ApiRequest): Caller {
    const identity = this.identify(request);
    if (identity === undefined) throw GATEWAY.noToken();
    const projectId = param(request, 'project_id');
    const project = this.parts.estate.project(projectId);
    // A project of another region: the proof is no good here (APIGW.0307).
    if (project === undefined) throw GATEWAY.staleToken();
    const proved =
      identity.by === 'token'
        ? identity.token.projectId
        : // A sub-project has to be named by its header, the region's own need not.
          (header(request.headers, 'x-project-id') ?? this.parts.estate.projects[0]?.id);
    if (proved !== projectId) throw GATEWAY.notAllowed();
    return { user: identity.user, projectId };
  }

  private byToken(value: string): Identity {
    const verdict = this.parts.tokens.check(value);
    if (verdict.state === 'unknown') throw GATEWAY.badToken();
    if (verdict.state !== 'valid') throw GATEWAY.staleToken();
    const user = this.parts.users.byId(verdict.token.userId);
    if (user === undefined) throw GATEWAY.staleToken();
    return { by: 'token', user, token: verdict.token };
  }

  private bySignature(text: string, request: ApiRequest): Identity {
    const authorization = parseAuthorization(text);
    const stamp = header(request.headers, 'x-sdk-date') ?? '';
    const date = parseSigningDate(stamp);
    if (authorization === undefined || date === undefined) throw GATEWAY.badSignature();
    const key = this.usableKey(authorization.accessKey, request);
    if (Math.abs(request.time.getTime() - date.getTime()) > SKEW_MINUTES * 60_000) {
      throw GATEWAY.signatureExpired(stamp, signingDate(request.time));
    }

    const { signedHeaders, signature } = authorization;
    // A proof that left these out would fit other requests too.
    const required = ['host', 'x-sdk-date'];
    if (key.temporary !== undefined) required.push('x-security-token');
    const canonical = canonicalRequest(request, signedHeaders);
    const complete = required.every((name) => signedHeaders.includes(name));
    if (!complete || !signatureFits(signature, key.secretKey, stamp, canonical)) {
      this.parts.keys.failed(key.accessKey);
      throw GATEWAY.badSignature(canonical);
    }
    this.parts.keys.succeeded(key.accessKey);
    const user = this.parts.users.byId(key.userId);
    if (user === undefined) throw GATEWAY.unknownKey(key.accessKey);
    return { by: 'key', user };
  }

  /** The key, if it exists, is not locked, and has not ended. */
  private usableKey(accessKey: string, request: ApiRequest): AccessKey {
    const key = this.parts.keys.find(accessKey);
    if (key === undefined) throw GATEWAY.unknownKey(accessKey);
    if (this.parts.keys.isLocked(accessKey)) throw GATEWAY.lockedKey();
    if (key.temporary === undefined) return key;
    const sent = header(request.headers, 'x-security-token');
    if (sent !== key.temporary.securityToken) throw GATEWAY.badSecurityToken();
    if (key.temporary.expiresAt <= request.time) throw GATEWAY.expiredSecurityToken();
    return key;
  }
}
