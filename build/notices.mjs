// @ts-check
/**
 * Writes THIRD_PARTY_NOTICES.md: every package that reaches the user's machine, with its licence
 * text. `--check` writes nothing and fails when the file is not what it would write.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { shippedPackages } from './lib/shipped-packages.mjs';

const target = path.join(root, 'THIRD_PARTY_NOTICES.md');

const HEAD = `# Third-party notices

Crashcart contains the packages below. Electron and Chromium bring notices of their own
(\`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the program).

This file is made by \`node build/notices.mjs\`.
`;

/**
 * The licence text a package brings, or the name of its licence where it brings none.
 * @param {string} folder
 * @param {{ license?: string }} manifest
 * @returns {string}
 */
function licenceText(folder, manifest) {
  const file = fs
    .readdirSync(path.join(root, folder))
    .sort()
    .find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  if (file === undefined) return `Licence: ${manifest.license ?? 'not stated'}`;
  return fs
    .readFileSync(path.join(root, folder, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
}

/**
 * @returns {string}
 */
function notices() {
  const sections = shippedPackages().map(({ folder, name }) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const text = licenceText(folder, manifest)
      .split('\n')
      .map((line) => `    ${line}`.trimEnd())
      .join('\n');
    return `## ${name} ${manifest.version}\n\n${manifest.license ?? ''}\n\n${text}\n`;
  });
  return `${HEAD}\n${[...sections, FONT].join('\n')}`;
}

/**
 * What is not a package: the shapes of 49 Chinese characters on the practice region's screens.
 */
const FONT = `## Noto Sans CJK SC (49 glyphs, as bitmaps in main/practice/screens/font-cjk-data.ts)

© 2014-2021 Adobe, with Reserved Font Name 'Source'. Licensed under the SIL Open Font License,
Version 1.1: https://openfontlicense.org
`;

const wanted = notices();
if (!process.argv.includes('--check')) {
  fs.writeFileSync(target, wanted);
} else if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== wanted) {
  console.error('THIRD_PARTY_NOTICES.md is out of date: run node build/notices.mjs');
  process.exitCode = 1;
}
