import type { Session } from 'electron';
import type { Log } from '../log';
import { redactUrl } from '../redact';

/** Electron matches these; an empty list meant "all" only before version 35. */
const EVERYTHING = { urls: ['<all_urls>', 'ws://*/*', 'wss://*/*'] };

/**
 * May a page of this origin talk to this URL? Its own host and port, and over a web socket the same
 * ones; encrypted stays encrypted.
 */
export function isInsideFence(pageOrigin: string, address: string): boolean {
  const page = new URL(pageOrigin);
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const schemes = page.protocol === 'https:' ? ['https:', 'wss:'] : ['http:', 'ws:'];
  return schemes.includes(url.protocol) && url.host === page.host;
}

/**
 * Fences a console's session: whatever the page or its workers ask for, only its own origin is
 * reached. This is below the page, so it also holds for beacons, workers and the host page setting
 * another address. The token stands in the query, so no referrer is sent to anyone.
 *
 * Only one listener per event and session is possible: this module owns them.
 */
export function fenceSession(session: Session, pageOrigin: string, log: Log): void {
  session.webRequest.onBeforeRequest(EVERYTHING, (details, callback) => {
    const inside = isInsideFence(pageOrigin, details.url);
    if (!inside) log.warn(`Console request refused: ${redactUrl(details.url)}`);
    callback({ cancel: !inside });
  });
  session.webRequest.onHeadersReceived(EVERYTHING, (details, callback) => {
    const others = Object.entries(details.responseHeaders ?? {}).filter(
      ([name]) => name.toLowerCase() !== 'referrer-policy',
    );
    callback({
      responseHeaders: { ...Object.fromEntries(others), 'Referrer-Policy': ['no-referrer'] },
    });
  });
}
