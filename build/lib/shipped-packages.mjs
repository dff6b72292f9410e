// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * The lock file's packages that are not for development only.
 *
 * @returns {{ folder: string, name: string, version: string }[]}
 */
export function shippedPackages() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder !== '' && entry.dev !== true && entry.devOptional !== true)
    .filter(([folder]) => fs.existsSync(path.join(root, folder)))
    .map(([folder, entry]) => ({
      folder,
      name:
        entry.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
