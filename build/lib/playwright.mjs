// @ts-check
import path from 'node:path';
import { runAsTester } from './as-tester.mjs';
import { artifactsDir } from './paths.mjs';
import { artifactsIn, clearArtifacts, collectArtifacts } from './stage.mjs';

const REPORT = 'playwright.json';

/**
 * Runs Playwright on the built app and brings back what it leaves behind.
 *
 * @param {string[]} args which tests; none means all
 * @param {(artifacts: string) => NodeJS.ProcessEnv} [extraEnv]
 */
export async function runPlaywright(args, extraEnv = () => ({})) {
  const { code, place } = await runAsTester((where) => {
    const cli = path.join(where.folder, 'node_modules', '@playwright', 'test', 'cli.js');
    const config = path.join(where.folder, 'tests', 'playwright.config.ts');
    const artifacts = artifactsIn(where);
    clearArtifacts(where);
    return {
      command: where.node,
      args: [cli, 'test', '--config', config, '--reporter', 'list,json', ...args],
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(artifacts, REPORT),
        ...extraEnv(artifacts),
      },
    };
  });
  collectArtifacts(place);
  return { code, report: path.join(artifactsDir, REPORT) };
}
