// @ts-check
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { canReadAll } from './access.mjs';
import { Failure } from './failure.mjs';
import { mirror } from './mirror.mjs';
import { artifactsDir, cacheDir, root } from './paths.mjs';
import { requireRuntime } from './runtime.mjs';

/**
 * Root's checkout may lie where the ordinary user cannot look (/root, a strict umask). Then that
 * user works on a copy. The copies belong to root: what runs there cannot change them.
 *
 * @typedef {object} Place
 * @property {string} folder the checkout, or the copy that stands for it
 * @property {string} node the Node executable to use there
 */

const COPIES = '/var/cache/crashcart';

/** Never needed by the app or its tests, or written by the tests themselves. */
const LEFT_OUT = new Set(
  [
    '.git',
    'release',
    'tests/artifacts',
    'node_modules/.cache',
    'node_modules/.crashcart/types',
  ].map((name) => path.join(root, name)),
);

/**
 * A place from which the account can run the app.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {string}
 */
export function placeForApp(account) {
  const runtime = path.dirname(requireRuntime().executable);
  return placeFor(account, ['package.json', 'dist', 'node_modules/keytar', runtime], 'app').folder;
}

/**
 * A place from which the account can run the tests, with a folder for what they leave behind.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {Place}
 */
export function placeForTests(account) {
  const place = placeFor(account, fs.readdirSync(root), 'tests');
  const artifacts = artifactsIn(place);
  fs.mkdirSync(artifacts, { recursive: true });
  if (account) fs.lchownSync(artifacts, account.uid, account.gid);
  return place;
}

/**
 * Removes what earlier tests left behind, so that nothing of it is taken for new.
 *
 * @param {Place} place
 */
export function clearArtifacts(place) {
  const folder = artifactsIn(place);
  try {
    for (const name of fs.readdirSync(folder)) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  } catch {
    throw new Failure(
      `What an earlier run left in ${folder} belongs to another user (was it root's?). Remove it: sudo rm -rf '${folder}'`,
    );
  }
}

/**
 * Where in that place the tests put what they leave behind.
 *
 * @param {Place} place
 */
export function artifactsIn(place) {
  return path.join(place.folder, path.relative(root, artifactsDir));
}

/**
 * Brings what the tests left behind into the checkout.
 *
 * @param {Place} place
 */
export function collectArtifacts(place) {
  if (place.folder === root) return;
  mirror(artifactsIn(place), artifactsDir);
}

/**
 * @param {import('./account.mjs').Account | undefined} account
 * @param {string[]} parts what is needed of the checkout
 * @param {'app' | 'tests'} purpose
 * @returns {Place}
 */
function placeFor(account, parts, purpose) {
  if (!account) return { folder: root, node: process.execPath };
  const sources = parts.map((part) => path.join(root, part)).filter((file) => !LEFT_OUT.has(file));
  const node = canReadAll(account, [process.execPath]) ? process.execPath : undefined;
  if (node && canReadAll(account, sources, LEFT_OUT)) return { folder: root, node };

  const folder = makeCopyFolder(account, purpose);
  for (const source of sources) {
    const target = path.join(folder, path.relative(root, source));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    mirror(source, target, (file) => !LEFT_OUT.has(file));
  }
  if (node) return { folder, node };
  const copiedNode = path.join(folder, path.relative(root, cacheDir), 'node');
  mirror(process.execPath, copiedNode);
  return { folder, node: copiedNode };
}

/**
 * A folder of root's that the account's group may enter, and nobody else: the checkout was private.
 *
 * @param {import('./account.mjs').Account} account
 * @param {string} purpose
 */
function makeCopyFolder({ gid }, purpose) {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const folder = path.join(COPIES, `${purpose}-${checkout}`);
  process.umask(0o022); // root's own may be stricter than its copies can do with
  fs.mkdirSync(folder, { recursive: true });
  fs.chownSync(folder, 0, gid);
  fs.chmodSync(folder, 0o750);
  return folder;
}
