import { CloudClient } from '../cloud/client';
import type { Authenticator } from '../cloud/authenticator';
import { Clocks } from '../cloud/clocks';
import { Hosts } from '../cloud/hosts';
import { LIMITS } from '../cloud/limits';
import type { Pace } from '../cloud/pace';
import { endpointsOf } from '../cloud/regions';
import { Failure } from '../errors';
import { Transport, type TransportOptions } from '../cloud/transport';

/** Time that passes when somebody waits, and chance that is always the same. */
export class FakePace implements Pace {
  readonly waits: number[] = [];
  time = Date.parse('2026-11-21T08:00:00Z');

  wait(ms: number): Promise<void> {
    this.waits.push(ms);
    this.time += ms;
    return Promise.resolve();
  }

  random(): number {
    return 0.5;
  }

  readonly now = (): number => this.time;
}

/** A request as it was sent. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly signal: AbortSignal | null;
}

export type Answerer = (sent: Sent, index: number) => Response | Promise<Response>;

export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** The gateway's refusal of a token, which another one may mend. */
export const staleToken = (): Response =>
  json({ error_code: 'APIGW.0307', error_msg: 'The token must be updated.' }, 401);

/** A cloud that answers what a test says. */
export class ScriptedCloud {
  readonly pace = new FakePace();
  readonly sent: Sent[] = [];
  readonly transport: Transport;

  constructor(answer: Answerer, more: Partial<TransportOptions> = {}) {
    this.transport = new Transport({
      fetch: async (url, init) => {
        const text = init.body;
        const sent: Sent = {
          method: init.method ?? 'GET',
          url: new URL(url),
          headers: Object.fromEntries(new Headers(init.headers)),
          body: typeof text === 'string' ? JSON.parse(text) : undefined,
          signal: init.signal ?? null,
        };
        this.sent.push(sent);
        return answer(sent, this.sent.length - 1);
      },
      pace: this.pace,
      limits: LIMITS,
      hosts: new Hosts(),
      clocks: new Clocks(this.pace.now),
      shown: () => undefined,
      isHeld: () => false,
      ...more,
    });
  }

  /** A client of the project `p1` in cn-north-4. */
  client(authenticator: Authenticator = openDoor, signal?: AbortSignal): CloudClient {
    return new CloudClient({
      transport: this.transport,
      endpoints: endpointsOf('cn-north-4', {}),
      authenticator,
      projectId: 'p1',
      signal: signal ?? new AbortController().signal,
    });
  }
}

/** Asks for no proof at all. */
export const openDoor: Authenticator = {
  prove: () =>
    Promise.resolve({
      headersFor: ({ headers }) => headers,
      onRefused: () => undefined,
      judge: (failure) => failure,
    }),
  close: () => undefined,
};

/** The code a call fails with; `done` when it does not. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.data.code : String(thrown);
  }
}
