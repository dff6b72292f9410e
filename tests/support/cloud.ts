import { Connection } from '../../main/accounts/connection';
import { Clocks } from '../../main/cloud/clocks';
import { Hosts } from '../../main/cloud/hosts';
import { LIMITS, type Limits } from '../../main/cloud/limits';
import type { Pace } from '../../main/cloud/pace';
import { Transport, type Fetch } from '../../main/cloud/transport';
import { joinSignIn } from '../../main/credentials/sign-in';
import type { Credential, Login } from '../../preload/contract/login';
import type { PracticeRegion } from '../../main/practice/region';

/** Chromium's words for what Node's `fetch` reports, as far as the tests meet it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'net::ERR_NAME_NOT_RESOLVED'],
  [/ECONNREFUSED/, 'net::ERR_CONNECTION_REFUSED'],
  [/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/, 'net::ERR_CERT_AUTHORITY_INVALID'],
  [/CERT_HAS_EXPIRED/, 'net::ERR_CERT_DATE_INVALID'],
  [/ALTNAME/, 'net::ERR_CERT_COMMON_NAME_INVALID'],
  [/redirect/i, "Attempted to redirect, but redirect policy was 'error'"],
];

function inChromiumsWords(thrown: unknown): Error {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const text = [String(thrown), String(cause), code].join(' ');
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

/** The ways to sign in that the tests of the transport need. */
export type Way = 'password' | 'access-key';

function signInTo({ signIns, credentials }: PracticeRegion, way: Way): SignInHalves {
  switch (way) {
    case 'password': {
      const { domainName, userName, password } = credentials;
      const login = { kind: way, domainName, userName } as const;
      return { login, credential: { kind: way, password } };
    }
    case 'access-key': {
      const { accessKey, secretKey } = signIns.accessKey;
      return { login: { kind: way, accessKey }, credential: { kind: way, secretKey } };
    }
  }
}

/** A connection to a practice region, as the app makes it, but for Electron's network. */
export function connectTo(
  region: PracticeRegion,
  { limits = LIMITS, way = 'password' }: { readonly limits?: Limits; readonly way?: Way } = {},
): Promise<Connection> {
  const pace = new ImpatientPace();
  const { login, credential } = signInTo(region, way);
  const transport = new Transport({
    fetch: nodeFetch,
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
    { openTransport: () => transport, now: Date.now, random: () => 0.5 },
    { onEnded: () => undefined, onSkew: () => undefined },
  );
}
