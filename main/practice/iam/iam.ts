import { timingSafeEqual, createHash } from 'node:crypto';
import {
  type Answer,
  keystoneBadRequest,
  keystoneRefusal,
  keystoneUnauthorized,
  ok,
} from '../http/answer';
import { type ApiRequest, header, readBody } from '../http/request';
import type { IamRoute } from '../http/router';
import type { Estate } from '../estate/estate';
import type { Project } from '../estate/models';
import { catalogOf, ROLES } from './catalog';
import { tokenRequest, type TokenRequest } from './schemas';
import type { IssuedToken, Scope, TokenStore } from './tokens';

export interface IamUser {
  readonly id: string;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
}

const WRONG_PASSWORD = 'The username or password is wrong.';

/** Compares without telling by its duration where the difference is. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** IAM writes microseconds (section 3.1). */
const microseconds = (date: Date): string => date.toISOString().replace('Z', '000Z');

/** Identity and Access Management: tokens and projects (section 3). */
export class Iam {
  constructor(
    private readonly estate: Estate,
    private readonly tokens: TokenStore,
    private readonly user: IamUser,
    private readonly baseUrl: () => string,
  ) {}

  get routes(): readonly IamRoute[] {
    const route = (
      method: IamRoute['method'],
      path: string,
      handle: (request: ApiRequest) => Answer,
    ): IamRoute => ({ service: 'iam', method, path, handle });
    return [
      route('POST', '/v3/auth/tokens', (request) => this.createToken(request)),
      route('GET', '/v3/auth/tokens', (request) => this.showToken(request)),
      route('GET', '/v3/auth/projects', (request) => this.listProjects(request, null)),
      route('GET', '/v3/projects', (request) =>
        this.listProjects(request, request.query.get('name')),
      ),
      route('GET', '/v3/auth/domains', (request) => this.listDomains(request)),
    ];
  }

  /** KeystoneCreateUserTokenByPassword: 201, the token in `X-Subject-Token`. */
  private createToken(request: ApiRequest): Answer {
    const { auth } = readBody(request, tokenRequest, keystoneBadRequest);
    const { methods, password } = auth.identity;
    if (methods.length !== 1 || methods[0] !== 'password' || password === undefined) {
      throw keystoneUnauthorized('Attempted to authenticate with an unsupported method.');
    }
    const { name, password: secret, domain } = password.user;
    const domainMatches =
      domain.id === undefined
        ? domain.name === this.user.domainName
        : domain.id === this.estate.domainId;
    // Everything is compared, so that a wrong name takes as long as a wrong password.
    const secretMatches = same(secret, this.user.password);
    if (!domainMatches || name !== this.user.userName || !secretMatches) {
      throw keystoneUnauthorized(WRONG_PASSWORD);
    }
    const token = this.tokens.issue(this.user.id, this.scopeOf(auth.scope));
    return {
      status: 201,
      headers: { 'X-Subject-Token': token.value },
      body: this.tokenBody(token, this.wantsCatalog(request)),
    };
  }

  /** Validates a token: who may ask is `X-Auth-Token`, what is asked about `X-Subject-Token`. */
  private showToken(request: ApiRequest): Answer {
    this.requireToken(request);
    const subject = this.tokens.check(header(request.headers, 'x-subject-token') ?? '');
    if (subject.state !== 'valid') {
      throw keystoneRefusal(404, 'Not Found', 'Could not find token.');
    }
    return {
      status: 200,
      headers: { 'X-Subject-Token': subject.token.value },
      body: this.tokenBody(subject.token, this.wantsCatalog(request)),
    };
  }

  private listProjects(request: ApiRequest, name: string | null): Answer {
    this.requireToken(request);
    const projects = this.estate.projects
      .filter((project) => name === null || project.name === name)
      .map((project) => this.projectRow(project));
    return ok({ projects, links: this.links(request.path) });
  }

  private listDomains(request: ApiRequest): Answer {
    this.requireToken(request);
    const id = this.estate.domainId;
    return ok({
      domains: [
        {
          id,
          name: this.user.domainName,
          enabled: true,
          description: '',
          links: { self: `${this.baseUrl()}/v3/domains/${id}` },
        },
      ],
      links: this.links(request.path),
    });
  }

  private requireToken(request: ApiRequest): IssuedToken {
    const verdict = this.tokens.check(header(request.headers, 'x-auth-token') ?? '');
    if (verdict.state !== 'valid') throw keystoneUnauthorized();
    return verdict.token;
  }

  private scopeOf(scope: TokenRequest['auth']['scope']): Scope {
    if (scope?.project !== undefined && scope.domain !== undefined) {
      throw keystoneBadRequest('Scope to project or domain, not both.');
    }
    if (scope?.project !== undefined) {
      const { id, name } = scope.project;
      if (id === undefined && name === undefined) {
        throw keystoneBadRequest('Expecting to find id or name in project.');
      }
      const project = this.estate.projects.find((one) =>
        id === undefined ? one.name === name : one.id === id,
      );
      // Keystone answers an unknown project as it answers a wrong password: 401.
      if (project === undefined) {
        throw keystoneUnauthorized(`Could not find project: ${id ?? name ?? ''}.`);
      }
      return { projectId: project.id, domainId: null };
    }
    if (scope?.domain !== undefined) {
      const { id, name } = scope.domain;
      const own = id === undefined ? name === this.user.domainName : id === this.estate.domainId;
      if (!own) throw keystoneUnauthorized(`Could not find domain: ${id ?? name ?? ''}.`);
      return { projectId: null, domainId: this.estate.domainId };
    }
    return { projectId: null, domainId: null };
  }

  private wantsCatalog(request: ApiRequest): boolean {
    // Any value that is not empty drops it.
    return (request.query.get('nocatalog') ?? '') === '';
  }

  private tokenBody(token: IssuedToken, withCatalog: boolean): unknown {
    const domain = { id: this.estate.domainId, name: this.user.domainName };
    const project = token.projectId === null ? undefined : this.estate.project(token.projectId);
    const scoped = project !== undefined || token.domainId !== null;
    const catalog =
      withCatalog && scoped ? catalogOf(this.baseUrl(), this.estate.region, project?.id ?? '') : [];
    return {
      token: {
        expires_at: microseconds(token.expiresAt),
        issued_at: microseconds(token.issuedAt),
        methods: ['password'],
        ...(scoped ? { catalog, roles: ROLES } : {}),
        ...(project === undefined
          ? {}
          : { project: { id: project.id, name: project.name, domain } }),
        ...(token.domainId === null ? {} : { domain }),
        user: {
          id: this.user.id,
          name: this.user.userName,
          password_expires_at: '',
          domain,
        },
      },
    };
  }

  private projectRow(project: Project): unknown {
    return {
      id: project.id,
      name: project.name,
      enabled: true,
      parent_id: project.parentId,
      domain_id: this.estate.domainId,
      is_domain: false,
      description: project.description,
      links: { self: `${this.baseUrl()}/v3/projects/${project.id}` },
    };
  }

  private links(path: string): unknown {
    return { self: `${this.baseUrl()}${path}`, previous: null, next: null };
  }
}
