// @ts-check
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * An X server lets in whoever knows its cookie, a secret kept in a file that its user alone reads.
 *
 * @typedef {{ file: string, remove: () => void }} CookieFile
 */

/**
 * Under a display of root's (`xvfb-run`, `sudo` on a desktop) the app's user gets a copy of its own.
 *
 * @param {import('./account.mjs').Account} account
 * @param {NodeJS.ProcessEnv} [from] root's environment
 * @returns {CookieFile | undefined}
 */
export function shareCookie(account, from = process.env) {
  const source = from['XAUTHORITY'] || path.join(os.homedir(), '.Xauthority');
  if (!from['DISPLAY'] || !existsSync(source)) return undefined;
  return writeCookieFile(readFileSync(source), account);
}

/**
 * A new cookie, for a display of our own.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {CookieFile}
 */
export function createCookie(account) {
  return writeCookieFile(cookieEntry(randomBytes(16)), account);
}

/**
 * One entry of an Xauthority file: family, address, display number, scheme, cookie; each of the
 * last four with its length before it. The "wild" family fits every display.
 *
 * @param {Buffer} cookie
 */
export function cookieEntry(cookie) {
  const wild = Buffer.from([0xff, 0xff]);
  return Buffer.concat([
    wild,
    counted(Buffer.alloc(0)),
    counted(Buffer.alloc(0)),
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(cookie),
  ]);
}

/** @param {Buffer} bytes */
function counted(bytes) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * @param {Buffer} content
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {CookieFile}
 */
function writeCookieFile(content, account) {
  const name = `.Xauthority-crashcart-${process.pid}-${randomBytes(4).toString('hex')}`;
  const file = path.join(account?.home ?? os.tmpdir(), name);
  writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(file, account.uid, account.gid);
  return { file, remove: () => rmSync(file, { force: true }) };
}
