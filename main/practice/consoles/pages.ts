import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { PageAnswer } from '../http/gateway';
import type { ConsolePage } from '../options';
import { type ConsoleTickets, refusalStatus } from './tickets';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.oga': 'audio/ogg',
};

/** Our own page is called as the cloud's is. */
const OWN_PAGE = 'vnc_auto.html';

const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

const plain = (status: number, text: string): PageAnswer => ({
  status,
  headers: { ...SAFE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  content: text,
});

const REFUSALS = {
  used: 'This console link has been used. Each link opens one connection: ask for a new one.',
  expired: 'This console link has expired. Ask for a new one.',
  unknown: 'This console link is not valid.',
} as const;

export interface PageFolders {
  /** Our page, its script and style. */
  readonly pageDir: string;
  /** noVNC's `core/` and `vendor/`. */
  readonly novncDir: string;
}

/** Serves `/vnc/{label}.{region}/…`: the console page to bearers of a good token, and its files. */
export class ConsolePages {
  private foreign: ConsolePage | undefined;

  constructor(
    private readonly tickets: ConsoleTickets,
    private readonly folders: PageFolders,
    /** `ws://127.0.0.1:port` or `wss://…`, for the content security policy. */
    private readonly socketOrigin: () => string,
  ) {}

  /** Serve this folder's page from now on; `undefined` goes back to our own. */
  setPage(page: ConsolePage | undefined): void {
    this.foreign = page;
  }

  /** File name and query of the page, as the console URL has them. */
  pageFor(token: string, further: readonly (readonly [string, string])[]): string {
    const { pathname, searchParams } = new URL(
      this.foreign?.page ?? OWN_PAGE,
      'http://page.invalid/',
    );
    const query = new URLSearchParams({ token });
    for (const [name, value] of [...further, ...searchParams]) query.set(name, value);
    // Pages that know nothing of tokens hand on their `path` setting.
    if (this.foreign !== undefined) query.set('path', `websockify?token=${token}`);
    return `${pathname.slice(1)}?${query.toString()}`;
  }

  /** Serves what is under `/vnc/`; undefined for the paths of others. */
  readonly page = (pathname: string, query: URLSearchParams): Promise<PageAnswer> | undefined =>
    pathname.startsWith('/vnc/') ? this.serve(pathname, query) : undefined;

  private async serve(pathname: string, query: URLSearchParams): Promise<PageAnswer> {
    const [, , , ...rest] = pathname.split('/');
    let file: string;
    try {
      file = decodeURIComponent(rest.join('/'));
    } catch {
      return plain(400, 'Malformed path');
    }
    const pageFile = new URL(this.foreign?.page ?? OWN_PAGE, 'http://page.invalid/').pathname.slice(
      1,
    );
    if (file !== pageFile) return this.sendFile(file);
    const verdict = this.tickets.check(query.get('token') ?? '');
    if (verdict.state === 'good') return this.sendFile(file);
    return this.refusal(verdict.state);
  }

  private async refusal(state: keyof typeof REFUSALS): Promise<PageAnswer> {
    const template = await readFile(path.join(this.folders.pageDir, 'refused.html'), 'utf8');
    return {
      status: refusalStatus(state),
      headers: { ...this.ownHeaders(), 'Content-Type': 'text/html; charset=utf-8' },
      content: template.replaceAll('{{reason}}', REFUSALS[state]),
    };
  }

  private async sendFile(file: string): Promise<PageAnswer> {
    const type = TYPES[path.extname(file).toLowerCase()];
    const folder = this.folderOf(file);
    if (type === undefined || folder === undefined) return plain(404, 'Not found');
    try {
      const root = await realpath(folder);
      const wanted = path.join(root, file);
      if (!wanted.startsWith(root + path.sep)) return plain(404, 'Not found');
      const content = await readFile(wanted);
      const headers = this.foreign === undefined ? this.ownHeaders() : SAFE_HEADERS;
      return { status: 200, headers: { ...headers, 'Content-Type': type }, content };
    } catch {
      return plain(404, 'Not found');
    }
  }

  private folderOf(file: string): string | undefined {
    if (this.foreign !== undefined) return this.foreign.dir;
    if (file.startsWith('core/') || file.startsWith('vendor/')) return this.folders.novncDir;
    return file.includes('/') ? undefined : this.folders.pageDir;
  }

  private ownHeaders(): Record<string, string> {
    return {
      ...SAFE_HEADERS,
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        `connect-src 'self' ${this.socketOrigin()}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    };
  }
}
