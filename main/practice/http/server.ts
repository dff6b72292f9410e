import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Gateway } from './gateway';
import type { FaultScript } from './faults';

/** A certificate (with those that vouch for it) and its key, both as PEM text. */
export interface ServerKey {
  readonly key: string;
  readonly cert: string;
}

/** Headers may be long: a token has up to 40,000 characters. */
const MAX_HEADERS = 96 * 1024;

/**
 * The region's server, with TLS if it is given a certificate. Each new connection asks the fault
 * script which one it is shown.
 */
export function makeServer(
  tls: ServerKey | undefined,
  gateway: Gateway,
  faults: FaultScript,
): HttpServer {
  const limits = { maxHeaderSize: MAX_HEADERS };
  if (tls === undefined) return createHttpServer(limits, gateway.serve);
  const server = createHttpsServer({ ...limits, ...tls }, gateway.serve);
  let shown: ServerKey = tls;
  // Before the server's own listener: that one begins the handshake.
  server.prependListener('connection', () => {
    const next = faults.meetConnection() ?? tls;
    if (next === shown) return;
    // It makes new ticket keys too: no session from before goes on without a certificate.
    server.setSecureContext({ key: next.key, cert: next.cert });
    shown = next;
  });
  return server;
}

/** Listens on this machine's own address and resolves with the port. */
export function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Never on any other address: nobody outside this machine may reach it.
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port'));
      else resolve(address.port);
    });
  });
}
