import { BrowserWindow } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseCertificate } from './certificate-dialog';
import { parseAuthorities } from './security/certificates';
import { refusal } from './testing/fake-cloud';
import { dialog } from './testing/fake-electron';
import { temporaryFolder } from './testing/temporary-folder';

vi.mock('electron', () => import('./testing/fake-electron'));

/** Two authorities that come with Node. */
const [FIRST = '', SECOND = ''] = rootCertificates;
const KEY = '-----BEGIN PRIVATE KEY-----\nZq9-private\n-----END PRIVATE KEY-----\n';

let file: string;
const fingerprints = (pem = '') => parseAuthorities(pem).map((one) => one.fingerprint256);
const choose = () => chooseCertificate(new BrowserWindow());

beforeEach(() => {
  file = path.join(temporaryFolder(), 'our ca.pem');
  dialog.filePaths = [file];
});

test('gives the certificates of the chosen file, its name and the first subject', async () => {
  fs.writeFileSync(file, `some note\n${FIRST}\n${SECOND}\n`);
  const chosen = await choose();
  expect(chosen?.name).toBe('our ca.pem');
  expect(fingerprints(chosen?.pem)).toEqual([...fingerprints(FIRST), ...fingerprints(SECOND)]);
  expect(chosen?.subject).toMatch(/CN=|O=/);
});

test('leaves a private key in the file where it is', async () => {
  fs.writeFileSync(file, `${KEY}${FIRST}\n${KEY}`);
  const { pem } = (await choose()) ?? {};
  expect(fingerprints(pem)).toEqual(fingerprints(FIRST));
  expect(pem).not.toContain('PRIVATE');
});

test('that was dismissed gives nothing', async () => {
  dialog.filePaths = [];
  expect(await choose()).toBeNull();
});

test.each([
  ['no certificate', 'text'],
  ['a key alone', KEY],
  ['nothing', ''],
  ['more than any bundle has', `${FIRST}\n${'x'.repeat(64 * 1024)}`],
])('refuses a file with %s', async (_name, text) => {
  fs.writeFileSync(file, text);
  const data = await refusal(choose());
  expect(data.code).toBe('certificate-file-invalid');
  expect(JSON.stringify(data)).not.toContain('Zq9');
});
