// @ts-check
/** Builds `dist/` from the sources: main, preload, renderer and the practice region's page. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.stamp');

/** Whatever goes into the bundle; a change in any of these makes it stale. */
const INPUTS = ['main', 'preload', 'renderer', 'build', 'package.json', 'package-lock.json'];

/**
 * Names, sizes and times of all inputs as one hash. Contents are not read, to keep a start fast.
 * @returns {string}
 */
function inputsHash() {
  const hash = createHash('sha256');
  /** @param {string} file */
  const add = (file) => {
    const stat = fs.statSync(file);
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) add(path.join(file, name));
    } else if (!file.endsWith('.test.ts')) {
      hash.update(`${path.relative(root, file)}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const input of INPUTS) add(path.join(root, input));
  return hash.digest('hex');
}

/**
 * The noVNC library and our own console page are served by the practice region as they are.
 * @returns {void}
 */
function copyPracticeFiles() {
  const target = path.join(dist, 'practice');
  fs.rmSync(target, { recursive: true, force: true });
  const novnc = path.join(root, 'node_modules/@novnc/novnc');
  for (const folder of ['core', 'vendor']) {
    fs.cpSync(path.join(novnc, folder), path.join(target, 'novnc', folder), { recursive: true });
  }
  fs.copyFileSync(path.join(novnc, 'LICENSE.txt'), path.join(target, 'novnc/LICENSE.txt'));
  fs.cpSync(path.join(root, 'main/practice/page'), path.join(target, 'page'), { recursive: true });
}

/**
 * Builds everything.
 * @returns {Promise<void>}
 */
export async function bundle() {
  const { build } = await import('vite');
  const stamp = inputsHash();
  for (const part of ['main', 'preload', 'renderer']) {
    await build({
      configFile: path.join(root, `build/vite.${part}.ts`),
      logLevel: 'warn',
    });
  }
  copyPracticeFiles();
  fs.writeFileSync(stampFile, stamp);
}

/**
 * Builds only if an input is newer than what stands in `dist/`.
 * @returns {Promise<boolean>} whether it had to build
 */
export async function bundleIfStale() {
  const stamp = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
  if (stamp === inputsHash()) return false;
  await bundle();
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await bundle();
