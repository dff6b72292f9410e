// @ts-check
import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

/** Questions and orders to the package manager of Debian and Ubuntu. */

/** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
const PLAIN = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
};

export const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends'];

/**
 * Which of the named packages are installed; `undefined` if this is no Debian.
 *
 * @param {string[]} names
 * @returns {Set<string> | undefined}
 */
export function installedPackages(names) {
  const format = '${Status}\t${Package}\n';
  const { stdout, error } = spawnSync(
    'dpkg-query',
    ['--show', `--showformat=${format}`, ...names],
    PLAIN,
  );
  return error ? undefined : parseInstalled(stdout);
}

/** @param {string} text one line per package: `install ok installed<tab>libnss3` */
export function parseInstalled(text) {
  const lines = text.split('\n').map((line) => line.split('\t'));
  return new Set(
    lines.flatMap(([status, name]) => (status?.endsWith(' installed') ? name : []) ?? []),
  );
}

/**
 * Which of the named packages could be installed from the sources this machine knows.
 *
 * @param {string[]} names
 */
export function availablePackages(names) {
  return parsePolicy(spawnSync('apt-cache', ['policy', ...names], PLAIN).stdout);
}

/** @param {string} text `apt-cache policy`: blocks of `name:` followed by `  Candidate: version` */
export function parsePolicy(text) {
  const blocks = text.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm);
  return new Set(
    [...blocks].flatMap(([, name, candidate]) => (name && candidate !== '(none)' ? name : [])),
  );
}

export function updateSources() {
  apt(['apt-get', 'update']);
}

/** @param {string[]} names of packages, or their files */
export function installPackages(names) {
  apt([...INSTALL, ...names]);
}

/** @param {string[]} names */
export function purgePackages(names) {
  apt(['apt-get', 'purge', '-y', ...names]);
}

/** @param {string[]} command */
function apt([file = '', ...args]) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { ...PLAIN, maxBuffer: 1 << 26 });
  if (status === 0) return;
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n');
  throw new Failure(
    `"${[file, ...args].join(' ')}" failed:\n${said}\nPut that right (network, disk, another apt at work?) and run this again.`,
  );
}
