// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Where packages and installers are put. */
export const releaseDir = path.join(root, 'release');

/** The folders electron-builder lays a package out in, by system and processor. */
const FOLDERS = {
  linux: { x64: 'linux-unpacked', arm64: 'linux-arm64-unpacked' },
  darwin: { x64: 'mac', arm64: 'mac-arm64' },
  win32: { x64: 'win-unpacked', arm64: 'win-arm64-unpacked' },
};

/**
 * The app as it is on a user's disk, before anything of it is put into an installer.
 *
 * @typedef {object} Layout
 * @property {string} platform as Node calls it
 * @property {string} arch as Node calls it
 * @property {string} folder
 * @property {string} program what is started; on macOS the bundle
 * @property {string} resources
 * @property {string} asar our code
 * @property {string} unpacked what the system has to find as files
 * @property {string} locales Chromium's texts
 */

/**
 * The packages that stand in a folder.
 *
 * @param {string} [release]
 * @returns {Layout[]}
 */
export function layouts(release = releaseDir) {
  return Object.entries(FOLDERS).flatMap(([platform, archs]) =>
    Object.entries(archs)
      .map(([arch, name]) => layout(path.join(release, name), platform, arch))
      .filter(({ folder }) => existsSync(folder)),
  );
}

/**
 * @param {string} folder
 * @param {string} platform
 * @param {string} arch
 * @returns {Layout}
 */
function layout(folder, platform, arch) {
  const program = programIn(folder, platform);
  const resources =
    platform === 'darwin'
      ? path.join(program, 'Contents', 'Resources')
      : path.join(folder, 'resources');
  const asar = path.join(resources, 'app.asar');
  // macOS keeps them in folders of their own, beside ours.
  const locales = platform === 'darwin' ? resources : path.join(folder, 'locales');
  return {
    platform,
    arch,
    folder,
    program,
    resources,
    asar,
    unpacked: `${asar}.unpacked`,
    locales,
  };
}

/**
 * @param {string} folder
 * @param {string} platform
 */
export function programIn(folder, platform) {
  const names = new Map([
    ['darwin', 'Crashcart.app'],
    ['win32', 'Crashcart.exe'],
  ]);
  return path.join(folder, names.get(platform) ?? 'crashcart');
}
