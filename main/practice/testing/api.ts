import { request as httpRequest } from 'node:http';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
  type PracticeRegionOptions,
} from '../region';

/** A region with a clock in the test's hands, and a client that is signed in to it. */
export interface TestRegion {
  readonly region: PracticeRegion;
  readonly project: string;
  readonly token: string;
  /** Moves the clock. */
  pass(seconds: number): void;
  /** A call with the token; the body is parsed where there is one. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  get(path: string): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** A value inside parsed JSON: `at(json, 'desktops', 0, 'desktop_id')`. */
export function at(json: unknown, ...keys: readonly (string | number)[]): unknown {
  let value = json;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) throw new Error(`nothing at ${String(key)}`);
    value = Reflect.get(value, key);
  }
  return value;
}

export function textAt(json: unknown, ...keys: readonly (string | number)[]): string {
  const value = at(json, ...keys);
  if (typeof value !== 'string') throw new Error(`no text at ${keys.join('.')}`);
  return value;
}

/** The rows of a list answer. */
export function rowsAt(json: unknown, key: string): readonly unknown[] {
  const value = at(json, key);
  if (!Array.isArray(value)) throw new Error(`no list at ${key}`);
  return value;
}

export const START = new Date('2026-03-02T08:00:00Z');

export const passwordBody = (
  region: PracticeRegion,
  scope?: unknown,
  password?: string,
): unknown => ({
  auth: {
    identity: {
      methods: ['password'],
      password: {
        user: {
          name: region.credentials.userName,
          password: password ?? region.credentials.password,
          domain: { name: region.credentials.domainName },
        },
      },
    },
    ...(scope === undefined ? {} : { scope }),
  },
});

function parse(text: string): unknown {
  return JSON.parse(text);
}

export async function send(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const sent = new Headers(headers);
  if (body !== undefined && !sent.has('Content-Type')) sent.set('Content-Type', 'application/json');
  const response = await fetch(url, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    json: isJson ? parse(text) : text,
  };
}

export async function startTestRegion(options: PracticeRegionOptions = {}): Promise<TestRegion> {
  let time = START.getTime();
  const region = await createPracticeRegion({
    now: () => new Date(time),
    ...options,
    timings: { ...INSTANT_TIMINGS, ...options.timings },
  });
  const signIn = await send(
    `${region.url}/v3/auth/tokens`,
    'POST',
    passwordBody(region, { project: { name: region.credentials.region } }),
  );
  const token = signIn.headers.get('x-subject-token') ?? '';
  const call: TestRegion['call'] = (method, path, body, headers = {}) =>
    send(region.url + path, method, body, { 'X-Auth-Token': token, ...headers });
  return {
    region,
    project: region.projectId(),
    token,
    pass: (seconds) => {
      time += seconds * 1000;
    },
    call,
    get: (path) => call('GET', path),
  };
}

/** A request with any `Host`, which `fetch` does not allow. */
export function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}
