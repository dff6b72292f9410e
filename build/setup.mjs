// @ts-check
/**
 * `node build/setup.mjs <start|test>`: makes a fresh clone ready, and costs next to nothing when
 * it is. It runs before `npm start` and `npm test` by itself. It relies on Node alone, because
 * nothing else may be there yet.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ordinaryUser } from './lib/account.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { nodeVersionProblem } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { setUpNpmPackages } from './lib/setup-npm.mjs';
import { setUpRuntime } from './lib/setup-runtime.mjs';
import { setUpSystem } from './lib/setup-system.mjs';

await runMain(async () => {
  const goal = process.argv[2];
  if (goal !== 'start' && goal !== 'test') {
    throw new Failure('Usage: node build/setup.mjs <start|test>');
  }
  checkNode();
  setUpSystem(goal);
  setUpNpmPackages();
  await setUpRuntime();
  checkKeychainModule();
  ordinaryUser();
});

function checkNode() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const problem = nodeVersionProblem(process.versions.node, manifest.engines.node);
  if (problem) throw new Failure(problem);
}

/** The module's prebuilt binary needs no install script, but it does need the system's library. */
function checkKeychainModule() {
  try {
    createRequire(import.meta.url)('keytar');
  } catch {
    console.log(
      'The keychain module (keytar) does not load, so the app can keep passwords for one session only.' +
        (process.platform === 'linux' ? ' Install libsecret-1-0 to change that.' : ''),
    );
  }
}
