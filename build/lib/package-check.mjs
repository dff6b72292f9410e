// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { listAsar } from './asar.mjs';
import { Failure } from './failure.mjs';
import { checkFuses } from './fuses.mjs';

/** All that may be in our archive. What is not named here was forgotten or does not belong there. */
const ALLOWED = [
  /^package\.json$/,
  /^dist\/main\/[\w-]+\.cjs$/,
  /^dist\/preload\/index\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
  /^dist\/practice\/page\/[\w-]+\.(html|css|js)$/,
  /^dist\/practice\/novnc\/(core|vendor)\/[\w/.-]+\.js$/,
  /^dist\/practice\/novnc\/(LICENSE\.txt|vendor\/pako\/LICENSE)$/,
  /^node_modules\/keytar\/(package\.json|lib\/keytar\.js)$/,
];

/** Without these it does not start, or not with all of it. */
const NEEDED = [
  'package.json',
  'dist/main/index.cjs',
  'dist/main/practice.cjs',
  'dist/preload/index.cjs',
  'dist/renderer/index.html',
  'dist/practice/page/vnc_auto.html',
  'node_modules/keytar/lib/keytar.js',
];

/**
 * What is wrong with the files of an archive, in words.
 *
 * @param {readonly string[]} files
 * @param {string} target `linux-x64`
 * @returns {string[]}
 */
export function archiveFaults(files, target) {
  const keychain = `node_modules/keytar/prebuilds/${target}/keytar.node`;
  const isAllowed = (/** @type {string} */ file) =>
    file === keychain || ALLOWED.some((pattern) => pattern.test(file));
  return [
    ...files.filter((file) => !isAllowed(file)).map((file) => `${file} does not belong there`),
    ...[...NEEDED, keychain]
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is missing`),
  ];
}

/**
 * Looks at a package as it is laid out.
 *
 * @param {import('./package-layout.mjs').Layout} layout
 * @param {string} electronVersion
 * @throws {Failure} unless all is as it has to be
 */
export async function checkPackage(layout, electronVersion) {
  const { platform, arch, program, resources, asar, unpacked } = layout;
  const target = `${platform}-${arch}`;
  const faults = archiveFaults(listAsar(readFileSync(asar)), target);
  const module = path.join(unpacked, 'node_modules/keytar/prebuilds', target, 'keytar.node');
  if (!existsSync(module)) faults.push('the keychain module is not beside the archive');
  const sources = readdirSync(resources).filter((name) => /^(app|default_app\.asar)$/.test(name));
  faults.push(...sources.map((name) => `${name} would be started in place of the archive`));
  if (faults.length > 0) throw new Failure(`${asar}:\n  ${faults.join('\n  ')}`);
  await checkFuses(program, electronVersion);
}
