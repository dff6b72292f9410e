// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { installPackages, installedPackages, purgePackages } from './apt.mjs';
import { HOME, NAME } from './deb-files.mjs';
import { Failure } from './failure.mjs';

/** Where packages put things. */
const PLACES = ['/opt', '/usr', '/etc', '/var'];

/** The tests' own: see `account.mjs` and `stage.mjs`. */
const OURS = ['/var/lib/crashcart-runner', '/var/cache/crashcart'];

/** What other packages write about all that is installed. */
const REGISTERS = ['/etc/mailcap', '/usr/share/applications/mimeinfo.cache'];

/** The installed program, as a terminal finds it and as a file. */
export const INSTALLED_COMMAND = `/usr/bin/${NAME}`;
export const INSTALLED_PROGRAM = `${HOME}/${NAME}`;

/**
 * Installs a package, lets something be done with it and purges it.
 *
 * @template T
 * @param {string} deb its file
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 * @throws {Failure} when purging it leaves anything behind
 */
export async function whileInstalled(deb, body) {
  if (installedPackages([NAME])?.has(NAME)) {
    throw new Failure(`${NAME} is installed here already. Remove it first: apt-get purge ${NAME}`);
  }
  const before = traces();
  installPackages([deb]);
  const result = await body().finally(() => purgePackages([NAME]));
  const left = traces().filter((trace) => !before.includes(trace));
  if (left.length > 0) throw new Failure(`Purged, it leaves behind: ${left.join(', ')}`);
  console.log('Purged. It left nothing behind.');
  return result;
}

/** What on this system has to do with the app, by name. */
function traces() {
  const skip = OURS.flatMap((folder) => ['-path', folder, '-prune', '-o']);
  const args = [...PLACES, '-xdev', ...skip, '-iname', `*${NAME}*`, '-print'];
  const named = spawnSync('find', args, { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const registered = REGISTERS.filter(
    (file) => existsSync(file) && readFileSync(file, 'utf8').includes(NAME),
  );
  return [...named, ...registered];
}

/**
 * Holds what stands on the disk against the sums in the package, and asks who opens our links.
 *
 * @throws {Failure} when they differ, or it is somebody else
 */
export function verifyInstalled() {
  const { stdout } = spawnSync('dpkg', ['--verify', NAME], { encoding: 'utf8' });
  if (stdout !== '') throw new Failure(`Installed, these differ from the package:\n${stdout}`);
  const question = ['query', 'default', `x-scheme-handler/${NAME}`];
  const opener = spawnSync('xdg-mime', question, { encoding: 'utf8' }).stdout.trim();
  if (opener !== `${NAME}.desktop`) throw new Failure(`Links of ours open ${opener || 'nothing'}`);
}
