import { ShareMenu, shell, type BrowserWindow } from 'electron';
import { Failure } from '../errors';

/**
 * The ways by which something is handed to another program. No page opens anything: main makes the text,
 * no link but one to the mail program is passed on, and no path but of a folder of ours.
 */

/**
 * Opens the mail program. What the system says of a failure is dropped: it may repeat the link.
 * @throws Failure `bad-request` for any other link, `mail-not-opened` when there is no such program
 */
export async function openMail(link: string): Promise<void> {
  if (!link.startsWith('mailto:?')) throw new Failure('bad-request');
  try {
    await shell.openExternal(link);
  } catch {
    throw new Failure('mail-not-opened');
  }
}

/**
 * Shows a folder of ours in the file manager. Its path is main's own, never a page's.
 * @throws Failure `folder-not-opened`
 */
export async function openFolder(folder: string): Promise<void> {
  const trouble = await shell.openPath(folder);
  if (trouble !== '') throw new Failure('folder-not-opened', { detail: trouble });
}

/** The system's share sheet; undefined where Electron knows of none (all but macOS). */
export function shareSheet(
  platform: NodeJS.Platform,
): ((text: string, window: BrowserWindow) => void) | undefined {
  if (platform !== 'darwin') return undefined;
  return (text, window) => new ShareMenu({ texts: [text] }).popup({ window });
}
