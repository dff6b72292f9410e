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

/** What a request came to: an answer, or an error of the network. */
export interface RequestNews {
  /** Chromium's name for what was asked for, e.g. `mainFrame`, `webSocket`. */
  readonly type: string;
  readonly status?: number;
  readonly error?: string;
}

/** Response headers that `fencedHeaders` writes itself. */
const OWNED_HEADERS = new Set(['referrer-policy', 'content-security-policy', 'permissions-policy']);

/**
 * What no console page may use. The permission handlers refuse these as well, but some calls do harm
 * before they are asked: `navigator.usb` ends the whole app on Electron 25, and devices are counted
 * before a camera is refused. With this header such a call ends in the page's own process.
 */
const NO_FEATURES = [
  'accelerometer',
  'ambient-light-sensor',
  'bluetooth',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-lock',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * What a console page needs, and so without: dialogs of the browser (`print()` would open the
 * system's and hold the page until it is dismissed), popups, downloads, leaving the top frame.
 */
const SANDBOX = 'sandbox allow-scripts allow-same-origin allow-forms allow-pointer-lock';

/**
 * Fences a console's session: whatever the page or its workers ask for, only its own origin is
 * reached. This is below the page, so it also holds for beacons, workers and the host page setting
 * another address. The token stands in the query, so no referrer is sent to anyone.
 *
 * Only one listener per event and session is possible: this module owns them.
 * @param note told what the requests came to
 */
export function fenceSession(
  session: Session,
  pageOrigin: string,
  log: Log,
  note: (news: RequestNews) => void = () => undefined,
): void {
  session.webRequest.onBeforeRequest(EVERYTHING, (details, callback) => {
    const inside = isInsideFence(pageOrigin, details.url);
    if (!inside) log.warn(`Console request refused: ${redactUrl(details.url)}`);
    callback({ cancel: !inside });
  });
  session.webRequest.onErrorOccurred(EVERYTHING, ({ resourceType, error }) => {
    note({ type: resourceType, error });
  });
  session.webRequest.onHeadersReceived(EVERYTHING, (details, callback) => {
    note({ type: details.resourceType, status: details.statusCode });
    callback({
      responseHeaders: fencedHeaders(details.responseHeaders ?? {}, details.resourceType),
    });
  });
}

/**
 * The page's headers with ours: no referrer, and for documents a policy beside the page's own.
 * @param type Chromium's name for what was asked for, e.g. `mainFrame`
 */
export function fencedHeaders(
  headers: Readonly<Record<string, string[]>>,
  type: string,
): Record<string, string[]> {
  const policies = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === 'content-security-policy')
    .flatMap(([, values]) => values);
  const others = Object.entries(headers).filter(([name]) => !OWNED_HEADERS.has(name.toLowerCase()));
  // A list: each policy holds by itself, so ours can only forbid more.
  if (type === 'mainFrame' || type === 'subFrame') policies.push(SANDBOX);
  return {
    ...Object.fromEntries(others),
    'Referrer-Policy': ['no-referrer'],
    'Permissions-Policy': [NO_FEATURES],
    ...(policies.length === 0 ? {} : { 'Content-Security-Policy': policies }),
  };
}
