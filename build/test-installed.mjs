// @ts-check
/**
 * `npm run test:installed [-- <test>…]`: the tests of what users get. Packages this commit twice and
 * compares, installs the `.deb` as root, lets it test itself as it is, runs the end-to-end tests on it
 * (all, or those named) as an ordinary user, purges it and looks whether anything is left.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runAsTester } from './lib/as-tester.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { allowInspect } from './lib/fuses.mjs';
import {
  INSTALLED_COMMAND,
  INSTALLED_PROGRAM,
  verifyInstalled,
  whileInstalled,
} from './lib/installed-deb.mjs';
import { layouts, releaseDir } from './lib/package-layout.mjs';
import { root } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { run } from './lib/run.mjs';

await runMain(async () => {
  if (process.getuid?.() !== 0) throw new Failure('Installing a package takes root.');
  const first = await packageAnew();
  const deb = await packageAnew();
  compare(first, deb);
  return whileInstalled(deb.file, async () => {
    verifyInstalled();
    console.log('\nInstalled. It tests itself:');
    await selfTest([]);
    console.log('\nAsked for a debugger, it starts none:');
    await selfTest(['--inspect=0']);
    console.log('\nWithout user namespaces, its helper builds the sandbox:');
    await selfTest(['--disable-namespace-sandbox']);

    // One byte of the program is all that is different from here on.
    await allowInspect(INSTALLED_PROGRAM);
    const args = ['--project=e2e', ...process.argv.slice(2)];
    return (await runPlaywright(args, () => ({ CRASHCART_INSTALLED: INSTALLED_COMMAND }))).code;
  });
});

/**
 * @typedef {object} Packaged
 * @property {string} file the `.deb`
 * @property {Record<string, string>} sums SHA-256 by what it is of
 */

/** @returns {Promise<Packaged>} */
async function packageAnew() {
  const script = path.join(root, 'build', 'package.mjs');
  const code = await run(process.execPath, [script, '--test-build'], { cwd: root });
  const [layout] = layouts();
  const name = readdirSync(releaseDir).find((file) => file.endsWith('.deb'));
  if (code !== 0 || !layout || !name) throw new Failure('There is no package to test.');
  const file = path.join(releaseDir, name);
  return { file, sums: { 'app.asar': sha256(layout.asar), [name]: sha256(file) } };
}

/** @param {string} file */
function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * @param {Packaged} first
 * @param {Packaged} second
 */
function compare(first, second) {
  console.log('\nPackaged twice:');
  for (const [name, sum] of Object.entries(first.sums)) {
    console.log(`  ${name}: ${sum}`);
    if (second.sums[name] !== sum) {
      throw new Failure(`The second time ${name} is another one: ${second.sums[name]}`);
    }
  }
}

/** @param {readonly string[]} args */
async function selfTest(args) {
  const { code } = await runAsTester(() => ({
    command: INSTALLED_COMMAND,
    args: ['--self-test', ...args],
  }));
  if (code !== 0) throw new Failure('The self-test failed.');
}
