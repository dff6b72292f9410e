import { expect, it } from 'vitest';
import { archiveFaults } from './package-check.mjs';

const COMPLETE = [
  'dist/main/index.cjs',
  'dist/main/messages-CKE0lCPP.cjs',
  'dist/main/practice.cjs',
  'dist/practice/novnc/LICENSE.txt',
  'dist/practice/novnc/core/decoders/zrle.js',
  'dist/practice/novnc/vendor/pako/LICENSE',
  'dist/practice/page/vnc_auto.html',
  'dist/preload/index.cjs',
  'dist/renderer/assets/index-CXFwfntS.js',
  'dist/renderer/assets/index-D8cwcTv3.css',
  'dist/renderer/index.html',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/keytar/package.json',
  'node_modules/keytar/prebuilds/linux-x64/keytar.node',
  'package.json',
];

it('takes a package that has all and nothing else', () => {
  expect(archiveFaults(COMPLETE, 'linux-x64')).toEqual([]);
});

it.each([
  'dist/main/index.cjs.map',
  'dist/renderer/assets/index-CXFwfntS.js.map',
  'dist/main/index.test.cjs.ts',
  'dist/.stamp',
  'main/index.ts',
  'tests/e2e/launch.ts',
  'build/package.mjs',
  'node_modules/ws/index.js',
  'node_modules/keytar/prebuilds/win32-x64/keytar.node',
  '.env',
])('does not take %s', (file) => {
  expect(archiveFaults([...COMPLETE, file], 'linux-x64')).toEqual([
    `${file} does not belong there`,
  ]);
});

it.each(['dist/preload/index.cjs', 'node_modules/keytar/prebuilds/linux-x64/keytar.node'])(
  'misses %s',
  (file) => {
    const files = COMPLETE.filter((name) => name !== file);
    expect(archiveFaults(files, 'linux-x64')).toEqual([`${file} is missing`]);
  },
);

it("does not take another processor's keychain module", () => {
  expect(archiveFaults(COMPLETE, 'linux-arm64')).toEqual([
    'node_modules/keytar/prebuilds/linux-x64/keytar.node does not belong there',
    'node_modules/keytar/prebuilds/linux-arm64/keytar.node is missing',
  ]);
});
