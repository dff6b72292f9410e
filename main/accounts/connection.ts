import type { X509Certificate } from 'node:crypto';
import type { AccountDetails, Project } from '../../preload/contract/models';
import { ProjectClient } from '../cloud/client';
import { listProjects, requestToken, type IssuedToken, type Scope } from '../cloud/iam';
import { endpointsOf, type Endpoints } from '../cloud/regions';
import { TokenSource } from '../cloud/tokens';
import type { Transport } from '../cloud/transport';
import type { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import { parseAuthorities } from '../security/certificates';

/** Makes the transport of an account: its network session trusts these authorities for these hosts. */
export type OpenTransport = (
  authorities: readonly X509Certificate[],
  isOwnHost: (hostname: string) => boolean,
) => Transport;

/** Project ids are 32 hexadecimal digits; anything else typed is a name. */
const PROJECT_ID = /^[0-9a-f]{32}$/;

/** What the technician typed as project, as the scope of a token; nothing typed is the region's own project. */
export function scopeOf(details: Pick<AccountDetails, 'project' | 'region'>): Scope {
  const typed = details.project.trim();
  if (PROJECT_ID.test(typed)) return { project: { id: typed } };
  return { project: { name: typed === '' ? details.region : typed } };
}

/**
 * A signed-in account: its credentials, token and the client of its project. Lives from sign-in to
 * sign-out, in memory only.
 */
export class Connection {
  readonly project: Project;
  readonly client: ProjectClient;
  readonly authorities: readonly X509Certificate[];
  readonly #password: Secret;
  readonly #tokens: TokenSource;

  private constructor(
    login: Login,
    tokens: TokenSource,
    project: Project,
    authorities: readonly X509Certificate[],
  ) {
    this.project = project;
    this.authorities = authorities;
    this.client = new ProjectClient(login.transport, login.endpoints, tokens, project.id);
    this.#password = login.password;
    this.#tokens = tokens;
  }

  /**
   * Signs in. The password is the connection's from now on; a failed sign-in drops it.
   * @throws Failure, see `requestToken`
   */
  static async open(
    details: AccountDetails,
    password: Secret,
    openTransport: OpenTransport,
  ): Promise<Connection> {
    try {
      return await Connection.#signIn(details, password, openTransport);
    } catch (thrown) {
      password.dispose();
      throw thrown;
    }
  }

  static async #signIn(
    details: AccountDetails,
    password: Secret,
    openTransport: OpenTransport,
  ): Promise<Connection> {
    const login = startLogin(details, password, openTransport);
    const issue = (scope: Scope): Promise<IssuedToken> =>
      requestToken(login.transport, login.endpoints.iam, { ...details, password }, scope);
    const issued = await issue(scopeOf(details));
    const { project } = issued;
    if (project === null) {
      issued.token.dispose();
      throw new Failure('project-unknown', { params: { project: details.project } });
    }
    const tokens = new TokenSource(() => issue({ project: { id: project.id } }));
    tokens.accept(issued);
    return new Connection(login, tokens, project, login.authorities);
  }

  /** Signed out: token and password are dropped. */
  close(): void {
    this.#tokens.close();
    this.#password.dispose();
  }
}

interface Login {
  readonly endpoints: Endpoints;
  readonly transport: Transport;
  readonly password: Secret;
  readonly authorities: readonly X509Certificate[];
}

function startLogin(
  details: AccountDetails,
  password: Secret,
  openTransport: OpenTransport,
): Login {
  const endpoints = endpointsOf(details.region, details.endpoints);
  const authorities = details.trustedCa.trim() === '' ? [] : parseAuthorities(details.trustedCa);
  const hosts = Object.values(endpoints).map((endpoint) => new URL(endpoint).hostname);
  const transport = openTransport(authorities, (hostname) => hosts.includes(hostname));
  return { endpoints, transport, password, authorities };
}

/** The projects of the typed region that the typed credentials may use. Signs nobody in. */
export async function findProjects(
  details: AccountDetails,
  password: Secret,
  openTransport: OpenTransport,
): Promise<Project[]> {
  const { endpoints, transport } = startLogin(details, password, openTransport);
  const { token } = await requestToken(transport, endpoints.iam, { ...details, password }, 'none');
  try {
    return await listProjects(transport, endpoints.iam, token, details.region);
  } finally {
    token.dispose();
  }
}
