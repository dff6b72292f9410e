import type { Session } from 'electron';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { Failure, messageOf } from '../errors';
import { shownBy, type Shown } from './shown-certificates';

/** Longer chains than this are a mistake or an attack. */
const LONGEST_CHAIN = 8;

/** For `setCertificateVerifyProc`: take Chromium's own verdict. */
const CHROMIUM_DECIDES = -3;
const TRUSTED = 0;

/**
 * ERR_CERT_AUTHORITY_INVALID, the one verdict that an authority of one's own can change. Graver ones,
 * such as a revoked certificate, stand.
 */
const AUTHORITY_UNKNOWN = -202;

/** Extended key usage serverAuth (RFC 5280 section 4.2.1.12). */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM text.
 * @throws Failure `certificate-file-invalid` when there is none, or one that does not parse
 */
export function parseAuthorities(pem: string): X509Certificate[] {
  const blocks = pem.match(PEM_BLOCK) ?? [];
  if (blocks.length === 0) throw new Failure('certificate-file-invalid');
  return blocks.map((block) => {
    try {
      return new X509Certificate(block);
    } catch (error) {
      throw new Failure('certificate-file-invalid', {
        detail: messageOf(error),
      });
    }
  });
}

/**
 * The certificates of a PEM text and nothing else: people choose and paste files that hold their
 * private key as well. Empty stays empty.
 * @throws Failure `certificate-file-invalid`, as `parseAuthorities`
 */
export function onlyCertificates(pem: string): string {
  return pem.trim() === '' ? '' : parseAuthorities(pem).map(String).join('');
}

function isCurrent(certificate: X509Certificate, now: Date): boolean {
  return now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo);
}

function issued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

function isFor(certificate: X509Certificate, hostname: string): boolean {
  return isIP(hostname) === 0
    ? certificate.checkHost(hostname) !== undefined
    : certificate.checkIP(hostname) !== undefined;
}

/** Not one that was given to a person or a client program; without the extension it may be anything. */
function isForServers({ keyUsage }: { readonly keyUsage?: readonly string[] }): boolean {
  return keyUsage === undefined || keyUsage.includes(SERVER_AUTH);
}

/**
 * Does this chain, as the server sent it, lead to one of the given authorities (RFC 5280 section 6,
 * without revocation and policies)? Every link must be signed by the next and be in force, and the
 * first must be for this host: Chromium reports only the gravest error, so a wrong name or date can
 * hide behind the unknown authority.
 */
export function leadsToAuthority(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  hostname: string,
  now: Date,
): boolean {
  const [leaf] = chain;
  if (leaf === undefined || !isFor(leaf, hostname) || !isForServers(leaf)) return false;
  for (const [depth, link] of chain.slice(0, LONGEST_CHAIN).entries()) {
    if (!isCurrent(link, now)) return false;
    const anchor = authorities.find(
      (authority) =>
        isCurrent(authority, now) &&
        // The server's certificate itself may be what was given, if it is self-signed.
        (issued(authority, link) || authority.fingerprint256 === link.fingerprint256),
    );
    if (anchor !== undefined) return true;
    const next = chain[depth + 1];
    if (next === undefined || !issued(next, link)) return false;
  }
  return false;
}

/** The part of Electron's `Certificate` that is used; the last one of a chain has no issuer. */
interface ChainLink {
  readonly data: string;
  readonly issuerCert?: ChainLink;
}

function chainOf(certificate: ChainLink): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let link: ChainLink | undefined = certificate;
  while (link !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(new X509Certificate(link.data));
    link = link.issuerCert;
  }
  return chain;
}

/**
 * The verdicts that accepting one certificate for its host can change: it is for another name, out of
 * date, or of an unknown authority. A revoked or malformed one stays refused.
 */
const ACCEPTABLE = [-200, -201, AUTHORITY_UNKNOWN];

/** May the technician accept a certificate that Chromium refused with this verdict? */
export function isAcceptable(errorCode: number): boolean {
  return ACCEPTABLE.includes(errorCode);
}

export interface CertificateHooks {
  /** The fingerprint (SHA-256) that the technician accepted for a host. */
  readonly accepted?: (hostname: string) => string | undefined;
  /** A certificate was refused; what it says of itself, unless it does not parse. */
  readonly onRefused?: (shown: Shown | undefined) => void;
}

/** What is shown of the server's own certificate; nothing of one that does not parse. */
function shownOf(hostname: string, { data }: ChainLink): Shown | undefined {
  try {
    return shownBy(hostname, new X509Certificate(data));
  } catch {
    return undefined;
  }
}

function leads(
  certificate: ChainLink,
  authorities: readonly X509Certificate[],
  hostname: string,
): boolean {
  try {
    return leadsToAuthority(chainOf(certificate), authorities, hostname, new Date());
  } catch {
    // A link that does not parse leads nowhere.
    return false;
  }
}

/**
 * Adds the technician's own authorities to the system's, for one session and its own hosts alone, and
 * the single certificates that were accepted. Where Chromium is content, or the host is another,
 * Chromium's verdict stands. No setting turns verification off.
 * @param isOwnHost gets the host as `URL.hostname` gives it
 */
export function trustAuthorities(
  session: Session,
  authorities: readonly X509Certificate[],
  isOwnHost: (hostname: string) => boolean,
  hooks: CertificateHooks = {},
): void {
  const { accepted, onRefused } = hooks;
  if (authorities.length === 0 && accepted === undefined && onRefused === undefined) return;
  session.setCertificateVerifyProc((request, callback) => {
    const { errorCode, certificate } = request;
    // Chromium names an IPv6 address without the brackets it has in a URL.
    const hostname = isIP(request.hostname) === 6 ? `[${request.hostname}]` : request.hostname;
    if (errorCode === 0) {
      callback(CHROMIUM_DECIDES);
      return;
    }
    const shown = shownOf(hostname, certificate);
    const wanted =
      isOwnHost(hostname) &&
      ((errorCode === AUTHORITY_UNKNOWN && leads(certificate, authorities, request.hostname)) ||
        (isAcceptable(errorCode) &&
          shown !== undefined &&
          accepted?.(hostname) === shown.fingerprint));
    if (!wanted) onRefused?.(shown);
    callback(wanted ? TRUSTED : CHROMIUM_DECIDES);
  });
}
