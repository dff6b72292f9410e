import { Connection } from '../../main/accounts/connection';
import { Clocks } from '../../main/cloud/clocks';
import { Hosts } from '../../main/cloud/hosts';
import { LIMITS, type Limits } from '../../main/cloud/limits';
import type { Pace } from '../../main/cloud/pace';
import { Transport, type Fetch } from '../../main/cloud/transport';
import { joinSignIn } from '../../main/credentials/sign-in';
import { policyOf } from '../../main/testing/policy';
import type { Credential, Login } from '../../preload/contract/login';
import type { PracticeCredentials, PracticeRegion } from '../../main/practice/region';

/** Chromium's words for what Node's `fetch` reports, as far as the tests meet it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'net::ERR_NAME_NOT_RESOLVED'],
  [/ECONNREFUSED/, 'net::ERR_CONNECTION_REFUSED'],
  [/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/, 'net::ERR_CERT_AUTHORITY_INVALID'],
  [/CERT_HAS_EXPIRED/, 'net::ERR_CERT_DATE_INVALID'],
  [/ALTNAME/, 'net::ERR_CERT_COMMON_NAME_INVALID'],
  [/redirect/i, "Attempted to redirect, but redirect policy was 'error'"],
];

export function inChromiumsWords(thrown: unknown): Error {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const codes = [thrown, cause].map((one) =>
    one instanceof Error && 'code' in one ? String(one.code) : '',
  );
  const text = [String(thrown), String(cause), ...codes].join(' ');
  const words = WORDS.find(([pattern]) => pattern.test(text))?.[1];
  return new Error(words ?? `net::ERR_CONNECTION_RESET (${text})`);
}

/** Node's `fetch` in place of Chromium's, where Electron is not needed. */
export const nodeFetch: Fetch = async (url, init) => {
  try {
    return await fetch(url, init);
  } catch (thrown) {
    throw inChromiumsWords(thrown);
  }
};

/** Waits nothing, and counts how long it should have been. */
export class ImpatientPace implements Pace {
  waited = 0;

  wait(ms: number): Promise<void> {
    this.waited += ms;
    return Promise.resolve();
  }

  random(): number {
    return 0.5;
  }

  now(): number {
    return Date.now();
  }
}

interface SignInHalves {
  readonly login: Login;
  readonly credential: Credential;
}

/** How a test signs in; a token has to be made first. */
export type Way =
  | { readonly kind: 'password' | 'password-mfa' | 'access-key' }
  | { readonly kind: 'token'; readonly token: string };

function signInTo(region: PracticeRegion, way: Way): SignInHalves {
  const { signIns, credentials } = region;
  const { domainName } = credentials;
  switch (way.kind) {
    case 'password': {
      const { userName, password } = credentials;
      const login = { kind: 'password', domainName, userName } as const;
      return { login, credential: { kind: 'password', password } };
    }
    case 'password-mfa': {
      const { userName, userId, password } = signIns.mfa;
      const login = { kind: 'password-mfa', domainName, userName, userId } as const;
      return { login, credential: { kind: 'password-mfa', password, passcode: region.passcode() } };
    }
    case 'access-key': {
      const { accessKey, secretKey } = signIns.accessKey;
      return {
        login: { kind: 'access-key', accessKey },
        credential: { kind: 'access-key', secretKey },
      };
    }
    case 'token':
      return { login: { kind: 'token' }, credential: way };
  }
}

export interface ConnectOptions {
  readonly limits?: Limits;
  readonly way?: Way;
  readonly fetch?: Fetch;
}

/** A connection to a practice region, as the app makes it, but for Electron's network. */
export function connectTo(
  region: PracticeRegion,
  { limits = LIMITS, way = { kind: 'password' }, fetch: send = nodeFetch }: ConnectOptions = {},
): Promise<Connection> {
  const pace = new ImpatientPace();
  const { login, credential } = signInTo(region, way);
  const transport = new Transport({
    fetch: send,
    pace,
    limits,
    hosts: new Hosts(),
    clocks: new Clocks(() => pace.now()),
    shown: () => undefined,
    isHeld: () => false,
  });
  return Connection.open(
    {
      name: 'Practice',
      login,
      region: region.credentials.region,
      project: '',
      endpoints: { iam: region.url, workspace: region.url, clouddc: region.url },
      trustedCa: '',
      consoleHosts: [],
    },
    joinSignIn(login, credential, undefined),
    {
      openTransport: () => transport,
      policy: policyOf(),
      now: Date.now,
      random: () => 0.5,
    },
    { onEnded: () => undefined, onSkew: () => undefined },
  );
}

/** A token as another program would ask for it. */
export async function makeToken(
  region: PracticeRegion,
  send: Fetch = nodeFetch,
  { userName, password }: Pick<PracticeCredentials, 'userName' | 'password'> = region.credentials,
): Promise<string> {
  const { domainName, region: project } = region.credentials;
  const user = { name: userName, password, domain: { name: domainName } };
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: { project: { name: project } },
  };
  const { headers } = await send(`${region.url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth }),
  });
  return headers.get('X-Subject-Token') ?? '';
}
