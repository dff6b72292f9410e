import type { ConsoleReason, ConsoleState } from '../../preload/contract/models';

/** A page through which nothing has come by then, since its last attempt, will bring nothing any more. */
const PATIENCE_MS = 30_000;

/** The reasons that are seen from outside the page. */
export type OutsideReason = Exclude<ConsoleReason, { readonly code: 'open-failed' }>;

/**
 * A console's state, told from the page's WebSockets. Connected means that the remote side has spoken
 * on one: its first frame is the RFB greeting (RFC 6143 section 7.1.1), so an open socket with nothing
 * behind it still counts as connecting. That socket decides from then on; what happens to others (for
 * sound, say) changes nothing. A page that opens another one after it was closed is followed.
 */
export class ConnectionState {
  readonly #report: (state: ConsoleState) => void;
  /** The sockets that are open or being opened, each with what went wrong on it so far. */
  readonly #open = new Map<string, string>();
  /** The one the remote side has spoken on. */
  #live: string | undefined;
  #ended = false;
  #over = false;
  #patience: NodeJS.Timeout;

  constructor(report: (state: ConsoleState) => void) {
    this.#report = report;
    this.#patience = this.#wait();
  }

  /** A socket is being opened. */
  opening(requestId: string): void {
    this.#open.set(requestId, '');
    if (this.#ended) this.#again();
  }

  /** The server answered the handshake. Anything but 101 is a refusal. */
  answered(requestId: string, status: number): void {
    if (status !== 101) this.errored(requestId, `HTTP ${status}`);
  }

  /** A frame came. Called for every frame, so it does nothing after the first. */
  received(requestId: string): void {
    if (this.#live !== undefined || this.#over || !this.#open.has(requestId)) return;
    this.#live = requestId;
    clearTimeout(this.#patience);
    this.#report({ state: 'connected', since: new Date().toISOString() });
  }

  /** The network reports a failure of the socket; `closed` follows. */
  errored(requestId: string, error: string): void {
    if (this.#open.get(requestId) === '') this.#open.set(requestId, error);
  }

  closed(requestId: string): void {
    const error = this.#open.get(requestId);
    if (error === undefined) return;
    this.#open.delete(requestId);
    if (this.#over) return;
    if (this.#live === requestId) {
      this.#live = undefined;
      // The page has opened another one before it let this one go.
      if (this.#open.size > 0) {
        this.#again();
        return;
      }
      this.#ended = true;
      const code = error === '' ? 'closed-by-server' : 'connection-lost';
      this.#report({ state: 'disconnected', reason: { code, detail: error } });
    } else if (this.#live === undefined && this.#open.size === 0) {
      this.#ended = true;
      this.#fail({ code: 'refused', detail: error });
    }
  }

  /** The page itself did not load, was refused, or its process is gone: no socket will come. */
  pageFailed(reason: OutsideReason): void {
    this.#fail(reason);
    this.#over = true;
  }

  /** Nobody wants to know any more. */
  end(): void {
    this.#over = true;
    clearTimeout(this.#patience);
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#fail({ code: 'no-connection', detail: '' }), PATIENCE_MS);
  }

  #again(): void {
    this.#ended = false;
    if (this.#over) return;
    clearTimeout(this.#patience);
    this.#patience = this.#wait();
    this.#report({ state: 'connecting' });
  }

  #fail(reason: OutsideReason): void {
    clearTimeout(this.#patience);
    if (!this.#over) this.#report({ state: 'failed', reason });
  }
}
