/**
 * Certificates for tests, made by the `openssl` command: an authority of one's own, an intermediate
 * one, and servers of every kind of fault. TLS servers of end-to-end tests use the same.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';

/** A certificate and its private key, both as PEM text. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export interface IssueOptions {
  /** Common name; also the name of the files. */
  readonly name: string;
  /** DNS names and IP addresses it is for; none leaves the extension out. */
  readonly hosts?: readonly string[];
  /** Who signs; without one it signs itself. */
  readonly issuer?: KeyPair;
  /** May it sign others? */
  readonly authority?: boolean;
  /** Extended key usage as openssl names it. */
  readonly usage?: 'serverAuth' | 'clientAuth';
  /** Subject key identifier, in hexadecimal; otherwise made from the key. */
  readonly keyId?: string;
  /** Days until it ends; a negative number makes one that has ended. */
  readonly days?: number;
}

/** What a TLS server and the one who trusts it need. */
export interface TestCertificates {
  /** The authority to be trusted. */
  readonly root: KeyPair;
  readonly intermediate: KeyPair;
  /** For the asked hosts, signed by the intermediate. */
  readonly server: KeyPair;
  /** What a TLS server sends: server and intermediate. */
  readonly chain: string;
  /** The same hosts, but signed by itself. */
  readonly selfSigned: KeyPair;
  /** As `selfSigned`, but another one. */
  readonly renewed: KeyPair;
  /** The same hosts and the same issuer, but ended yesterday. */
  readonly expired: KeyPair;
  /** In force and from the same issuer, but for `elsewhere.example`. */
  readonly wrongHost: KeyPair;
  /** An authority nobody trusts, with the name and key identifier of `root`, but a key of its own. */
  readonly impostor: KeyPair;
}

function extensions({ hosts = [], authority = false, usage, keyId }: IssueOptions): string {
  const names = hosts.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`);
  return [
    `basicConstraints=critical,CA:${authority ? 'TRUE' : 'FALSE'}`,
    ...(authority ? ['keyUsage=critical,keyCertSign,cRLSign'] : []),
    ...(usage === undefined ? [] : ['keyUsage=digitalSignature', `extendedKeyUsage=${usage}`]),
    ...(keyId === undefined ? [] : [`subjectKeyIdentifier=${keyId}`]),
    ...(names.length === 0 ? [] : [`subjectAltName=${names.join(',')}`]),
  ].join('\n');
}

/** Makes one certificate. Its files stay in `dir`. */
export function issue(dir: string, options: IssueOptions): KeyPair {
  const { name, issuer, days = 30 } = options;
  const file = (kind: string): string =>
    path.join(dir, `${name.replaceAll(/[^\w-]/g, '_')}.${kind}`);
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const key = file('key');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key];
  openssl('req', '-new', ...newKey, '-subj', `/CN=${name}`, '-out', file('csr'));
  fs.writeFileSync(file('ext'), extensions(options));
  const signing =
    issuer === undefined
      ? ['-signkey', key]
      : ['-CA', file('issuer.pem'), '-CAkey', file('issuer.key'), '-CAcreateserial'];
  if (issuer !== undefined) {
    fs.writeFileSync(file('issuer.pem'), issuer.certificate);
    fs.writeFileSync(file('issuer.key'), issuer.key, { mode: 0o600 });
  }
  const request = ['x509', '-req', '-in', file('csr'), '-days', String(days)];
  openssl(...request, ...signing, '-extfile', file('ext'), '-out', file('pem'));
  return {
    certificate: fs.readFileSync(file('pem'), 'utf8'),
    key: fs.readFileSync(key, 'utf8'),
  };
}

/**
 * A whole set in one folder.
 * @param options.hosts DNS names and IP addresses the servers are for
 */
export function makeCertificates(
  dir: string,
  { hosts }: { readonly hosts: readonly string[] },
): TestCertificates {
  const rootName = { name: 'Test Root', authority: true, keyId: '7E57' };
  const root = issue(dir, rootName);
  const intermediate = issue(dir, { name: 'Test Intermediate', issuer: root, authority: true });
  const usage = 'serverAuth';
  const server = issue(dir, { name: 'server', issuer: intermediate, hosts, usage });
  const impostors = path.join(dir, 'impostor');
  fs.mkdirSync(impostors);
  return {
    root,
    intermediate,
    server,
    chain: server.certificate + intermediate.certificate,
    selfSigned: issue(dir, { name: 'self-signed', hosts, usage }),
    renewed: issue(dir, { name: 'renewed', hosts, usage }),
    expired: issue(dir, { name: 'expired', issuer: intermediate, hosts, usage, days: -1 }),
    wrongHost: issue(dir, {
      name: 'wrong-host',
      issuer: intermediate,
      hosts: ['elsewhere.example'],
      usage,
    }),
    impostor: issue(impostors, rootName),
  };
}
