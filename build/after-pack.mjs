// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setFuses } from './lib/fuses.mjs';
import { programIn } from './lib/package-layout.mjs';

/**
 * Called by electron-builder when a package is laid out and not signed yet.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ packager, appOutDir, electronPlatformName }) {
  // An unpacked Electron comes with the "default app" that would run any folder it is given.
  const resources = packager.getResourcesDir(appOutDir);
  rmSync(path.join(resources, 'default_app.asar'), { force: true });

  await setFuses(programIn(appOutDir, electronPlatformName), packager.info.framework.version);
}
