import type { X509Certificate } from 'node:crypto';
import type { AccountDetails, Project } from '../../preload/contract/models';
import { CloudClient } from '../cloud/client';
import { endpointsOf, globalIam, regionOfProject, type Endpoints } from '../cloud/regions';
import { Explainer } from '../cloud/sts';
import type { Transport } from '../cloud/transport';
import { disposeSignIn, type SignIn } from '../credentials/sign-in';
import { Failure } from '../errors';
import type { Policy } from '../policy/policy';
import { parseAuthorities } from '../security/certificates';
import { enter, projectsFor, type Door, type Entered } from './ways';

/** What an account's network session trusts, and what it tells. */
export interface LineOptions {
  readonly authorities: readonly X509Certificate[];
  readonly isOwnHost: (hostname: string) => boolean;
  /** The clock of this computer differs from a host's, in milliseconds. */
  readonly onSkew: (skewMs: number) => void;
}

/** Makes the transport of an account. */
export type OpenTransport = (options: LineOptions) => Transport;

/** What an account hears of its session. */
export interface SessionEvents {
  /** It has ended by itself and only the technician can begin another. */
  readonly onEnded: (failure: Failure) => void;
  readonly onSkew: (skewMs: number) => void;
}

export interface ConnectionOptions {
  readonly openTransport: OpenTransport;
  readonly policy: Pick<Policy, 'checkEndpoint'>;
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * A signed-in account: its credentials, token and the client of its project. Lives from sign-in to
 * sign-out, in memory only.
 */
export class Connection {
  readonly project: Project;
  readonly client: CloudClient;
  /** As typed, with the region that the project told where none was. */
  readonly details: AccountDetails;
  readonly authorities: readonly X509Certificate[];
  readonly endsAt: Date | null;
  readonly #line: Line;
  readonly #entered: Entered;
  readonly #signIn: SignIn;

  private constructor(line: Line, entered: Entered, signIn: SignIn, details: AccountDetails) {
    const { transport, end } = line;
    const { project, authenticator } = entered;
    const endpoints = line.extend(details.region);
    const reach = { transport, endpoints, authenticator, signal: end.signal };
    const { explain } = new Explainer(new CloudClient({ ...reach, projectId: null }));
    this.project = project;
    this.client = new CloudClient({ ...reach, projectId: project.id, explain });
    this.details = details;
    this.authorities = line.authorities;
    this.endsAt = entered.endsAt;
    this.#line = line;
    this.#entered = entered;
    this.#signIn = signIn;
  }

  /**
   * Signs in. The secrets are the connection's from now on; a failed sign-in drops them.
   * @throws Failure of the way that was chosen; `region-unknown`, `region-mismatch`
   */
  static async open(
    details: AccountDetails,
    signIn: SignIn,
    options: ConnectionOptions,
    events: SessionEvents,
  ): Promise<Connection> {
    try {
      const line = openLine(details, options, events);
      const entered = await enter(line, signIn, details);
      return new Connection(line, entered, signIn, {
        ...details,
        region: regionFor(details, entered.project),
      });
    } catch (thrown) {
      disposeSignIn(signIn);
      throw thrown;
    }
  }

  /** Signed out: token and secrets are dropped, and whatever is still being asked is given up. */
  close(): void {
    this.#entered.authenticator.close();
    this.#line.end.abort();
    disposeSignIn(this.#signIn);
  }
}

/**
 * A project belongs to one region, and its name tells which. A pasted token brings a project that
 * nobody has compared with the typed region yet; other operators may name theirs otherwise.
 */
function regionFor({ region, login, endpoints }: AccountDetails, project: Project): string {
  const typed = region.trim();
  const told = regionOfProject(project.name);
  if (typed === '') {
    if (told === undefined) throw new Failure('region-unknown');
    return told;
  }
  const isHuaweis = (endpoints.iam?.trim() ?? '') === '';
  if (login.kind === 'token' && isHuaweis && told !== undefined && told !== typed) {
    throw new Failure('region-mismatch', { detail: project.name });
  }
  return typed;
}

interface Line extends Door {
  readonly authorities: readonly X509Certificate[];
  readonly end: AbortController;
  /** The region is known now: its hosts are the account's as well. */
  readonly extend: (region: string) => Endpoints;
}

function openLine(
  details: AccountDetails,
  { openTransport, policy, now, random }: ConnectionOptions,
  { onEnded, onSkew }: SessionEvents,
): Line {
  const authorities = details.trustedCa.trim() === '' ? [] : parseAuthorities(details.trustedCa);
  const hosts = new Set<string>();
  const own = (endpoints: Endpoints): Endpoints => {
    for (const endpoint of Object.values(endpoints)) {
      policy.checkEndpoint(endpoint);
      hosts.add(new URL(endpoint).hostname);
    }
    return endpoints;
  };
  const region = details.region.trim();
  const iam = globalIam(details.endpoints);
  const endpoints = own(
    region === ''
      ? { iam, workspace: iam, clouddc: iam, sts: iam }
      : endpointsOf(region, details.endpoints),
  );
  const end = new AbortController();
  return {
    transport: openTransport({ authorities, isOwnHost: (host) => hosts.has(host), onSkew }),
    endpoints,
    signal: end.signal,
    onEnded,
    now,
    random,
    authorities,
    end,
    extend: (found) => own(endpointsOf(found, details.endpoints)),
  };
}

/** The projects of the typed region that the typed secrets may use. Signs nobody in. */
export async function findProjects(
  details: AccountDetails,
  signIn: SignIn,
  options: ConnectionOptions,
): Promise<Project[]> {
  const ignore = (): void => undefined;
  try {
    const line = openLine(details, options, { onEnded: ignore, onSkew: ignore });
    const region = details.region.trim();
    // Some, such as the object store's, belong to no region.
    return (await projectsFor(line, signIn))
      .filter(({ name }) =>
        region === ''
          ? regionOfProject(name) !== undefined
          : name === region || name.startsWith(`${region}_`),
      )
      .sort((a, b) => a.name.localeCompare(b.name));
  } finally {
    disposeSignIn(signIn);
  }
}
