// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Called by electron-builder when a package is laid out. It copies an unpacked Electron as it is,
 * with the "default app" that would run any folder it is given; a package has no use for that.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default function afterPack({ packager, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
}
