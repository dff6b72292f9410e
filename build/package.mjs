// @ts-check
/**
 * `npm run package [-- --test-build]`: builds the app and packs it into a folder under `release/`.
 * Installers and signing build on this.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { requireRuntime } from './lib/runtime.mjs';

await runMain(async () => {
  const options = /** @type {const} */ ({ 'test-build': { type: 'boolean' } });
  const { values } = parseArgs({ options });
  const { kind, version, pinned, executable } = requireRuntime();
  if (kind === 'substitute' && !values['test-build']) {
    throw new Failure(
      `This checkout runs on Electron ${version}, a stand-in with known security holes, so it cannot make a release (users get ${pinned}).\n` +
        'Package where Electron can be downloaded, or add "-- --test-build" for a package nobody else gets.',
    );
  }
  await bundle();
  const cli = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const dist = path.join(root, distFolder(executable));
  return run(
    process.execPath,
    [cli, '--dir', '--publish=never', `-c.electronDist=${dist}`, `-c.electronVersion=${version}`],
    { cwd: root },
  );
});

/**
 * The folder an Electron was unpacked into. On macOS its executable lies deep in the app bundle.
 *
 * @param {string} executable
 */
function distFolder(executable) {
  const bundleAt = executable.indexOf(`${path.sep}Electron.app${path.sep}`);
  return bundleAt < 0 ? path.dirname(executable) : executable.slice(0, bundleAt);
}
