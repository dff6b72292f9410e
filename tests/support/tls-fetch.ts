import { request, type RequestOptions } from 'node:https';
import type { Fetch } from '../../main/cloud/transport';
import { inChromiumsWords } from './cloud';

/**
 * `fetch` over TLS that trusts one authority and opens a connection for each request: Node's own can
 * be told neither.
 */
export function tlsFetch(ca: string): Fetch {
  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const options: RequestOptions = {
        method,
        ca,
        agent: false,
        headers: Object.fromEntries(new Headers(headers)),
        ...(signal instanceof AbortSignal ? { signal } : {}),
      };
      const asked = request(url, options, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', (error) => reject(inChromiumsWords(error)));
        response.on('end', () => {
          const { statusCode: status = 0, headers: told } = response;
          const content = status === 204 ? null : Buffer.concat(pieces);
          const pairs = Object.entries(told).map(([name, value]) => [name, String(value)] as const);
          resolve(new Response(content, { status, headers: Object.fromEntries(pairs) }));
        });
      });
      asked.on('error', (error) => reject(inChromiumsWords(error)));
      asked.end(typeof body === 'string' ? body : undefined);
    });
}
