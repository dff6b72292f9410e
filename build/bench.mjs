// @ts-check
/**
 * `npm run bench [-- --only start,search] [-- --readme]`: runs the measurements of `tests/bench` and prints
 * one table. Each figure stands beside one of something else on the same machine in the same run.
 * `--readme` puts the table into README.md.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { npmScript } from './lib/npm.mjs';
import { artifactsDir, cacheDir, root } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { readRuntime } from './lib/runtime.mjs';

/** The figures of the parts that run here, in Node. */
const OWN_REPORT = path.join(cacheDir, 'bench.jsonl');
const REPORT = 'bench.jsonl';

/** In the order of the table. @type {Readonly<Record<string, () => Promise<string>>>} */
const PARTS = {
  start: () => inElectron('start'),
  consoles: () => inElectron('consoles'),
  inventory: () => inNode('inventory.ts', 'measureInventory'),
  calls: () => inNode('calls.ts', 'measureCalls'),
  search: () => inElectron('search'),
  package: measurePackage,
};

/** The table stands between these in README.md. */
const MARKS = { begin: '<!-- bench: begin -->', end: '<!-- bench: end -->' };

await runMain(async () => {
  const options = /** @type {const} */ ({ only: { type: 'string' }, readme: { type: 'boolean' } });
  const { only, readme = false } = parseArgs({ options }).values;
  const wanted = only?.split(',') ?? Object.keys(PARTS);
  const unknown = wanted.filter((part) => !(part in PARTS));
  if (unknown.length > 0) {
    throw new Failure(`--only takes some of: ${Object.keys(PARTS).join(', ')}`);
  }

  await bundleIfStale();
  let report = '';
  for (const [part, measure] of Object.entries(PARTS)) {
    if (wanted.includes(part)) report += await measure();
  }
  const { module } = await runnerImport(path.join(root, 'tests/bench/table.ts'));
  const table = module.figureTable(module.readFigures(report));
  console.log(`\n${table}`);
  if (readme) writeIntoReadme(table);
});

/**
 * @param {string} file of tests/bench
 * @param {string} measure what it exports
 */
async function inNode(file, measure) {
  mkdirSync(cacheDir, { recursive: true });
  rmSync(OWN_REPORT, { force: true });
  process.env['CRASHCART_BENCH_REPORT'] = OWN_REPORT;
  const { module } = await runnerImport(path.join(root, 'tests/bench', file));
  await module[measure]();
  delete process.env['CRASHCART_BENCH_REPORT'];
  return readFileSync(OWN_REPORT, 'utf8');
}

/** @param {string} name of a file in tests/bench, up to `.bench.ts` */
async function inElectron(name) {
  const { code } = await runPlaywright(['--project=bench', `${name}.bench.ts`], (artifacts) => ({
    CRASHCART_BENCH_REPORT: path.join(artifacts, REPORT),
  }));
  const report = path.join(artifactsDir, REPORT);
  if (code !== 0 || !existsSync(report)) {
    throw new Failure(`The part "${name}" did not come to its end.`);
  }
  return readFileSync(report, 'utf8');
}

async function measurePackage() {
  const isSubstitute = readRuntime()?.kind === 'substitute';
  const { code, output } = await npmScript('package', isSubstitute ? ['--test-build'] : []);
  if (code !== 0) throw new Failure(output);
  return inNode('package.ts', 'measurePackage');
}

/** @param {string} table */
function writeIntoReadme(table) {
  const file = path.join(root, 'README.md');
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf(MARKS.begin);
  const end = text.indexOf(MARKS.end);
  if (begin < 0 || end < begin) throw new Failure(`README.md has no place for it: ${MARKS.begin}`);
  const before = text.slice(0, begin + MARKS.begin.length);
  writeFileSync(file, `${before}\n\n${table}\n${text.slice(end)}`);
}
