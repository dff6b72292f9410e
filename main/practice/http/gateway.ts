import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, GATEWAY, Refusal, REQUEST_ID } from './answer';
import type { FaultScript } from './faults';
import type { RequestRecorder } from './recorder';
import type { ApiRequest } from './request';
import type { RouteMatch, Router, Service } from './router';
import type { Authenticate } from '../iam/authenticate';

/** A console page or one of its files. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer | string;
}

export interface GatewayParts {
  readonly router: Router;
  readonly authenticate: Authenticate;
  readonly faults: FaultScript;
  readonly recorder: RequestRecorder;
  readonly now: () => Date;
  /** Plays what should have happened since the last request. */
  readonly advance: () => void;
  /** Everything under `/vnc/`; undefined when there is no such file. */
  readonly page: (path: string, query: URLSearchParams) => Promise<PageAnswer>;
  /** The port listened on, for the check of `Host`. */
  readonly port: () => number;
}

const MAX_BODY = 12 * 1024 * 1024;

/** Only names that mean this machine: a page of another origin cannot rebind its name to us. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${String(port)}` || host === `localhost:${String(port)}`;
}

export function flatHeaders(request: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

export function queryRecord(query: URLSearchParams): Record<string, readonly string[]> {
  return Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)]));
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length > MAX_BODY) throw GATEWAY.tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The front door: every HTTP request of the region goes through `serve`. */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    // What goes wrong in here is the client's connection; there is nobody to tell.
    this.handle(request, response).catch(() => response.destroy());
  };

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, recorder, now, page, port } = this.parts;
    const requestId = randomUUID().replaceAll('-', '');
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://practice.invalid');
    const match = this.parts.router.match(method, url.pathname);
    const isPage = url.pathname.startsWith('/vnc/');
    const record = (status: number): void => {
      recorder.add({
        service: isPage ? 'console' : (match?.route.service ?? 'none'),
        method,
        path: url.pathname,
        query: queryRecord(url.searchParams),
        headers: flatHeaders(request),
        status,
        requestId,
        time: now(),
      });
    };

    response.setHeader('Date', now().toUTCString());
    response.setHeader('X-Request-Id', requestId);
    if (!isOwnHost(request.headers.host, port())) {
      record(403);
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Unknown host\n');
      return;
    }
    const fault = await faults.meet(method, url.pathname);
    if (fault.kind === 'reset') {
      record(0);
      request.socket.destroy();
      return;
    }
    if (fault.kind === 'answer') {
      record(fault.answer.status);
      this.send(response, fault.answer, requestId, match?.route.service);
      return;
    }
    if (isPage && (method === 'GET' || method === 'HEAD')) {
      const answer = await page(url.pathname, url.searchParams);
      record(answer.status);
      response.writeHead(answer.status, answer.headers);
      response.end(method === 'HEAD' ? undefined : answer.content);
      return;
    }
    const answer = await this.answer(request, url, match);
    record(answer.status);
    this.send(response, answer, requestId, match?.route.service);
  }

  private async answer(
    request: IncomingMessage,
    url: URL,
    match: RouteMatch | undefined,
  ): Promise<Answer> {
    try {
      const bodyText = await readText(request);
      if (match === undefined) throw GATEWAY.notPublished();
      const apiRequest: ApiRequest = {
        method: match.route.method,
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        bodyText,
        params: match.params,
      };
      this.parts.advance();
      const { route } = match;
      if (route.service === 'iam') return route.handle(apiRequest);
      return route.handle(apiRequest, this.parts.authenticate(apiRequest));
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  private send(
    response: ServerResponse,
    answer: Answer,
    requestId: string,
    service: Service | undefined,
  ): void {
    const headers: Record<string, string> = {
      Server: service === 'iam' ? 'CloudWAF' : 'api-gateway',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      // IAM names its trace id differently (section 3.4).
      ...(service === 'iam' ? { 'X-IAM-Trace-Id': `token_practice_${requestId}` } : {}),
      ...answer.headers,
    };
    if (answer.body === undefined) {
      response.writeHead(answer.status, headers).end();
      return;
    }
    const text =
      typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body).replace(
            JSON.stringify(REQUEST_ID),
            JSON.stringify(requestId),
          );
    const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
    if (!hasType) headers['Content-Type'] = 'application/json';
    headers['Content-Length'] = String(Buffer.byteLength(text));
    response.writeHead(answer.status, headers).end(text);
  }
}
