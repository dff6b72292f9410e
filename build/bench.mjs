// @ts-check
/**
 * `npm run bench`: runs the measurements of `tests/bench` and prints them. Each figure stands beside
 * one of something else on the same machine at the same time.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { runMain } from './lib/failure.mjs';
import { artifactsDir, root } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';

const REPORT = 'bench.txt';

await runMain(async () => {
  const { module } = await runnerImport(path.join(root, 'tests/bench/inventory.ts'));
  process.stdout.write(`Inventory\n${await module.measureInventory()}\n`);

  await bundleIfStale();
  const { code } = await runPlaywright(['--project', 'bench'], (artifacts) => ({
    CRASHCART_BENCH_REPORT: path.join(artifacts, REPORT),
  }));
  const report = path.join(artifactsDir, REPORT);
  process.stdout.write(
    `\nConsoles and search\n${existsSync(report) ? readFileSync(report, 'utf8') : ''}`,
  );
  return code;
});
