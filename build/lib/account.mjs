// @ts-check
import { chmodSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

/**
 * Chromium refuses to build its sandbox for root, and the sandbox is never switched off. So when
 * these scripts run as root (containers, CI), the app and its tests run as somebody else.
 *
 * @typedef {object} Account
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 * @property {string} home
 */

const RUNNER = 'crashcart';
const RUNNER_HOME = '/var/lib/crashcart-runner';

/**
 * Who the app runs as: nobody else (`undefined`) for an ordinary user, the person behind `sudo`,
 * or else a system user of our own, made on first use.
 *
 * @returns {Account | undefined}
 */
export function ordinaryUser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const sudoUid = process.env['SUDO_UID'];
  if (sudoUid && sudoUid !== '0') {
    const person = lookUp(sudoUid);
    if (person) return person;
  }
  return lookUp(RUNNER) ?? createRunner();
}

/** @returns {Account} */
function createRunner() {
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--create-home', '--home-dir', RUNNER_HOME, RUNNER],
    { encoding: 'utf8' },
  );
  const account = lookUp(RUNNER);
  if (!account) {
    throw new Failure(
      `Root cannot run the app (Chromium's sandbox needs an ordinary user), and the user "${RUNNER}" could not be made:\n` +
        `  ${(made.error?.message ?? made.stderr).trim()}\n` +
        `Make it yourself (useradd --system --create-home ${RUNNER}) or run this as an ordinary user.`,
    );
  }
  chmodSync(account.home, 0o700);
  return account;
}

/**
 * @param {string} nameOrUid
 * @returns {Account | undefined}
 */
function lookUp(nameOrUid) {
  const { stdout } = spawnSync('getent', ['passwd', nameOrUid], { encoding: 'utf8' });
  return stdout ? parsePasswdLine(stdout) : undefined;
}

/**
 * @param {string} line `name:x:uid:gid:comment:home:shell`
 * @returns {Account | undefined}
 */
export function parsePasswdLine(line) {
  const [name, , uid, gid, , home] = line.trim().split(':');
  if (!name || !uid || !gid || !home) return undefined;
  return { name, uid: Number(uid), gid: Number(gid), home };
}
