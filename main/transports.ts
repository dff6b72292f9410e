import { session } from 'electron';
import { randomUUID } from 'node:crypto';
import type { OpenTransport } from './accounts/connection';
import { Clocks } from './cloud/clocks';
import { Hosts } from './cloud/hosts';
import { LIMITS } from './cloud/limits';
import { realPace } from './cloud/pace';
import { Transport, type Fetch } from './cloud/transport';
import type { NetworkProcess } from './network/network-process';
import { fetchThroughProxies } from './network/proxy-door';
import type { ProxyLogins } from './network/proxy-logins';
import { trustAuthorities } from './security/certificates';
import { ShownCertificates } from './security/shown-certificates';

/**
 * Opens the transports of the accounts. Each has a network session of its own, in memory only, so that
 * what one account trusts is trusted for that account alone; what may be asked of a host at once is
 * counted for all of them together. Chromium's stack brings the system's proxy, PAC and trust store.
 */
export function transportsOf(logins: ProxyLogins, network: NetworkProcess): OpenTransport {
  const hosts = new Hosts();
  return ({ authorities, isOwnHost, onSkew }) => {
    const shown = new ShownCertificates();
    const own = network.session(() => {
      const made = session.fromPartition(`cloud-${randomUUID()}`, { cache: false });
      trustAuthorities(made, authorities, isOwnHost, { onRefused: shown.note });
      return made;
    });
    return new Transport({
      fetch: fetchThroughProxies(own, logins),
      pace: realPace,
      limits: LIMITS,
      hosts,
      clocks: new Clocks(() => realPace.now(), onSkew),
      shown: (host) => shown.of(host),
      isHeld: () => logins.isAsking,
    });
  };
}

/**
 * For a look at hosts that belong to no account: the system's proxies and trust store, and nothing that an
 * account trusts besides. Its session is opened with the first look, which is after the app is ready.
 */
export function fetchForLinks(logins: ProxyLogins, network: NetworkProcess): Fetch {
  let fetch: Fetch | undefined;
  return (url, init) => {
    fetch ??= fetchThroughProxies(
      network.session(() => session.fromPartition(`links-${randomUUID()}`, { cache: false })),
      logins,
    );
    return fetch(url, init);
  };
}
