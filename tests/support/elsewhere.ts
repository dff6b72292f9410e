import { createSocket } from 'node:dgram';
import { createServer } from 'node:https';
import type { TestCertificates } from './certificates';

/** A server that no console page has any business with. */
export interface Elsewhere {
  /** Its origin, `https://127.0.0.1:port`. */
  readonly url: string;
  /** How often anybody connected to it or sent it a datagram, whatever came of it. */
  readonly visits: number;
  close(): Promise<void>;
}

/** Starts it, with a certificate that is trusted, so that nothing but the app keeps pages away. */
export async function startElsewhere({ server, chain }: TestCertificates): Promise<Elsewhere> {
  let visits = 0;
  const elsewhere = createServer({ key: server.key, cert: chain }, (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' });
    response.end('<h1>Elsewhere</h1>');
  });
  elsewhere.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const address = elsewhere.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  // WebRTC and HTTP/3 come as datagrams, which no listener for connections hears of.
  const datagrams = createSocket('udp4', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => datagrams.bind(address.port, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${address.port}`,
    get visits() {
      return visits;
    },
    close: () =>
      new Promise((resolve) => {
        datagrams.close();
        elsewhere.close(() => resolve());
        elsewhere.closeAllConnections();
      }),
  };
}
