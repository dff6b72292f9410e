import { app } from 'electron';
import os from 'node:os';
import path from 'node:path';
import type { About } from '../../preload/contract/about';
import type { HandlersOf } from '../ipc/handle';
import { readNotices } from './notices';

/** The same as in package.json; a test holds them together. */
export const LICENCE = 'MIT';

/** What Crashcart is, and what it runs on. */
export function about(): About {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    system: `${os.type()} ${os.release()} (${process.arch})`,
    licence: LICENCE,
  };
}

/** @param project the folder of the project, where the app runs from it */
export function aboutCalls(project: string): HandlersOf<'about'> {
  // electron-builder puts the licences beside the archive (`extraResources`).
  const folder = app.isPackaged ? process.resourcesPath : path.resolve(project);
  return {
    'about:read': about,
    'about:notices': () => readNotices(folder),
  };
}
