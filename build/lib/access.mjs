// @ts-check
import { spawnSync } from 'node:child_process';
import { asAccount } from './run.mjs';

/** What an account may do is asked of the system, as that account: modes, ACLs and mounts all count. */

/**
 * Whether the account can read these files and folders with all that is in them.
 *
 * @param {import('./account.mjs').Account} account
 * @param {string[]} paths
 * @param {Iterable<string>} [leftOut] folders in them that do not matter
 */
export function canReadAll(account, paths, leftOut = []) {
  const skipped = [...leftOut].flatMap((folder) => ['-path', folder, '-prune', '-o']);
  // Links are followed by whoever opens them; here their targets would be checked twice.
  const unreadable = ['!', '-readable', '-o', '-type', 'd', '!', '-executable'];
  const test = ['!', '-type', 'l', '(', ...unreadable, ')', '-print', '-quit'];
  const answer = askAs(account, 'find', [...paths, ...skipped, ...test]);
  return answer.status === 0 && answer.stdout === '';
}

/**
 * @param {import('./account.mjs').Account} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  return askAs(account, 'test', ['-x', folder]).status === 0;
}

/**
 * @param {import('./account.mjs').Account} account
 * @param {string} folder
 */
export function canWriteInto(account, folder) {
  return askAs(account, 'test', ['-w', folder, '-a', '-x', folder]).status === 0;
}

/**
 * @param {import('./account.mjs').Account | undefined} account
 * @param {string} command
 * @param {string[]} args
 */
export function askAs(account, command, args) {
  const [file = command, ...rest] = account
    ? asAccount(account, command, args)
    : [command, ...args];
  return spawnSync(file, rest, { cwd: '/', encoding: 'utf8' });
}
