// @ts-check
import path from 'node:path';
import { canEnter } from './access.mjs';
import { ordinaryUser } from './account.mjs';
import { appEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { start } from './run.mjs';
import { requireRuntime } from './runtime.mjs';
import { checkSandbox } from './sandbox.mjs';
import { hasDisplay } from './setup-system.mjs';
import { placeForApp } from './stage.mjs';
import { prepareUserData } from './user-data.mjs';
import { shareCookie } from './x-cookie.mjs';

/** Stops where no window could appear, naming both ways on. */
export function requireDisplay() {
  if (process.platform !== 'linux' || hasDisplay()) return;
  throw new Failure(
    'There is no display here: run "xvfb-run -a npm start" to start the app on a virtual one, or "npm run tour" for a walk through it in pictures.',
  );
}

/**
 * Starts the built app: as an ordinary user, with the sandbox on, on the display that is there.
 *
 * @param {string[]} args for the app
 * @param {NodeJS.ProcessEnv} [extraEnv]
 * @returns {import('./run.mjs').Running}
 */
export function startApp(args, extraEnv = {}) {
  const account = ordinaryUser();
  const folder = placeForApp(account);
  const executable = path.join(folder, requireRuntime().executable);
  checkSandbox(account, executable);
  const appArgs = prepareUserData(args, account);
  const cookie = account && shareCookie(account);
  const running = start(executable, [folder, ...appArgs], {
    as: account,
    cwd: account && !canEnter(account, process.cwd()) ? folder : process.cwd(),
    env: {
      ...appEnvironment(account),
      ...(cookie ? { XAUTHORITY: cookie.file } : {}),
      ...extraEnv,
    },
  });
  return { ...running, done: running.done.finally(() => cookie?.remove()) };
}
