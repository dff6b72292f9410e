import { Failure } from '../errors';
import { isLoopback } from '../cloud/regions';

/** Which console pages an account may open. */
export type ConsoleHosts =
  | { readonly kind: 'cloud'; readonly added: readonly string[] }
  /** The practice region's consoles are on its own origin, on this computer, and nowhere else. */
  | { readonly kind: 'practice'; readonly origin: string };

/** Hosts of the cloud's own console pages, as seen in its documents and in public use. */
const CLOUD_HOSTS = [
  /^console(-intl)?\.huaweicloud\.com$/,
  /^console\.eu\.huaweicloud\.com$/,
  /^[a-z0-9-]+-console\.huaweicloud\.com$/,
  /^console\.[a-z0-9-]+\.huawei\.com$/,
];

/** Is this one of the cloud's own console hosts, whose certificates every computer trusts? */
export function isPublicConsoleHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return CLOUD_HOSTS.some((pattern) => pattern.test(name));
}

/** Ports the console pages are documented on; empty is https' own. */
const USUAL_PORTS = ['', '8002'];

const PAGES = /\/(vnc_auto|vnc|vnc_lite)\.html$/;

/** `host` or `host:port` as typed, as a URL's `host`; undefined when it is neither. */
export function normalHost(typed: string): string | undefined {
  const text = typed.trim().replace(/\.$/, '');
  if (text === '' || /[/?#@\s\\]/.test(text)) return undefined;
  try {
    return new URL(`https://${text}`).host;
  } catch {
    return undefined;
  }
}

function isAdded(url: URL, added: readonly string[]): boolean {
  return added.some((typed) => {
    const host = normalHost(typed);
    // A host without a port stands for the usual ports.
    return host === url.host || (host === url.hostname && USUAL_PORTS.includes(url.port));
  });
}

function isCloudHost(url: URL): boolean {
  return (
    USUAL_PORTS.includes(url.port) && CLOUD_HOSTS.some((pattern) => pattern.test(url.hostname))
  );
}

/**
 * Checks a console URL that the cloud returned. The parsed host is compared as a whole, never a part
 * of a string. The token in the query is a bearer secret, so only the host is named in a refusal.
 * @throws Failure `console-url-invalid` or `console-host-refused`
 */
export function checkConsoleUrl(address: string, hosts: ConsoleHosts): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new Failure('console-url-invalid', { detail: 'not a URL' });
  }
  const params = { host: url.host === '' ? url.protocol : url.host };
  const practice = hosts.kind === 'practice' && url.origin === hosts.origin;
  const refused = (): Failure => new Failure('console-host-refused', { params });
  if (url.protocol !== 'https:' && !(practice && url.protocol === 'http:')) throw refused();
  if (url.username !== '' || url.password !== '') throw refused();
  const allowed = practice
    ? isLoopback(url.hostname)
    : hosts.kind === 'cloud' && (isCloudHost(url) || isAdded(url, hosts.added));
  if (!allowed) throw refused();
  if (!PAGES.test(url.pathname)) {
    throw new Failure('console-url-invalid', { params, detail: url.pathname });
  }
  return url;
}
