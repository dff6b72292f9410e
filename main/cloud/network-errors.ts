import type { ErrorCode } from '../../preload/contract/errors';
import { Failure } from '../errors';

/** Chromium's network errors (`net::ERR_…`) by what the technician can do about them; first match counts. */
const TABLE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_ICANN_NAME_COLLISION/, 'host-not-found'],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED/, 'offline'],
  [/ERR_PROXY|ERR_TUNNEL_CONNECTION_FAILED|ERR_PAC|ERR_MANDATORY_PROXY/, 'proxy-refused'],
  [/ERR_CERT_AUTHORITY_INVALID|ERR_CERT_INVALID/, 'certificate-not-trusted'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL/, 'certificate-invalid'],
  [/ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT/, 'timed-out'],
  [/redirect/i, 'captive-portal'],
  [/ERR_/, 'host-unreachable'],
];

/** True for failures that a moment later may be gone, so that a read may be tried again. */
export function isPassing(code: ErrorCode): boolean {
  return code === 'offline' || code === 'host-unreachable' || code === 'timed-out';
}

/** What `net.fetch` threw, as a failure that names the host. It throws plain errors with the code in their text. */
export function networkFailure(thrown: unknown, host: string): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const row = TABLE.find(([pattern]) => pattern.test(detail));
  return new Failure(row?.[1] ?? 'host-unreachable', { detail, params: { host } });
}
