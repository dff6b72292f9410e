import fs from 'node:fs';
import path from 'node:path';

/** What is known of the package the app runs from. */
export interface PackageFacts {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** Where the files beside the archive are. */
  readonly resources: string;
  /** The AppImage it was started from; undefined for any other package. */
  readonly appImage: string | undefined;
}

/**
 * Does the package say where newer versions come from, and can it replace itself? On Linux an AppImage alone
 * does: deb and rpm belong to the system's package manager. On Windows a package that names no publisher is
 * out: electron-updater would take any installer then.
 */
export function isSetUp({ isPackaged, platform, resources, appImage }: PackageFacts): boolean {
  const file = path.join(resources, 'app-update.yml');
  if (!isPackaged || !fs.existsSync(file)) return false;
  if (platform === 'linux') return appImage !== undefined;
  return platform !== 'win32' || /^publisherName:/m.test(fs.readFileSync(file, 'utf8'));
}
