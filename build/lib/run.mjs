// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Failure } from './failure.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {import('./account.mjs').Account | undefined} [as] whom to become first
 * @property {NodeJS.Signals} [stopWith] the one signal it tidies up on, if not on all
 *
 * @typedef {object} Running
 * @property {Promise<number>} done the exit code
 * @property {(signal: NodeJS.Signals) => void} stop asks it to end; a second late request insists
 */

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PATIENCE_MS = 1000;

let stopRequested = false;

/** Whether somebody asked this script to end while it was running a command. */
export function wasInterrupted() {
  return stopRequested;
}

/**
 * Starts a command that shares our terminal for output and gets our signals.
 *
 * It gets each signal once, in a process group of its own: a terminal and npm both deliver Ctrl+C,
 * and Chromium takes a second one as an order to die without tidying up. Pressing it again after a
 * second is such an order, and then the whole group goes.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Running}
 */
export function start(command, args, { env, cwd, as, stopWith } = {}) {
  const [file = command, ...rest] = as ? asAccount(as, command, args) : [command, ...args];
  const ownGroup = process.platform !== 'win32';
  const child = spawn(file, rest, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: ownGroup,
  });

  let askedAt = 0;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
    if (!askedAt) {
      askedAt = Date.now();
      child.kill(stopWith ?? signal);
    } else if (Date.now() - askedAt > PATIENCE_MS) {
      process.kill(ownGroup ? -child.pid : child.pid, 'SIGKILL');
    }
  };
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    stopRequested = true;
    stop(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);

  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Failure(`"${file}" could not be started: ${error.message}`)),
    );
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
  const done = ended.finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
  });
  return { done, stop };
}

/**
 * Runs a command to its end and answers its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function run(command, args, options) {
  return start(command, args, options).done;
}

/**
 * The same command line as another user. `setpriv` replaces itself by the command, so signals and
 * the exit code need no further care; `--init-groups` gives the groups a log-in would give.
 *
 * @param {import('./account.mjs').Account} account
 * @param {string} command
 * @param {string[]} args
 */
export function asAccount({ uid, gid }, command, args) {
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--', command, ...args];
}
