import { app } from 'electron';
import type { AppInfo } from '../preload/contract/models';
import type { PolicyState } from '../preload/contract/policy';

function platformOf(platform: NodeJS.Platform): AppInfo['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

/** What the page may know of the program it runs in. */
export function appInfo(
  startInPractice: boolean,
  consoleId: string | null,
  policy: PolicyState,
): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: platformOf(process.platform),
    locale: app.getLocale(),
    startInPractice,
    consoleId,
    policy,
  };
}
