import { Connection, type SessionEvents } from '../accounts/connection';
import { Clocks } from '../cloud/clocks';
import { Hosts } from '../cloud/hosts';
import { LIMITS } from '../cloud/limits';
import type { Pace } from '../cloud/pace';
import { Transport, type Fetch } from '../cloud/transport';
import { joinSignIn } from '../credentials/sign-in';
import type { AccountDetails } from '../../preload/contract/models';
import type { Accounts, SignedIn } from '../accounts/accounts';
import { Failure } from '../errors';
import { redact } from '../redact';
import { policyOf } from './policy';

/** A request as it went over the wire. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Parsed JSON; undefined when nothing was sent. */
  readonly body: unknown;
  readonly init: RequestInit;
}

/** Answers a request, or throws what `fetch` would. */
export type Answer = (sent: Sent) => Response | Promise<Response>;

/** A JSON answer. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return () =>
    new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1', ...headers },
    });
}

/** An answer of plain text, such as a proxy's page. */
export function text(body: string, status = 200, type = 'text/plain'): Answer {
  return () => new Response(body, { status, headers: { 'Content-Type': type } });
}

/** No answer: what Chromium's network stack throws. */
export function broken(message: string): Answer {
  return () => Promise.reject(new Error(message));
}

/** A waiting that a test ends itself. */
export class Gate {
  open: () => void = () => undefined;
  readonly passed = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

const TOKENS = '/v3/auth/tokens';

let lastToken = 0;

/** A cloud of scripted answers, below `fetch`; everything above it is the real code. */
export class FakeCloud {
  readonly sent: Sent[] = [];
  readonly waits: number[] = [];
  readonly #routes = new Map<string, Answer[]>();
  /** The tokens given out. No two are the same, over all clouds of a test file. */
  readonly issued: string[] = [];

  constructor() {
    this.on(`POST ${TOKENS}`, () => this.token());
  }

  /** Answers `METHOD /path` with these, one after another; the last one goes on for ever. */
  on(route: string, ...answers: readonly Answer[]): void {
    this.#routes.set(route, [...answers]);
  }

  /** A new token for the project of the test. */
  token(project: object = { id: 'p1', name: 'cn-north-4' }): Response {
    lastToken += 1;
    const text = `token-${lastToken}-of-the-fake-cloud`;
    this.issued.push(text);
    return Response.json(
      {
        token: {
          issued_at: '2026-01-01T00:00:00.000000Z',
          expires_at: '2026-01-02T00:00:00.000000Z',
          project,
        },
      },
      { status: 201, headers: { 'X-Subject-Token': text } },
    );
  }

  /** Which of the tokens are still held (and so watched for), counted from 1 in the order they were given out. */
  held(): number[] {
    return this.issued.flatMap((text, index) => (redact(text) === text ? [] : [index + 1]));
  }

  /** The requests of one route, in order. */
  calls(route: string): Sent[] {
    return this.sent.filter(({ method, url }) => `${method} ${url.pathname}` === route);
  }

  readonly fetch: Fetch = async (url, init) => {
    const { method = 'GET', body } = init;
    const sent: Sent = {
      method,
      url: new URL(url),
      headers: new Headers(init.headers),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      init,
    };
    this.sent.push(sent);
    const answers = this.#routes.get(`${method} ${sent.url.pathname}`) ?? [json({}, 501)];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (answer ?? json({}, 501))(sent);
  };

  /** Waits take no time and are noted; chance is always in the middle. */
  readonly pace: Pace = {
    wait: (ms) => {
      this.waits.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    now: Date.now,
  };

  readonly transport = new Transport({
    fetch: this.fetch,
    pace: this.pace,
    limits: LIMITS,
    hosts: new Hosts(),
    clocks: new Clocks(Date.now),
    shown: () => undefined,
    isHeld: () => false,
  });

  /** What an account's connection needs to go over this cloud. */
  readonly options = {
    openTransport: () => this.transport,
    policy: policyOf(),
    now: Date.now,
    random: () => 0.5,
  };

  /** A real connection, signed in over this cloud. */
  connect(details: Partial<AccountDetails> = {}): Promise<Connection> {
    const all = { ...DETAILS, ...details };
    const credential = { kind: 'password', password: 'the-password' } as const;
    return Connection.open(all, joinSignIn(all.login, credential, undefined), this.options, SILENT);
  }
}

/** Nobody hears what a session tells of itself. */
export const SILENT: SessionEvents = { onEnded: () => undefined, onSkew: () => undefined };

export const DETAILS: AccountDetails = {
  name: 'Customer A',
  login: { kind: 'password', domainName: 'customer-a', userName: 'zoe' },
  region: 'cn-north-4',
  project: '',
  endpoints: {},
  trustedCa: '',
  consoleHosts: [],
};

/** The signed-in accounts, as the services see them. */
export class FakeAccounts implements Pick<Accounts, 'signedIn' | 'require'> {
  readonly #accounts = new Map<string, SignedIn>();

  async add(id: string, cloud: FakeCloud, details: Partial<AccountDetails> = {}): Promise<void> {
    const connection = await cloud.connect(details);
    const kind = id === 'practice' ? 'practice' : 'cloud';
    this.#accounts.set(id, { id, kind, details: { ...DETAILS, ...details }, connection });
  }

  leave(id: string): void {
    this.#accounts.get(id)?.connection.close();
    this.#accounts.delete(id);
  }

  signedIn(): SignedIn[] {
    return [...this.#accounts.values()];
  }

  require(accountId: string): SignedIn {
    const found = this.#accounts.get(accountId);
    if (found === undefined) throw new Failure('signed-out', { accountId });
    return found;
  }
}

/** Lets everything that is ready to run do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** The error data of a refused call; fails the test when it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<Failure['data']> {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.data;
    throw thrown;
  }
  throw new Error('was not refused');
}
