import { session } from 'electron';
import { randomUUID } from 'node:crypto';
import type { OpenTransport } from './accounts/connection';
import { realPace } from './cloud/retry';
import { Transport } from './cloud/transport';
import { trustAuthorities } from './security/certificates';

/**
 * Opens the transport of one sign-in: a network session of its own, in memory only, so that what one
 * account trusts is trusted for that account alone. Chromium's stack brings the system's proxy, PAC
 * and trust store.
 */
export const openTransport: OpenTransport = (authorities, isOwnHost) => {
  const own = session.fromPartition(`cloud-${randomUUID()}`, { cache: false });
  trustAuthorities(own, authorities, isOwnHost);
  return new Transport((url, init) => own.fetch(url, init), realPace);
};
