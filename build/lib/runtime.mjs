// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { cacheDir, root } from './paths.mjs';

/**
 * Which Electron this checkout runs on. Set-up writes it down once; everything else asks here.
 *
 * @typedef {object} Runtime
 * @property {'electron' | 'substitute'} kind `substitute`: an old build for development and tests only
 * @property {string} version
 * @property {string} pinned the version of the `electron` package this was chosen for
 * @property {string} executable relative to the checkout, so that a staged copy finds its own
 */

const file = path.join(cacheDir, 'runtime.json');

/** @returns {Runtime | undefined} */
export function readRuntime() {
  try {
    /** @type {Runtime} */
    const runtime = JSON.parse(readFileSync(file, 'utf8'));
    return existsSync(path.join(root, runtime.executable)) ? runtime : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Runtime} runtime */
export function writeRuntime(runtime) {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(runtime, null, 2)}\n`);
}

/** @returns {Runtime} */
export function requireRuntime() {
  const runtime = readRuntime();
  if (!runtime) {
    throw new Failure('There is no Electron runtime yet. Run "node build/setup.mjs start" first.');
  }
  return runtime;
}

/** The absolute path of the Electron executable, for Playwright and for scripts. */
export function electronPath() {
  return path.join(root, requireRuntime().executable);
}
