import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Cloud, startCloud } from '../support/region';
import {
  issue,
  type KeyPair,
  makeCertificates,
  type TestCertificates,
} from '../support/certificates';

let dir: string;
let certificates: TestCertificates;
let cloud: Cloud;
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'practice-tls-'));
  certificates = makeCertificates(dir, { hosts: ['127.0.0.1'] });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(async () => {
  cloud = await startCloud(certificates);
});
afterEach(() => cloud.close());

/** Status of an answer, or how TLS refused it. */
function visit(agent: Agent | false): Promise<number | string> {
  const ca = certificates.root.certificate;
  return new Promise((resolve) => {
    const request = get(`${cloud.url}/v3/auth/projects`, { ca, agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

const show = ({ certificate, key }: KeyPair, times = 1): void => {
  const cert = certificate + certificates.intermediate.certificate;
  cloud.failNext({ fault: { kind: 'certificate', key, cert }, times });
};

test('the next connections are shown another certificate, and then the usual one', async () => {
  expect(await visit(false)).toBe(401);
  show(certificates.expired);
  expect(await visit(false)).toBe('CERT_HAS_EXPIRED');
  expect(await visit(false)).toBe(401);
  show(certificates.wrongHost);
  expect(await visit(false)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  show(certificates.selfSigned, 2);
  expect(await visit(false)).toMatch(/SELF_SIGNED|UNABLE_TO/);
  expect(await visit(false)).toMatch(/SELF_SIGNED|UNABLE_TO/);
  expect(await visit(false)).toBe(401);
});

test('a session that could be resumed does not hide it', async () => {
  // It keeps sessions, but no connections.
  const agent = new Agent({ keepAlive: false });
  for (let turn = 0; turn < 3; turn += 1) expect(await visit(agent)).toBe(401);
  show(certificates.expired);
  expect(await visit(agent)).toBe('CERT_HAS_EXPIRED');
  expect(await visit(agent)).toBe(401);
  agent.destroy();
});

test('a certificate of an authority that only has the name of the trusted one is refused', async () => {
  const issuer = certificates.impostor;
  const hosts = ['127.0.0.1'];
  show(issue(dir, { name: 'unknown', issuer, hosts, usage: 'serverAuth' }));
  expect(await visit(false)).toMatch(/SIGNATURE|UNABLE_TO/);
});
