// @ts-check
import path from 'node:path';
import { ordinaryUser } from './account.mjs';
import { testEnvironment } from './environment.mjs';
import { run } from './run.mjs';
import { electronPath } from './runtime.mjs';
import { checkSandbox } from './sandbox.mjs';
import { placeForTests } from './stage.mjs';
import { withVirtualDisplay } from './virtual-display.mjs';

/**
 * Runs a command as the tests are run: by an ordinary user, on a virtual display, in a clean
 * environment, in a place that user can read.
 *
 * @param {(place: import('./stage.mjs').Place) => { command: string, args: string[], env?: NodeJS.ProcessEnv }} build
 * @returns {Promise<{ code: number, place: import('./stage.mjs').Place }>}
 */
export async function runAsTester(build) {
  const as = ordinaryUser();
  const place = placeForTests(as);
  checkSandbox(as, electronPath());
  const { command, args, env } = build(place);
  const base = testEnvironment(as);
  base['PATH'] = [path.dirname(place.node), base['PATH']].join(path.delimiter);
  const code = await withVirtualDisplay(as, (display) =>
    run(command, args, {
      as,
      cwd: place.folder,
      env: { ...base, ...display, ...env },
      stopWith: 'SIGINT', // Playwright closes its apps on no other
    }),
  );
  return { code, place };
}
