import { session } from 'electron';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  leadsToAuthority,
  parseAuthorities,
  trustAuthorities,
} from '../../main/security/certificates';
import { sessions } from '../../main/testing/fake-electron';
import {
  issue,
  makeCertificates,
  type KeyPair,
  type TestCertificates,
} from '../support/certificates';

vi.mock('electron', () => import('../../main/testing/fake-electron'));

const DAY = 86_400_000;
const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const HOSTS = ['vnc.example', '*.wild.example', '127.0.0.1', 'fd00::1'];

let dir: string;
let made: TestCertificates;
let extra: Record<
  'forged' | 'forgedByPlain' | 'person' | 'plain' | 'shortIntermediate' | 'late',
  KeyPair
>;

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'crashcart-certificates-'));
  made = makeCertificates(dir, { hosts: HOSTS });
  const { root, intermediate, server } = made;
  const plain = issue(dir, { name: 'plain', issuer: root, hosts: HOSTS });
  const shortIntermediate = issue(dir, {
    name: 'short intermediate',
    issuer: root,
    authority: true,
    days: 5,
  });
  extra = {
    // Signed by certificates that may not sign anything: one says so, the other says nothing.
    forged: issue(dir, { name: 'forged', issuer: server, hosts: HOSTS }),
    forgedByPlain: issue(dir, { name: 'forged by plain', issuer: plain, hosts: HOSTS }),
    person: issue(dir, {
      name: 'person',
      issuer: intermediate,
      hosts: HOSTS,
      usage: 'clientAuth',
    }),
    plain,
    shortIntermediate,
    late: issue(dir, { name: 'late', issuer: shortIntermediate, hosts: HOSTS, days: 30 }),
  };
});

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const chain = (...pairs: KeyPair[]): X509Certificate[] =>
  pairs.map(({ certificate }) => new X509Certificate(certificate));

const leads = (links: X509Certificate[], authorities: X509Certificate[], host = 'vnc.example') =>
  leadsToAuthority(links, authorities, host, new Date());

describe('a chain', () => {
  test.each(['vnc.example', 'VNC.example', 'a.wild.example', '127.0.0.1', 'fd00::1'])(
    'that leads to the authority is good for %s',
    (host) => {
      const { root, intermediate, server } = made;
      expect(leads(chain(server, intermediate), chain(root), host)).toBe(true);
      expect(leads(chain(server, intermediate, root), chain(root), host)).toBe(true);
    },
  );

  test.each([
    'evil.example',
    'a.vnc.example',
    'vnc.example.evil.example',
    'wild.example',
    'a.b.wild.example',
    '127.0.0.2',
    'fd00::2',
    '',
  ])('is not good for "%s"', (host) => {
    const { root, intermediate, server } = made;
    expect(leads(chain(server, intermediate), chain(root), host)).toBe(false);
  });

  test('directly below the authority is good, and so is an intermediate that is trusted itself', () => {
    expect(leads(chain(extra.plain), chain(made.root))).toBe(true);
    expect(leads(chain(made.server), chain(made.intermediate))).toBe(true);
  });

  test('one authority of several is enough', () => {
    const { impostor, root, server, intermediate } = made;
    expect(leads(chain(server, intermediate), chain(impostor, root))).toBe(true);
  });

  test('a self-signed certificate is good when it is the one that was given', () => {
    expect(leads(chain(made.selfSigned), chain(made.selfSigned))).toBe(true);
    expect(leads(chain(made.selfSigned), chain(made.selfSigned), 'evil.example')).toBe(false);
  });

  test.each<[string, () => [X509Certificate[], X509Certificate[]]]>([
    ['is empty', () => [[], chain(made.root)]],
    ['meets no authority', () => [chain(made.server, made.intermediate), []]],
    ['lacks the intermediate', () => [chain(made.server), chain(made.root)]],
    ['is signed by itself', () => [chain(made.selfSigned), chain(made.root)]],
    ['is for another host', () => [chain(made.wrongHost, made.intermediate), chain(made.root)]],
    ['has ended', () => [chain(made.expired, made.intermediate), chain(made.root)]],
    [
      'leads to one of the same name',
      () => [chain(made.server, made.intermediate), chain(made.impostor)],
    ],
    [
      'is signed by a certificate that may not sign',
      () => [chain(extra.forged, made.server, made.intermediate), chain(made.root)],
    ],
    [
      'is signed by one that does not say whether it may sign',
      () => [chain(extra.forgedByPlain, extra.plain), chain(made.root)],
    ],
    ['was given to a person', () => [chain(extra.person, made.intermediate), chain(made.root)]],
    [
      'has a stranger in front',
      () => [chain(made.selfSigned, made.server, made.intermediate), chain(made.root)],
    ],
    [
      'has the authority behind a stranger',
      () => [chain(made.selfSigned, made.root), chain(made.root)],
    ],
  ])('that %s is not good', (_name, make) => {
    expect(leads(...make())).toBe(false);
  });

  test('is good only while every link and the authority are in force', () => {
    const links = chain(extra.late, extra.shortIntermediate);
    const authorities = chain(made.root);
    const at = (days: number): boolean =>
      leadsToAuthority(links, authorities, 'vnc.example', new Date(Date.now() + days * DAY));
    expect(at(1)).toBe(true);
    expect(at(10), 'the intermediate has ended').toBe(false);
    expect(at(60), 'everything has ended').toBe(false);
    expect(at(-10), 'nothing has begun').toBe(false);
  });
});

describe('a PEM text', () => {
  test('may hold several certificates, and other things between them', () => {
    const { root, intermediate, server } = made;
    const text = `note\n${root.certificate}${server.key}\r\n${intermediate.certificate}`;
    expect(parseAuthorities(text).map(({ subject }) => subject)).toEqual([
      'CN=Test Root',
      'CN=Test Intermediate',
    ]);
  });

  test('that ends in the middle of one gives those before', () => {
    const text = made.root.certificate + made.intermediate.certificate.slice(0, 99);
    expect(parseAuthorities(text)).toHaveLength(1);
  });

  test.each([
    ['nothing', () => ''],
    ['only a key', () => made.server.key],
    ['a damaged one', () => made.root.certificate.replace(/\n.{20}/, '\n!!!!')],
    ['a good and a damaged one', () => made.root.certificate + damaged],
    ['an empty block', () => damaged],
  ])('with %s is refused', (_name, text) => {
    expect(() => parseAuthorities(text())).toThrow('certificate-file-invalid');
  });
});

describe('a session with authorities of its own', () => {
  const AUTHORITY_INVALID = -202;

  beforeEach(() => sessions.clear());

  /** What Chromium asks, with the chain in its shape. */
  function verdict(
    hostname: string,
    errorCode: number,
    links: readonly KeyPair[],
    authorities: readonly KeyPair[] = [made.root],
  ): number | undefined {
    trustAuthorities(session.fromPartition('own'), chain(...authorities), (host) =>
      ['vnc.example', '127.0.0.1', '[fd00::1]'].includes(host),
    );
    const certificate = [...links]
      .reverse()
      .reduce<object | undefined>(
        (issuerCert, { certificate: data }) => ({ data, issuerCert }),
        undefined,
      );
    return sessions.get('own')?.verifies({ hostname, errorCode, certificate });
  }

  test.each(['vnc.example', '127.0.0.1', 'fd00::1'])('trusts its own host %s', (host) => {
    expect(verdict(host, AUTHORITY_INVALID, [made.server, made.intermediate])).toBe(0);
  });

  test.each<[string, string, number, () => KeyPair[]]>([
    ['another host', 'a.wild.example', -202, () => [made.server, made.intermediate]],
    ['a chain that leads nowhere', 'vnc.example', -202, () => [made.selfSigned]],
    ['a revoked certificate', 'vnc.example', -206, () => [made.server, made.intermediate]],
    ['a pinned key that is missing', 'vnc.example', -150, () => [made.server, made.intermediate]],
    ['a wrong name', 'vnc.example', -200, () => [made.server, made.intermediate]],
    ['what is good anyway', 'vnc.example', 0, () => [made.server, made.intermediate]],
  ])('leaves %s to Chromium', (_name, host, error, links) => {
    expect(verdict(host, error, links())).toBe(-3);
  });

  test('is not held up by a chain that goes round in a circle', () => {
    trustAuthorities(session.fromPartition('own'), chain(made.root), () => true);
    const certificate = { data: made.selfSigned.certificate, issuerCert: {} };
    certificate.issuerCert = certificate;
    const request = { hostname: 'vnc.example', errorCode: AUTHORITY_INVALID, certificate };
    expect(sessions.get('own')?.verifies(request)).toBe(-3);
  });

  test('without authorities has no say at all', () => {
    expect(
      verdict('vnc.example', AUTHORITY_INVALID, [made.server, made.intermediate], []),
    ).toBeUndefined();
  });
});
