import type { Answer } from './answer';
import type { IamUser } from '../iam/users';
import type { ApiRequest } from './request';

export type Service = 'iam' | 'workspace' | 'clouddc';

/** Who calls, once `authenticate` has looked at the request. */
export interface Caller {
  readonly user: IamUser;
  readonly projectId: string;
}

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v2/{project_id}/desktops/{desktop_id}`; earlier routes win over later ones. */
  readonly path: string;
}

/** A call behind the API gateway: it needs a proof for the project in its path. */
export interface ProjectRoute extends RouteBase {
  readonly service: 'workspace' | 'clouddc';
  /** The IAM action that a policy allows or denies. */
  readonly action: string;
  readonly handle: (request: ApiRequest) => Answer;
}

/** A call of IAM or STS, which look at the proof themselves. */
export interface IamRoute extends RouteBase {
  readonly service: 'iam';
  readonly handle: (request: ApiRequest) => Answer;
}

export type Route = ProjectRoute | IamRoute;

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function matchPath(
  pattern: readonly string[],
  path: readonly string[],
): RouteMatch['params'] | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = decode(path[index] ?? '');
    if (actual === undefined) return undefined;
    if (expected.startsWith('{')) {
      if (actual === '') return undefined;
      params[expected.slice(1, -1)] = actual;
    } else if (expected !== actual) return undefined;
  }
  return params;
}

/** Finds the route of a request; the gateway publishes nothing else (APIGW.0101). */
export class Router {
  private readonly routes: readonly {
    readonly route: Route;
    readonly segments: readonly string[];
  }[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({ route, segments: route.path.split('/') }));
  }

  match(method: string, path: string): RouteMatch | undefined {
    const parts = path.split('/');
    for (const { route, segments } of this.routes) {
      if (route.method !== method) continue;
      const params = matchPath(segments, parts);
      if (params !== undefined) return { route, params };
    }
    return undefined;
  }
}
