import { net, protocol } from 'electron';
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

/** Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
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

/**
 * Serves the page on `app://crashcart`.
 * @param devServer where the development server runs; the page comes from there, under our origin
 */
export function serveApp(folder: string, devServer?: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    if (devServer !== undefined) {
      const url = new URL(request.url);
      const answer = await net.fetch(`${devServer}${url.pathname}${url.search}`);
      const type = answer.headers.get('Content-Type') ?? 'text/plain';
      return new Response(answer.body, {
        status: answer.status,
        headers: headers(type, devServer),
      });
    }
    const file = resolveAppFile(folder, request.url);
    if (file === undefined) return new Response(null, { status: 404 });
    // Read as a file, not fetched as `file:`, so that it works from inside the archive too.
    const body = fs.readFileSync(file);
    return new Response(body, { headers: headers(TYPES[path.extname(file)] ?? '', devServer) });
  });
}
