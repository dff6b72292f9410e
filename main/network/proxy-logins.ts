import { randomUUID } from 'node:crypto';
import type { ProxyAnswer, ProxyQuestion } from '../../preload/contract/models';
import { Secret } from '../credentials/secret';

/** Who asks: the part of Electron's `AuthInfo` that is used. */
export interface ProxyChallenge {
  readonly host: string;
  readonly port: number;
  readonly realm: string;
  readonly scheme: string;
}

export interface ProxyLogin {
  readonly userName: string;
  readonly password: Secret;
}

interface Asked {
  readonly question: ProxyQuestion;
  readonly login: Promise<ProxyLogin | undefined>;
  readonly resolve: (login: ProxyLogin | undefined) => void;
}

/**
 * Logins for proxies between this computer and the cloud. The technician is asked once per proxy,
 * however many connections wait, and what was typed is kept in memory until the app ends. One that is
 * declined is not asked for again by itself until somebody tries anew.
 */
export class ProxyLogins {
  readonly #ask: (question: ProxyQuestion | null) => void;
  readonly #known = new Map<string, ProxyLogin>();
  /** One at a time: two dialogs would cover each other. */
  readonly #asked: Asked[] = [];

  constructor(ask: (question: ProxyQuestion | null) => void) {
    this.#ask = ask;
  }

  /** Does somebody wait for the technician? */
  get isAsking(): boolean {
    return this.#asked.length > 0;
  }

  /**
   * The login for a proxy; undefined when the technician declined.
   * @param refused the one given for the same request before, which the proxy did not take
   */
  login(
    challenge: ProxyChallenge,
    refused: ProxyLogin | undefined,
  ): Promise<ProxyLogin | undefined> {
    const proxy = `${challenge.host}:${challenge.port}`;
    const known = this.#known.get(proxy);
    // Another request may have brought a better one meanwhile.
    if (known !== undefined && known !== refused) return Promise.resolve(known);
    if (refused !== undefined) this.#forget(proxy);
    const open = this.#asked.find(({ question }) => question.proxy === proxy);
    if (open !== undefined) return open.login;
    return this.#question({
      askId: randomUUID(),
      proxy,
      realm: challenge.realm,
      scheme: challenge.scheme,
      again: refused !== undefined,
    });
  }

  /** The technician answered. */
  answer({ askId, login }: ProxyAnswer): void {
    const at = this.#asked.findIndex(({ question }) => question.askId === askId);
    const asked = this.#asked[at];
    if (asked === undefined) return;
    this.#asked.splice(at, 1);
    const given =
      login.kind === 'declined'
        ? undefined
        : { userName: login.userName, password: new Secret(login.password) };
    if (given !== undefined) this.#known.set(asked.question.proxy, given);
    this.#ask(this.#asked[0]?.question ?? null);
    asked.resolve(given);
  }

  #question(question: ProxyQuestion): Promise<ProxyLogin | undefined> {
    let resolve: Asked['resolve'] = () => undefined;
    const login = new Promise<ProxyLogin | undefined>((done) => {
      resolve = done;
    });
    this.#asked.push({ question, login, resolve });
    if (this.#asked.length === 1) this.#ask(question);
    return login;
  }

  #forget(proxy: string): void {
    this.#known.get(proxy)?.password.dispose();
    this.#known.delete(proxy);
  }
}
