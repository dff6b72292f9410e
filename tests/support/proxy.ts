import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy that lets nobody through without a login. */
export interface LoginProxy {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Hosts it was asked to connect to with the right login, one per connection. */
  readonly tunnels: readonly string[];
  /** How often it asked for a login, or for another one. */
  readonly refusals: number;
  close(): Promise<void>;
}

/** Starts it. HTTPS goes through tunnels only, as with any proxy of a company. */
export async function startProxy(login: {
  readonly userName: string;
  readonly password: string;
}): Promise<LoginProxy> {
  const right = `Basic ${Buffer.from(`${login.userName}:${login.password}`).toString('base64')}`;
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  const server = createServer((_request, response) => response.writeHead(403).end());
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', ({ headers, url = '' }: IncomingMessage, client: Socket) => {
    if (headers['proxy-authorization'] !== right) {
      refusals += 1;
      client.end(
        [
          'HTTP/1.1 407 Proxy Authentication Required',
          'Proxy-Authenticate: Basic realm="Corp Internet"',
          'Content-Length: 0',
          'Connection: close',
          '\r\n',
        ].join('\r\n'),
      );
      return;
    }
    tunnels.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    host: `127.0.0.1:${address.port}`,
    tunnels,
    get refusals() {
      return refusals;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
