// @ts-check
import { chmodSync, chownSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canWriteInto } from './access.mjs';
import { Failure } from './failure.mjs';

const SWITCH = '--user-data-dir=';

/**
 * Root names a folder for the app's data, but another user will write to it. A folder that is not
 * there is made for that user; one that is there is not ours to change.
 *
 * @param {string[]} args of the app
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {string[]} the arguments, with that folder as an absolute path
 */
export function prepareUserData(args, account) {
  return args.map((arg) => {
    if (!account || !arg.startsWith(SWITCH)) return arg;
    const folder = path.resolve(arg.slice(SWITCH.length));
    const made = mkdirSync(folder, { recursive: true });
    if (made) {
      chmodSync(folder, 0o700);
      chownSync(folder, account.uid, account.gid);
    }
    if (!canWriteInto(account, folder)) {
      if (made) rmSync(made, { recursive: true });
      throw new Failure(
        `As root, the app runs as the user "${account.name}", who may not write to ${folder}.\n` +
          `Name a folder that does not exist yet, outside of root's home, or hand this one over: chown -R ${account.name} '${folder}'`,
      );
    }
    return SWITCH + folder;
  });
}
