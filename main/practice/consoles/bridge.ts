import { connect } from 'node:net';
import type { WebSocket } from 'ws';

/** Where a real RFB server listens. */
export interface RfbTarget {
  readonly host: string;
  readonly port: number;
}

/** More waiting than this, and the other side is not read until it is gone. */
const HIGH_WATER = 1024 * 1024;
const LOW_WATER = 256 * 1024;
const POLL_MS = 10;

/** Joins a WebSocket with an RFB server on TCP, as websockify does; each end closes the other. */
export function bridge(socket: WebSocket, target: RfbTarget): void {
  const server = connect(target.port, target.host);
  server.setNoDelay(true);
  let draining: NodeJS.Timeout | undefined;

  const close = (code: number, reason: string): void => {
    clearInterval(draining);
    server.destroy();
    socket.close(code, reason);
  };

  server.on('data', (bytes) => {
    socket.send(bytes);
    if (socket.bufferedAmount <= HIGH_WATER || draining !== undefined) return;
    // `ws` does not say when it has drained.
    server.pause();
    draining = setInterval(() => {
      if (socket.bufferedAmount > LOW_WATER) return;
      clearInterval(draining);
      draining = undefined;
      server.resume();
    }, POLL_MS);
  });
  server.on('end', () => close(1000, 'the machine closed the connection'));
  server.on('error', () => close(1011, 'the machine cannot be reached'));
  server.on('drain', () => socket.resume());

  socket.on('message', (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data)) {
      close(1003, 'binary frames only');
      return;
    }
    if (!server.write(data)) socket.pause();
  });
  socket.on('close', () => {
    clearInterval(draining);
    server.destroy();
  });
  socket.on('error', () => close(1011, 'connection lost'));
}
