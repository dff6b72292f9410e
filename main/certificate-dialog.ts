import { dialog, type BrowserWindow } from 'electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { CertificateFile } from '../preload/contract/models';
import { Failure } from './errors';
import { onlyCertificates, parseAuthorities } from './security/certificates';

/** A bundle of authorities is smaller; anything larger is the wrong file. */
const LARGEST_FILE = 64 * 1024;

/**
 * Lets the technician choose a certificate file. The path stays in main.
 * @throws Failure `certificate-file-invalid` when it holds no certificate in PEM form
 */
export async function chooseCertificate(window: BrowserWindow): Promise<CertificateFile | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: 'PEM', extensions: ['pem', 'crt', 'cer'] },
      { name: '*', extensions: ['*'] },
    ],
  });
  const [file] = filePaths;
  if (file === undefined) return null;
  const { size } = await fs.stat(file);
  if (size > LARGEST_FILE) throw new Failure('certificate-file-invalid');
  const pem = await fs.readFile(file, 'utf8');
  const [first] = parseAuthorities(pem);
  return {
    name: path.basename(file),
    pem: onlyCertificates(pem),
    subject: first?.subject ?? '',
  };
}
