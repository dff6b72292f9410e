import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificates, type TestCertificates } from '../support/certificates';
import { tlsFetch } from '../support/tls-fetch';
import { CALLS_UNDER_TEST } from './calls';
import { meet, setUp, type Stage } from './stage';
import type { ConnectOptions } from '../support/cloud';

/** What a host shows that ought to be trusted, and what the technician hears of it. */
const FAULTS = [
  ['selfSigned', 'certificate-not-trusted'],
  ['expired', 'certificate-invalid'],
  ['wrongHost', 'certificate-invalid'],
] as const;

let folder = '';
let certificates: TestCertificates;
let stage: Stage;
let options: ConnectOptions;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'faults-tls-'));
  certificates = makeCertificates(folder, { hosts: ['127.0.0.1'] });
  options = { fetch: tlsFetch(certificates.root.certificate) };
  const tls = { key: certificates.server.key, cert: certificates.chain };
  stage = await setUp({ tls, estate: { desktops: 40, servers: 12 } }, options);
});

afterAll(async () => {
  await stage.region.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(FAULTS)('%s', (name, verdict) => {
  test.each(CALLS_UNDER_TEST)(
    'on $name: no request leaves, and nothing is tried again',
    async (call) => {
      const { key, certificate } = certificates[name];
      const cert = certificate + certificates.intermediate.certificate;
      // Twice: a second try would meet it, and a third the right one.
      const cell = await meet(stage, call, options, () =>
        stage.region.failNext({ fault: { kind: 'certificate', key, cert }, times: 2 }),
      );
      expect(cell).toMatchObject({ verdict, requests: 0 });
    },
  );
});
