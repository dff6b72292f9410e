import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, GATEWAY } from './answer';
import type { Arrived, Dispatcher } from './dispatch';
import type { Fault, FaultScript, Meeting } from './faults';
import { endlessPage, firstPage } from './list-faults';
import type { RequestRecorder } from './recorder';
import { htmlPage, refusalAnswer } from './refusals';
import type { RouteMatch, Router } from './router';
import { type Damage, isDamage, send } from './send';

/** A console page or one of its files. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer | string;
}

export interface GatewayParts {
  readonly router: Router;
  readonly dispatcher: Dispatcher;
  readonly faults: FaultScript;
  readonly recorder: RequestRecorder;
  readonly now: () => Date;
  /** A page, or undefined for a path that is not one's. */
  readonly page: (path: string, query: URLSearchParams) => Promise<PageAnswer> | undefined;
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

/** The whole body, or undefined when it is too large. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length > MAX_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The answer that a fault gives instead of the service, if it does. */
function insteadOf(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'answer') return fault;
  if (fault?.kind === 'refusal') return refusalAnswer(fault.name);
  if (fault?.kind !== 'html-page') return undefined;
  const headers = { 'Content-Type': 'text/html' };
  return { status: 200, headers, body: htmlPage('Sign in to the network') };
}

/** What a fault does to the usual answer, if it does. */
const damageOf = (fault: Fault | undefined): Damage | undefined =>
  fault !== undefined && isDamage(fault) ? fault : undefined;

/** One request on its way through the front door. */
interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  readonly match: RouteMatch | undefined;
  readonly requestId: string;
  readonly meeting: Meeting;
  /** The region's clock as this request sees it. */
  readonly time: Date;
  readonly record: (status: number) => void;
}

/** The front door: every HTTP request of the region goes through `serve`. */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    // What goes wrong in here is the client's connection; there is nobody to tell.
    this.receive(request, response).catch(() => response.destroy());
  };

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, recorder, now, port, router } = this.parts;
    const requestId = randomUUID().replaceAll('-', '');
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://practice.invalid');
    const match = router.match(method, url.pathname);
    const record = (status: number): void => {
      recorder.add({
        service: url.pathname.startsWith('/vnc/') ? 'console' : (match?.route.service ?? 'none'),
        api: match === undefined ? undefined : `${method} ${match.route.path}`,
        method,
        path: url.pathname,
        query: queryRecord(url.searchParams),
        headers: flatHeaders(request),
        status,
        requestId,
        time: now(),
      });
    };
    if (!isOwnHost(request.headers.host, port())) {
      record(403);
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Unknown host\n');
      return;
    }
    const meeting = await faults.meet(method, url.pathname);
    const time = new Date(now().getTime() + meeting.skewSeconds * 1000);
    response.setHeader('Date', time.toUTCString());
    response.setHeader('X-Request-Id', requestId);
    await this.answer({ request, response, method, url, match, requestId, meeting, time, record });
  }

  private async answer(passage: Passage): Promise<void> {
    const { request, response, method, url, match, requestId, record } = passage;
    const { fault } = passage.meeting;
    if (fault?.kind === 'reset' && fault.when === 'before') {
      record(0);
      request.socket.destroy();
      return;
    }
    const instead = insteadOf(fault);
    const page =
      instead === undefined && (method === 'GET' || method === 'HEAD')
        ? this.parts.page(url.pathname, url.searchParams)
        : undefined;
    if (page !== undefined) {
      const { status, headers, content } = await page;
      record(status);
      response.writeHead(status, headers).end(method === 'HEAD' ? undefined : content);
      return;
    }
    const answer = instead ?? (await this.carryOut(passage));
    record(answer.status);
    if (fault?.kind === 'reset') request.socket.destroy();
    else {
      const service = match?.route.service;
      send(response, { answer, requestId, service, damage: damageOf(fault) });
    }
  }

  private async carryOut({ request, method, url, match, meeting, time }: Passage): Promise<Answer> {
    const body = await readBytes(request);
    if (body === undefined) return GATEWAY.tooLarge().answer;
    const arrived: Arrived = {
      method,
      target: request.url ?? '/',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
      time,
    };
    return this.parts.dispatcher.answer(arrived, listFault(match, meeting.fault));
  }
}

/** The same call, but its pages go wrong. */
function listFault(
  match: RouteMatch | undefined,
  fault: Fault | undefined,
): RouteMatch | undefined {
  if (match === undefined) return undefined;
  if (fault?.kind !== 'duplicate-page' && fault?.kind !== 'endless-page') return match;
  const { route } = match;
  return {
    ...match,
    route: {
      ...route,
      // The proof was checked over the request as it came; only the service sees another.
      handle: (request) => {
        const answer = route.handle(firstPage(request));
        return fault.kind === 'endless-page' ? endlessPage(request, answer) : answer;
      },
    },
  };
}
