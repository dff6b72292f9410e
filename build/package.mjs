// @ts-check
/**
 * `npm run package [-- --test-build | --release]`: builds the app, lays it out in a folder under
 * `release/`, looks whether all of it is as it has to be, and on Debian makes a `.deb` of it.
 *
 * `--test-build` lets it do so with the stand-in for Electron; nobody else gets such a package.
 * `--release` makes every installer of this system, and fails where one cannot be signed.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { buildDeb } from './lib/deb.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { checkPackage } from './lib/package-check.mjs';
import { layouts, releaseDir } from './lib/package-layout.mjs';
import { mebibytes, packageSizes, sizesTable } from './lib/package-sizes.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { requireRuntime } from './lib/runtime.mjs';

await runMain(async () => {
  const options = /** @type {const} */ ({
    'test-build': { type: 'boolean' },
    release: { type: 'boolean' },
  });
  const { 'test-build': isTestBuild, release: isRelease } = parseArgs({ options }).values;
  const runtime = requireRuntime();
  const { kind, version, pinned } = runtime;
  if (kind === 'substitute' && (isRelease || !isTestBuild)) {
    throw new Failure(
      `This checkout runs on Electron ${version}, a stand-in with known security holes, so it cannot make a release (users get ${pinned}).\n` +
        'Package where Electron can be downloaded, or add "-- --test-build" for a package nobody else gets.',
    );
  }
  await bundle();
  rmSync(releaseDir, { recursive: true, force: true });
  const code = await electronBuilder(isRelease ? releaseArgs() : folderArgs(runtime));
  if (code !== 0) return code;

  for (const layout of layouts()) {
    await checkPackage(layout, version);
    console.log(`\n${path.relative(root, layout.folder)}\n${sizesTable(packageSizes(layout))}`);
    if (layout.platform !== 'linux' || !hasDebianTools()) continue;
    const deb = buildDeb(layout, { epoch: sourceDate(), isFast: isTestBuild === true });
    console.log(`${path.relative(root, deb)}: ${mebibytes(statSync(deb).size)}`);
  }
  return 0;
});

/** @param {readonly string[]} args */
function electronBuilder(args) {
  const cli = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  return run(process.execPath, [cli, '--publish=never', ...args], { cwd: root });
}

/** Every installer of this system, with Electron as electron-builder downloads and verifies it. */
function releaseArgs() {
  return ['-c.forceCodeSigning=true', ...feedArgs()];
}

/**
 * Where the installed app looks for newer versions; without it, it says that updates are not set up.
 *
 * @returns {string[]}
 */
function feedArgs() {
  const feed = process.env['CRASHCART_UPDATE_FEED'] ?? '';
  if (feed === '') return [];
  if (!/^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(feed)) {
    throw new Failure(`CRASHCART_UPDATE_FEED has to be an https address: ${feed}`);
  }
  return ['-c.publish.provider=generic', `-c.publish.url=${feed}`];
}

/**
 * The app for this computer's processor, with the Electron that is there.
 *
 * @param {import('./lib/runtime.mjs').Runtime} runtime
 */
function folderArgs({ executable, version }) {
  const dist = path.join(root, distFolder(executable));
  return ['--dir', `-c.electronDist=${dist}`, `-c.electronVersion=${version}`];
}

/**
 * The folder an Electron was unpacked into. On macOS its executable lies deep in the app bundle.
 *
 * @param {string} executable
 */
function distFolder(executable) {
  const bundleAt = executable.indexOf(`${path.sep}Electron.app${path.sep}`);
  return bundleAt < 0 ? path.dirname(executable) : executable.slice(0, bundleAt);
}

function hasDebianTools() {
  return spawnSync('dpkg-deb', ['--version']).status === 0;
}

/** The time of what is packed, in seconds: not that of packing, which would make no two the same. */
function sourceDate() {
  const given = process.env['SOURCE_DATE_EPOCH'];
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: root,
    encoding: 'utf8',
  });
  const seconds = Number.parseInt(given ?? stdout, 10);
  if (Number.isNaN(seconds)) {
    throw new Failure('Without git, set SOURCE_DATE_EPOCH to the time of the sources, in seconds.');
  }
  return seconds;
}
