// @ts-check
/**
 * `npm run soak`: what takes too long for every run of the tests. Settings, library and activity log are
 * killed a thousand times, and the app does two hours of work on a moved clock; at the end there is no more
 * of anything than after the first rounds. `-- --rounds 10` makes the work shorter.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleIfStale } from './bundle.mjs';
import { runMain } from './lib/failure.mjs';
import { npmScript } from './lib/npm.mjs';
import { artifactsDir } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';

const REPORT = 'soak.md';
const KILLS = 1000;

await runMain(async () => {
  const { rounds } = parseArgs({ options: { rounds: { type: 'string' } } }).values;

  process.env['CRASHCART_KILLS'] = String(KILLS);
  const killed = await npmScript('faults', ['tests/faults/kill']);
  console.log(/^\d+ kills: .*$/m.exec(killed.output)?.[0] ?? killed.output);

  await bundleIfStale();
  const { code } = await runPlaywright(['--project=soak'], (artifacts) => ({
    CRASHCART_SOAK_REPORT: path.join(artifacts, REPORT),
    ...(rounds === undefined ? {} : { CRASHCART_SOAK_ROUNDS: rounds }),
  }));
  const report = path.join(artifactsDir, REPORT);
  console.log(
    existsSync(report) ? readFileSync(report, 'utf8') : 'The work did not come to its end.',
  );
  return killed.code || code;
});
