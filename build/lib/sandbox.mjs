// @ts-check
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { askAs } from './access.mjs';
import { Failure } from './failure.mjs';

/**
 * Chromium builds its sandbox from user namespaces, or with a set-uid helper where the system
 * denies those to ordinary users. With neither it aborts with a message few understand; this one
 * says what to do.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @param {string} executable of Electron
 */
export function checkSandbox(account, executable) {
  if (process.platform !== 'linux') return;
  const probe = askAs(account, 'unshare', ['--user', '--map-root-user', 'true']);
  if (probe.status === 0 || probe.error) return;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const stat = lstatSync(helper, { throwIfNoEntry: false });
  if (stat?.uid === 0 && stat.mode & 0o4000) return;
  throw new Failure(
    [
      "Chromium's sandbox cannot start here: this system keeps user namespaces from ordinary users.",
      'Allow them:',
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0    (Ubuntu 24.04 and later)',
      '  sudo sysctl -w kernel.unprivileged_userns_clone=1                (Debian)',
      'or give its helper the right to do without:',
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    ].join('\n'),
  );
}
