// @ts-check
/**
 * `npm test [-- --only=static|unit|e2e] [--all]`: every check there is. It runs them all even if one fails,
 * and its last line is `N passed, N failed`. With `--all` what differs in nothing but language, size or the
 * console's page is tried in each of them too, which takes twice the time.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, runMain } from './lib/failure.mjs';
import { npmScript } from './lib/npm.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { wasInterrupted } from './lib/run.mjs';
import { Tally } from './lib/tally.mjs';
import { playwrightResults, readReport, vitestResults } from './lib/test-reports.mjs';

/**
 * @typedef {import('./lib/tally.mjs').Result} Result
 * @typedef {{ group: 'static' | 'unit' | 'e2e', title: string, run: () => Result[] | Promise<Result[]> }} Tier
 */

/**
 * What runs one after the other; the lanes of a stage run side by side, as most of it keeps one
 * processor busy. The app itself gets the machine for itself.
 *
 * @param {boolean} all also what differs in language, size or page alone
 * @returns {Tier[][][]}
 */
const stagesOf = (all) => [
  [
    [check('Lint', 'lint'), { group: 'unit', title: 'Unit tests', run: () => vitest('unit') }],
    [
      check('Formatting', 'format:check'),
      check('Types', 'typecheck'),
      check('Svelte', 'svelte-check'),
      check('Dead code', 'deadcode'),
      check('Notices', 'notices:check'),
      { group: 'unit', title: 'Faults of the cloud', run: () => vitest('faults') },
    ],
  ],
  [[{ group: 'e2e', title: 'End-to-end tests', run: () => endToEndTests(all) }]],
];

await runMain(async () => {
  const { only, all } = parseArgs({
    options: { only: { type: 'string' }, all: { type: 'boolean', default: false } },
  }).values;
  const stages = stagesOf(all);
  const isWanted = (/** @type {Tier} */ { group }) => !only || group === only;
  if (!stages.flat(2).some(isWanted)) {
    throw new Failure('--only takes one of: static, unit, e2e');
  }

  const tally = new Tally();
  for (const lanes of stages) {
    await Promise.all(lanes.map((lane) => runLane(lane.filter(isWanted), tally)));
    if (wasInterrupted()) throw new Failure('Interrupted.');
  }
  if (only) console.log(`\nOnly the ${only} tier ran (--only=${only}).`);
  console.log(`\n${tally.summary()}`);
  return tally.failed ? 1 : 0;
});

/**
 * @param {Tier[]} tiers
 * @param {Tally} tally
 */
async function runLane(tiers, tally) {
  for (const { title, run } of tiers) {
    if (wasInterrupted()) return;
    const startedAt = performance.now();
    const results = await attempt(title, run);
    tally.add(title, results);
    const failed = results.filter(({ outcome }) => outcome === 'failed').length;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`— ${title}: ${failed === 0 ? 'passed' : `${failed} failed`} (${seconds} s)`);
  }
}

/**
 * A tier that breaks down counts as a failure and does not keep the others from running.
 *
 * @param {string} title
 * @param {Tier['run']} run
 * @returns {Promise<Result[]>}
 */
async function attempt(title, run) {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return [{ name: `${title}: broke down`, outcome: 'failed' }];
  }
}

/**
 * A check without tests of its own: it counts as one.
 *
 * @param {string} title
 * @param {string} script of package.json
 * @returns {Tier}
 */
function check(title, script) {
  return { group: 'static', title, run: async () => [await runScript(title, script)] };
}

/**
 * @param {string} name
 * @param {string} script
 * @returns {Promise<Result>}
 */
async function runScript(name, script) {
  const { code, output } = await npmScript(script);
  if (code !== 0) console.log(output);
  return { name, outcome: code === 0 ? 'passed' : 'failed' };
}

/**
 * @param {'unit' | 'faults'} script of package.json
 * @returns {Promise<Result[]>}
 */
async function vitest(script) {
  const report = path.join(cacheDir, `vitest-${script}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await npmScript(script, reporters);
  if (code !== 0) console.log(output);
  return vitestResults(readReport(report), code, root);
}

/** @param {boolean} all */
async function endToEndTests(all) {
  const built = await runScript('Build', 'build');
  if (built.outcome === 'failed') {
    return [
      built,
      /** @type {Result} */ ({ name: 'End-to-end tests: not run', outcome: 'failed' }),
    ];
  }
  const { code, report } = await runPlaywright([], () =>
    all ? { CRASHCART_ALL: '1', CRASHCART_GALLERY: 'all' } : {},
  );
  return [built, ...playwrightResults(readReport(report), code)];
}
