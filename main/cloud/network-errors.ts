import type { ErrorCode } from '../../preload/contract/errors';
import { Failure, messageOf } from '../errors';

/** Chromium's network errors (`net::ERR_…`) by what the technician can do about them; first match counts. */
const TABLE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_ICANN_NAME_COLLISION/, 'host-not-found'],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED/, 'offline'],
  [/ERR_PROXY_AUTH/, 'proxy-login-needed'],
  [/ERR_PROXY|ERR_TUNNEL_CONNECTION_FAILED|ERR_PAC|ERR_MANDATORY_PROXY/, 'proxy-refused'],
  [/ERR_CERT_AUTHORITY_INVALID|ERR_CERT_INVALID/, 'certificate-not-trusted'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL/, 'certificate-invalid'],
  [/ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT/, 'timed-out'],
  [/redirect/i, 'captive-portal'],
  [/ERR_/, 'host-unreachable'],
];

/** The certificate a host showed that was not trusted. */
export interface ShownCertificate {
  readonly issuer: string;
}

/** The cloud's own hosts have certificates that every computer trusts. */
const PUBLIC_CLOUD = /\.myhuaweicloud\.(com|eu|asia)(:\d+)?$/;

/**
 * What `fetch` threw, as a failure that names the host. It throws plain errors with the code in their text.
 * @param shown the certificate that was refused, where that was the reason
 */
export function networkFailure(thrown: unknown, host: string, shown?: ShownCertificate): Failure {
  const detail = messageOf(thrown);
  const code = TABLE.find(([pattern]) => pattern.test(detail))?.[1] ?? 'host-unreachable';
  const isAboutCertificate = code === 'certificate-not-trusted' || code === 'certificate-invalid';
  // A cloud host whose certificate nobody knows: it is not the host that is wrong.
  const intercepted = code === 'certificate-not-trusted' && PUBLIC_CLOUD.test(host);
  return new Failure(intercepted ? 'tls-intercepted' : code, {
    detail,
    params: {
      host,
      ...(isAboutCertificate && shown !== undefined ? { issuer: shown.issuer } : {}),
    },
  });
}
