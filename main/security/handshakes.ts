import type { Session } from 'electron';

/** TLS_NULL_WITH_NULL_NULL and TLS_RSA_WITH_NULL_MD5: no connection uses either, forbidden or not. */
const NO_CIPHERS = [0x0000, 0x0001];

/**
 * Makes a session forget its TLS sessions. A server that resumes one shows no certificate (RFC 8446
 * section 2.2), so a certificate that has changed would not be noticed. Electron has no call for it;
 * Chromium forgets them when the settings of TLS change, so they do, without a difference.
 */
export function forgetHandshakes(session: Pick<Session, 'setSSLConfig'>): void {
  for (const cipher of NO_CIPHERS) session.setSSLConfig({ disabledCipherSuites: [cipher] });
}
