// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages
 *   folder → package, as in a package-lock.json
 */

/** Sees to the npm packages: exactly those of the lock file, and none of their install scripts. */
export function setUpNpmPackages() {
  const wanted = readLock('package-lock.json');
  if (!wanted) throw new Failure('package-lock.json is missing. Check it out again from git.');
  // npm keeps a record of what it really installed; it is compared, so a plain `npm install` of a
  // developer counts as well, and an interrupted one does not.
  if (agrees(wanted, readLock('node_modules/.package-lock.json'))) return;

  console.log('Installing npm packages…');
  const { status, error } = npm(
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) {
    throw new Failure(
      `"npm ci" failed${error ? ` (${error.message})` : ''}. Put right what it says above and run this again.`,
    );
  }
}

/**
 * @param {Packages} wanted
 * @param {Packages | undefined} installed
 */
export function agrees(wanted, installed) {
  if (!installed) return false;
  const folders = Object.keys(wanted).filter((folder) => folder !== '');
  return (
    Object.keys(installed).every((folder) => folder in wanted) &&
    folders.every((folder) => {
      const want = wanted[folder];
      const have = installed[folder];
      // Optional packages are mostly those of other platforms.
      if (!have) return want?.optional === true;
      return have.version === want?.version && have.integrity === want?.integrity;
    })
  );
}

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
