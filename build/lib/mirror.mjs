// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes `target` the same as `source`, readable for everybody. What is the same already (by size
 * and time) is not touched, so that a repeat costs little, and what is gone from `source` goes.
 *
 * @param {string} source
 * @param {string} target
 * @param {(source: string) => boolean} [wanted]
 */
export function mirror(source, target, wanted = () => true) {
  const from = fs.lstatSync(source);
  const to = fs.lstatSync(target, { throwIfNoEntry: false });
  if (from.isDirectory()) mirrorFolder(source, target, to, wanted);
  else if (from.isSymbolicLink()) mirrorLink(source, target, to);
  else if (from.isFile()) mirrorFile(source, target, from, to);
}

/**
 * @param {string} source
 * @param {string} target
 * @param {fs.Stats | undefined} to
 * @param {(source: string) => boolean} wanted
 */
function mirrorFolder(source, target, to, wanted) {
  if (!to?.isDirectory()) {
    remove(target);
    fs.mkdirSync(target, { recursive: true });
  }
  if (!to || (to.mode & 0o777) !== 0o755) fs.chmodSync(target, 0o755);
  const names = fs.readdirSync(source).filter((name) => wanted(path.join(source, name)));
  const kept = new Set(names);
  for (const name of fs.readdirSync(target)) {
    if (!kept.has(name) && wanted(path.join(source, name))) remove(path.join(target, name));
  }
  for (const name of names) mirror(path.join(source, name), path.join(target, name), wanted);
}

/**
 * @param {string} source
 * @param {string} target
 * @param {fs.Stats | undefined} to
 */
function mirrorLink(source, target, to) {
  const destination = fs.readlinkSync(source);
  if (to?.isSymbolicLink() && fs.readlinkSync(target) === destination) return;
  remove(target);
  fs.symlinkSync(destination, target);
}

/**
 * @param {string} source
 * @param {string} target
 * @param {fs.Stats} from
 * @param {fs.Stats | undefined} to
 */
function mirrorFile(source, target, from, to) {
  const mode = from.mode & 0o111 ? 0o755 : 0o644;
  const same =
    to?.isFile() &&
    to.size === from.size &&
    Math.abs(to.mtimeMs - from.mtimeMs) < 1 &&
    (to.mode & 0o777) === mode;
  if (same) return;
  remove(target);
  fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(target, mode);
  fs.utimesSync(target, from.atime, from.mtime);
}

/** @param {string} target */
function remove(target) {
  fs.rmSync(target, { recursive: true, force: true });
}
