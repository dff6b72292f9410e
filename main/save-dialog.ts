import { dialog, type BrowserWindow } from 'electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../preload/contract/errors';
import { Failure, messageOf } from './errors';

/** What is proposed to the technician. */
export interface Proposal {
  /** The folder that the file dialog begins in. */
  readonly folder: string;
  /** Without the extension. */
  readonly name: string;
  readonly extension: string;
}

/**
 * Writes a text where the technician wants it, readable by him alone.
 * @param make called once a file is chosen
 * @param code of the Failure when the disk refuses
 * @returns the file's name; null when the dialog was dismissed
 */
export async function saveText(
  window: BrowserWindow,
  { folder, name, extension }: Proposal,
  make: () => string | Promise<string>,
  code: ErrorCode,
): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(folder, `${name}.${extension}`),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (filePath === '') return null;
  const text = await make();
  try {
    await fs.writeFile(filePath, text, { mode: 0o600 });
  } catch (thrown) {
    throw new Failure(code, { detail: messageOf(thrown) });
  }
  return path.basename(filePath);
}
