// @ts-check
/**
 * `npm run electronegativity`: looks through the bundles for what is known to be dangerous in an Electron
 * app, and fails on what `electronegativity-baseline.json` does not explain. The tool comes from the registry
 * for the moment; its own packages are old and belong into no lock file of ours.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { faultsOf, findingsOf, PLANTED } from './lib/electronegativity.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { npm } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';

const TOOL = '@doyensec/electronegativity@1.10.3';

await runMain(async () => {
  await bundleIfStale();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crashcart-electronegativity-'));
  try {
    return await examine(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
async function examine(folder) {
  const app = path.join(folder, 'app');
  const scripts = await layOut(app);
  const report = path.join(folder, 'report.sarif');
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
  );
  const options = ['-i', app, '-e', version, '-o', report, '-r'];
  const run = npm(['exec', '--yes', `--package=${TOOL}`, '--', 'electronegativity', ...options]);
  if (!fs.existsSync(report)) throw new Failure(`${TOOL} did not run:\n${run.stderr}`);
  const [{ results }] = JSON.parse(fs.readFileSync(report, 'utf8')).runs;

  const { findings, unread } = findingsOf(results, scripts);
  const baseline = JSON.parse(
    fs.readFileSync(path.join(root, 'build/electronegativity-baseline.json'), 'utf8'),
  );
  const faults = [...unread.map((name) => `not read: ${name}`), ...faultsOf(findings, baseline)];
  for (const fault of faults) console.error(fault);
  console.log(
    `${Object.keys(scripts).length} scripts, ${findings.length} findings, ${baseline.length} explained`,
  );
  return faults.length === 0 ? 0 : 1;
}

/**
 * The bundles in words that the tool's parser knows, which is of 2021.
 *
 * @param {string} app
 */
async function layOut(app) {
  /** @type {Record<string, string>} */
  const scripts = {};
  const dist = path.join(root, 'dist');
  for (const part of ['main', 'preload', 'renderer/assets']) {
    for (const name of fs.readdirSync(path.join(dist, part)).sort()) {
      if (!/\.c?js$/.test(name)) continue;
      const target = path.posix.join(part, `${name.replace(/\.c?js$/, '')}.js`);
      const text = fs.readFileSync(path.join(dist, part, name), 'utf8');
      const { code } = await transformWithOxc(text, target, { target: 'es2017', sourcemap: false });
      scripts[target] = `${code.trimEnd()}\n${PLANTED}`;
    }
  }
  for (const [name, text] of Object.entries(scripts)) {
    const file = path.join(app, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  fs.copyFileSync(path.join(dist, 'renderer/index.html'), path.join(app, 'renderer/index.html'));
  fs.copyFileSync(path.join(root, 'package.json'), path.join(app, 'package.json'));
  return scripts;
}
