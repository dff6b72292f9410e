import type { Session } from 'electron';

/** Nobody listens there: what is sent this way is lost. */
const NOWHERE = '127.0.0.1:1';

/**
 * Leaves a console's session no way out but the one to its page's host: the system's proxy, or the
 * direct one, as the system says for that host. Everything else would have to go through a proxy that
 * does not exist.
 *
 * This is for what is no request, and so never meets the fence. Over WebRTC a page can have a TURN
 * server of its choice connected to over TCP, with a user name of its choice, which is as good as a
 * letter; and HTTP/3 (`WebTransport`) sends datagrams to any host. Both obey the session's proxy:
 * `disable_non_proxied_udp` leaves WebRTC nothing but TCP, and HTTP/3 goes through no proxy.
 */
export async function leaveOnlyWayTo(
  page: URL,
  session: Pick<Session, 'resolveProxy' | 'setProxy'>,
): Promise<void> {
  // A session that is used again has the settings of last time; the computer's may have changed.
  await session.setProxy({ mode: 'system' });
  const way = await session.resolveProxy(page.origin);
  await session.setProxy(
    /^\s*DIRECT\b/i.test(way)
      ? { mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: bypassOf(page) }
      : { mode: 'pac_script', pacScript: scriptFor(page, way) },
  );
}

/** The page's host and port go directly, and no other: loopback addresses would, unless told. */
function bypassOf(page: URL): string {
  const port = page.port || (page.protocol === 'https:' ? '443' : '80');
  return `<-loopback>;${page.hostname}:${port}`;
}

/** A proxy script (PAC) that knows one host. Only with a script can one host have another way. */
function scriptFor(page: URL, way: string): string {
  // A script is asked with IPv6 addresses as they are, without the brackets of an address.
  const host = page.hostname.replaceAll(/[[\]]/g, '');
  const [own, asked, answer] = [host, way, `PROXY ${NOWHERE}`].map((text) => JSON.stringify(text));
  const script = `function FindProxyForURL(url, host) { return host === ${own} ? ${asked} : ${answer}; }`;
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`;
}
