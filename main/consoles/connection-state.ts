import type { ConsoleReason, ConsoleState } from '../../preload/contract/models';

/** A page through which nothing has come by then, since its last attempt, will bring nothing any more. */
const PATIENCE_MS = 30_000;

/** The reasons that are seen from outside the page. */
export type OutsideReason = Exclude<ConsoleReason, { readonly code: 'open-failed' }>;

/** What a socket has been through. */
interface Socket {
  readonly requestId: string;
  receiving: boolean;
  error: string;
}

/**
 * A console's state, told from its WebSocket. Connected means that the remote side has spoken: its
 * first frame is the RFB greeting (RFC 6143 section 7.1.1), so an open socket with nothing behind it
 * still counts as connecting. A page that opens another socket is followed.
 */
export class ConnectionState {
  readonly #report: (state: ConsoleState) => void;
  #socket: Socket | undefined;
  #over = false;
  #patience: NodeJS.Timeout;

  constructor(report: (state: ConsoleState) => void) {
    this.#report = report;
    this.#patience = this.#wait();
  }

  /** A socket is being opened. */
  opening(requestId: string): void {
    const again = this.#socket !== undefined;
    this.#socket = { requestId, receiving: false, error: '' };
    if (!again || this.#over) return;
    clearTimeout(this.#patience);
    this.#patience = this.#wait();
    this.#report({ state: 'connecting' });
  }

  /** The server answered the handshake. Anything but 101 is a refusal. */
  answered(requestId: string, status: number): void {
    const socket = this.#current(requestId);
    if (socket !== undefined && status !== 101) socket.error = `HTTP ${status}`;
  }

  /** A frame came. Called for every frame, so it does nothing after the first. */
  received(requestId: string): void {
    const socket = this.#current(requestId);
    if (socket === undefined || socket.receiving || this.#over) return;
    socket.receiving = true;
    clearTimeout(this.#patience);
    this.#report({ state: 'connected', since: new Date().toISOString() });
  }

  /** The network reports a failure of the socket; `closed` follows. */
  errored(requestId: string, error: string): void {
    const socket = this.#current(requestId);
    if (socket !== undefined) socket.error ||= error;
  }

  closed(requestId: string): void {
    const socket = this.#current(requestId);
    if (socket === undefined || this.#over) return;
    if (!socket.receiving) {
      this.#fail({ code: 'refused', detail: socket.error });
      return;
    }
    clearTimeout(this.#patience);
    const code = socket.error === '' ? 'closed-by-server' : 'connection-lost';
    this.#report({ state: 'disconnected', reason: { code, detail: socket.error } });
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

  #current(requestId: string): Socket | undefined {
    return this.#socket?.requestId === requestId ? this.#socket : undefined;
  }

  #fail(reason: OutsideReason): void {
    clearTimeout(this.#patience);
    if (!this.#over) this.#report({ state: 'failed', reason });
  }
}
