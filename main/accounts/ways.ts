/** Each way to sign in, from the typed secrets to an authenticator and the project it is for. */
import type { AccountDetails, Project } from '../../preload/contract/models';
import type { Authenticator } from '../cloud/authenticator';
import { CloudClient } from '../cloud/client';
import {
  findProject,
  listOwnProjects,
  requestToken,
  showToken,
  type ScopedToken,
  type Scope,
} from '../cloud/iam';
import { KeyAuthenticator } from '../cloud/key-authenticator';
import type { Endpoints } from '../cloud/regions';
import { TokenAuthenticator } from '../cloud/token-authenticator';
import { TokenSource, type TokenOrigin } from '../cloud/tokens';
import type { Transport } from '../cloud/transport';
import type { KeySignIn, PasswordSignIn, SignIn } from '../credentials/sign-in';
import { Failure } from '../errors';

/** What every way needs. */
export interface Door {
  readonly transport: Transport;
  /** Of the region; of IAM above the regions when none was typed. */
  readonly endpoints: Endpoints;
  readonly signal: AbortSignal;
  /** The session has ended and only the technician can begin another. */
  readonly onEnded: (failure: Failure) => void;
  readonly now: () => number;
  readonly random: () => number;
}

/** Signed in. */
export interface Entered {
  readonly authenticator: Authenticator;
  readonly project: Project;
  /** When it ends because nothing can renew it. */
  readonly endsAt: Date | null;
}

/** Project ids are 32 hexadecimal digits; anything else typed is a name. */
const PROJECT_ID = /^[0-9a-f]{32}$/;

/**
 * What the technician typed as project; nothing typed is the region's own project.
 * @throws Failure `region-unknown` when neither was typed
 */
export function wantedProject(
  details: Pick<AccountDetails, 'project' | 'region'>,
): { readonly id: string } | { readonly name: string } {
  const typed = details.project.trim();
  if (PROJECT_ID.test(typed)) return { id: typed };
  const name = typed === '' ? details.region.trim() : typed;
  if (name === '') throw new Failure('region-unknown');
  return { name };
}

function iamClient(door: Door, authenticator: Authenticator): CloudClient {
  const { transport, endpoints, signal } = door;
  return new CloudClient({ transport, endpoints, authenticator, projectId: null, signal });
}

function tokenAuthenticator(door: Door, origin: TokenOrigin, issued: ScopedToken): Authenticator {
  const tokens = new TokenSource(origin, door.now, door.random);
  tokens.accept(issued);
  return new TokenAuthenticator(tokens, door.now);
}

/** A token that cannot be renewed: when it is over, that is said once to whoever asks, and the account. */
function endsWith(door: Door, code: 'token-expired' | 'passcode-needed'): TokenOrigin {
  return {
    renewable: false,
    over: () => {
      const failure = new Failure(code);
      door.onEnded(failure);
      return failure;
    },
  };
}

async function enterWithPassword(
  door: Door,
  signIn: PasswordSignIn,
  details: AccountDetails,
): Promise<Entered> {
  const { transport, endpoints, signal } = door;
  const issue = (scope: Scope): Promise<ScopedToken> =>
    requestToken(transport, endpoints.iam, signIn, scope, signal);
  const issued = await issue({ project: wantedProject(details) });
  const { project } = issued;
  if (project === null) {
    issued.token.dispose();
    throw new Failure('project-unknown', { params: { project: details.project } });
  }
  if (signIn.kind === 'password-mfa') {
    const authenticator = tokenAuthenticator(door, endsWith(door, 'passcode-needed'), issued);
    return { authenticator, project, endsAt: issued.expiresAt };
  }
  const origin: TokenOrigin = {
    renewable: true,
    issue: () => issue({ project: { id: project.id } }),
  };
  return { authenticator: tokenAuthenticator(door, origin, issued), project, endsAt: null };
}

function keyAuthenticator(door: Door, signIn: KeySignIn): KeyAuthenticator {
  const { secretKey, accessKey } = signIn;
  const { transport, onEnded, now } = door;
  const keys =
    signIn.kind === 'temporary-key'
      ? { accessKey, secretKey, securityToken: signIn.securityToken }
      : { accessKey, secretKey };
  return new KeyAuthenticator({ keys, clocks: transport.clocks, now, onEnded });
}

async function enterWithKeys(
  door: Door,
  signIn: KeySignIn,
  details: AccountDetails,
): Promise<Entered> {
  const authenticator = keyAuthenticator(door, signIn);
  const project = await findProject(iamClient(door, authenticator), wantedProject(details));
  return { authenticator, project, endsAt: null };
}

async function enterWithToken(
  door: Door,
  signIn: Extract<SignIn, { readonly kind: 'token' }>,
): Promise<Entered> {
  const { transport, endpoints, signal } = door;
  const shown = await showToken(transport, endpoints.iam, signIn.token, signal);
  const { project } = shown;
  if (project === null) {
    throw new Failure('token-refused', { detail: 'The token is not scoped to a project.' });
  }
  const authenticator = tokenAuthenticator(door, endsWith(door, 'token-expired'), shown);
  return { authenticator, project, endsAt: shown.expiresAt };
}

/** Signs in. @throws Failure of the way that was chosen */
export function enter(door: Door, signIn: SignIn, details: AccountDetails): Promise<Entered> {
  switch (signIn.kind) {
    case 'password':
    case 'password-mfa':
      return enterWithPassword(door, signIn, details);
    case 'access-key':
    case 'temporary-key':
      return enterWithKeys(door, signIn, details);
    case 'token':
      return enterWithToken(door, signIn);
  }
}

/** The projects that the typed secrets may use. Signs nobody in. */
export async function projectsFor(door: Door, signIn: SignIn): Promise<readonly Project[]> {
  const authenticator = await unscoped(door, signIn);
  try {
    return await listOwnProjects(iamClient(door, authenticator));
  } finally {
    authenticator.close();
  }
}

async function unscoped(door: Door, signIn: SignIn): Promise<Authenticator> {
  const { transport, endpoints, signal } = door;
  switch (signIn.kind) {
    case 'password':
    case 'password-mfa': {
      const token = await requestToken(transport, endpoints.iam, signIn, 'none', signal);
      return tokenAuthenticator(door, endsWith(door, 'passcode-needed'), token);
    }
    case 'access-key':
    case 'temporary-key':
      return keyAuthenticator(door, signIn);
    case 'token': {
      const shown = await showToken(transport, endpoints.iam, signIn.token, signal);
      return tokenAuthenticator(door, endsWith(door, 'token-expired'), shown);
    }
  }
}
