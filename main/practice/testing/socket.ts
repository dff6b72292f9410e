import { WebSocket } from 'ws';

/** A WebSocket client that keeps what it gets, and lets a test wait for more. */
export class TestSocket {
  private parts: Buffer[] = [];
  private waiting = 0;
  private wake: () => void = () => undefined;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      if (Buffer.isBuffer(data)) {
        this.parts.push(data);
        this.waiting += data.length;
      }
      this.wake();
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Resolves when open; rejects with the status when refused. */
  static open(
    url: string,
    protocols: string[] = [],
    headers: Record<string, string> = {},
  ): Promise<TestSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, protocols, { headers });
      const client = new TestSocket(socket);
      socket.on('open', () => resolve(client));
      socket.on('unexpected-response', (_, response) => {
        reject(new Error(`refused with ${String(response.statusCode)}`));
        socket.terminate();
      });
      socket.on('error', reject);
    });
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** The next `count` bytes. */
  async read(count: number): Promise<Buffer> {
    while (this.waiting < count) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const all = Buffer.concat(this.parts);
    this.parts = [all.subarray(count)];
    this.waiting -= count;
    return all.subarray(0, count);
  }
}
