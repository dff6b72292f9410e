import { BaseUpdater, type AppUpdater } from 'electron-updater';
import type { ErrorCode } from '../../preload/contract/errors';
import { Failure, messageOf } from '../errors';
import type { Log } from '../log';

/** What finds, loads and installs newer versions. */
export interface UpdateEngine {
  /**
   * The version that is newer than this one; null when there is none.
   * @throws Failure `update-not-found`
   */
  find(): Promise<string | null>;
  /**
   * Downloads the version found last and verifies it.
   * @throws Failure `update-not-loaded`, `update-refused`
   */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Installs what was downloaded. The app is about to end. */
  install(restart: boolean): void;
}

export interface EngineOptions {
  /** Where to look in place of what the package says. */
  readonly feed: string | undefined;
  readonly log: Log;
}

/** electron-updater's words for a file that is not the one that was promised. */
const REFUSED: ReadonlySet<unknown> = new Set([
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_INVALID_SIGNATURE',
  'ERR_UPDATER_NO_CHECKSUM',
]);

/** An answer of a server may come along, with all its headers. */
const LONGEST_DETAIL = 300;

/** electron-updater, told that nothing is to happen by itself, and never an older version. */
export function engineOf(updater: AppUpdater, { feed, log }: EngineOptions): UpdateEngine {
  updater.logger = log;
  updater.autoDownload = false;
  // Not at Electron's own event: the app ends in it. See `Updates.end`. On macOS it hands the file to the system.
  updater.autoInstallOnAppQuit = process.platform === 'darwin';
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  if (feed !== undefined) updater.setFeedURL({ provider: 'generic', url: feed });
  return {
    find: async () => {
      const result = await updater.checkForUpdates().catch((thrown: unknown) => {
        throw failureOf('update-not-found', thrown);
      });
      if (result === null) throw new Failure('update-not-found');
      const { version } = result.updateInfo;
      // Once more by ourselves: an old version with a known hole is what an attacker would offer.
      const isNewer = result.isUpdateAvailable && updater.currentVersion.compare(version) < 0;
      return isNewer ? version : null;
    },
    download: async (onPercent) => {
      const tell = ({ percent }: { percent: number }): void => onPercent(Math.floor(percent));
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate();
      } catch (thrown) {
        throw failureOf('update-not-loaded', thrown);
      } finally {
        updater.off('download-progress', tell);
      }
    },
    install: (restart) => {
      if (updater instanceof BaseUpdater) updater.install(true, restart);
      else if (restart) updater.quitAndInstall();
    },
  };
}

function failureOf(code: ErrorCode, thrown: unknown): Failure {
  const isRefused = thrown instanceof Error && 'code' in thrown && REFUSED.has(thrown.code);
  const [detail = ''] = messageOf(thrown).split('\n');
  return new Failure(isRefused ? 'update-refused' : code, {
    detail: detail.slice(0, LONGEST_DETAIL),
  });
}
