import type { Session } from 'electron';
import type { RequestNews } from '../../security/fence';
import type { Trail } from './evidence';

/** A request that goes to a proxy says so: `PROXY host:port`, `HTTPS host:port`, `SOCKS5 host:port`. */
const PROXY = /^(?:PROXY|HTTPS|SOCKS\d?)\s+([^\s;]+)/i;

/** The proxy in an answer of `resolveProxy`; only the first choice counts. */
export function proxyIn(answer: string): string | null {
  return PROXY.exec(answer.trim())?.[1] ?? null;
}

/** Notes what the requests of one guest came to, for whoever asks afterwards why there is no picture. */
export class TrailRecorder {
  readonly #host: string;
  #page: number | null = null;
  #tried = false;
  #handshake: number | null = null;
  #socketError = '';

  constructor(host: string) {
    this.#host = host;
  }

  readonly note = ({ type, status, error }: RequestNews): void => {
    if (type === 'mainFrame' && status !== undefined) this.#page = status;
    if (type !== 'webSocket') return;
    this.#tried = true;
    // An answered handshake that is no WebSocket ends with an error as well: the status says more.
    if (status !== undefined) this.#handshake = status;
    if (error !== undefined) this.#socketError = error;
  };

  /** @param session asked for the proxy on the way to the console */
  async read(session: Pick<Session, 'resolveProxy'>, page: string): Promise<Trail> {
    let proxy: string | null = null;
    try {
      proxy = proxyIn(await session.resolveProxy(page));
    } catch {
      // Without it the diagnosis names no proxy.
    }
    return { ...this.now, proxy };
  }

  /** What is known without asking. */
  get now(): Trail {
    return {
      host: this.#host,
      page: this.#page,
      tried: this.#tried,
      handshake: this.#handshake,
      socketError: this.#socketError,
      proxy: null,
    };
  }
}
