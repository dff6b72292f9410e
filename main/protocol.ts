import { net, protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { contentSecurityPolicy } from './security/csp';
import { APP_HOST, APP_SCHEME } from './security/origin';

/** The only kinds of file the page consists of; anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const NOTHING = Buffer.alloc(0);
/** `ERR_FAILED`, of Chromium's network errors. */
const FAILED = -2;

/** Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // Electron 25 knows nothing of code caches for schemes, and ignores it.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * The file a URL of our scheme stands for, or undefined when it is not one of the page's files.
 * The real path must lie inside the folder, so neither `..`, an encoded slash nor a link leads out.
 *
 * Not asynchronous: the page consists of a few small files of our own, and at the start, where nothing else
 * can go on without them, waiting for each step in turn takes many times as long as the step.
 */
export function resolveAppFile(folder: string, address: string): string | undefined {
  let pathname: string;
  try {
    const url = new URL(address);
    if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return undefined;
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(pathname)) return undefined;
  const wanted = path.join(folder, pathname === '/' ? 'index.html' : pathname);
  try {
    const [real, root] = [fs.realpathSync(wanted), fs.realpathSync(folder)];
    const inside = path.relative(root, real);
    if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
    if (!(path.extname(real) in TYPES)) return undefined;
    return fs.statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

/**
 * No `Cross-Origin-Opener-Policy`: nothing opens this page, and it opens nothing (`security/navigation.ts`), while
 * the header makes Chromium start the page's process anew once it has read it.
 */
function headers(type: string, devServer?: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(devServer),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

/** A file of the page, or why it is not served. */
function answerTo(folder: string, { method, url }: ProtocolRequest): ProtocolResponse {
  if (method !== 'GET') return { statusCode: 405, data: NOTHING };
  const file = resolveAppFile(folder, url);
  if (file === undefined) return { statusCode: 404, data: NOTHING };
  // Read as a file, not fetched as `file:`, so that it works from inside the archive too.
  return { data: fs.readFileSync(file), headers: headers(TYPES[path.extname(file)] ?? '') };
}

/** The same from the development server, under our origin. */
async function askServer(devServer: string, { url }: ProtocolRequest): Promise<ProtocolResponse> {
  const { pathname, search } = new URL(url);
  const answer = await net.fetch(`${devServer}${pathname}${search}`);
  const type = answer.headers.get('Content-Type') ?? 'text/plain';
  return {
    statusCode: answer.status,
    data: Buffer.from(await answer.arrayBuffer()),
    headers: headers(type, devServer),
  };
}

/**
 * Serves the page on `app://crashcart`.
 *
 * Not with `protocol.handle`: it answers with a `Response`, and Node loads all of `fetch` for the first of them,
 * which takes a twentieth of the start, while the page waits.
 * @param devServer where the development server runs; the page comes from there
 */
export function serveApp(folder: string, devServer?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- See above; Electron 45 still has it.
  protocol.registerBufferProtocol(APP_SCHEME, (request, answer) => {
    if (devServer === undefined) answer(answerTo(folder, request));
    else void askServer(devServer, request).then(answer, () => answer({ error: FAILED }));
  });
}
