// @ts-check
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What the parts of a package take on the disk, in bytes. The archive is our own code; all that is
 * none of the other parts is the runtime.
 *
 * @param {import('./package-layout.mjs').Layout} layout
 */
export function packageSizes({ platform, folder, asar, unpacked, locales }) {
  const all = sizeOf(folder);
  const code = sizeOf(asar);
  const keychain = sizeOf(unpacked);
  const texts =
    platform === 'darwin'
      ? readdirSync(locales)
          .filter((name) => name.endsWith('.lproj'))
          .reduce((sum, name) => sum + sizeOf(path.join(locales, name)), 0)
      : sizeOf(locales);
  return {
    'our code (app.asar)': code,
    'keychain module': keychain,
    'locales of Chromium': texts,
    'runtime (Electron)': all - code - keychain - texts,
    all,
  };
}

/**
 * The sizes as a table.
 *
 * @param {Readonly<Record<string, number>>} sizes
 */
export function sizesTable(sizes) {
  const rows = Object.entries(sizes).map(([part, bytes]) => [part, mebibytes(bytes)]);
  const width = Math.max(...rows.map(([part = '']) => part.length));
  return rows
    .map(([part = '', size = '']) => `  ${part.padEnd(width)} ${size.padStart(12)}`)
    .join('\n');
}

/** @param {number} bytes */
export function mebibytes(bytes) {
  return `${(bytes / 1024 ** 2).toFixed(2)} MiB`;
}

/**
 * @param {string} file
 * @returns {number}
 */
function sizeOf(file) {
  const stat = lstatSync(file);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0);
}
