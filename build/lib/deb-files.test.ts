import { expect, it } from 'vitest';
import { controlFile, copyrightFile, debVersion, desktopEntry } from './deb-files.mjs';

const manifest = {
  version: '1.2.0-rc.1',
  description: 'Console launcher',
  author: 'Somebody',
  license: 'MIT',
};

it('has the fields of a Debian package', () => {
  const control = controlFile(manifest, { arch: 'x64', installedBytes: 2049 });
  expect(control).toMatch(/^Package: crashcart\nVersion: 1\.2\.0~rc\.1\nArchitecture: amd64\n/);
  expect(control).toContain('\nInstalled-Size: 3\n');
  expect(control).toMatch(/^Depends: .*\blibsecret-1-0\b/m);
  expect(control).toMatch(/^Depends: .*\blibgtk-3-0t64 \| libgtk-3-0\b/m);
  expect(control).not.toMatch(/\n\n/);
  expect(control).toMatch(/\n$/);
});

it('knows no other processors', () => {
  expect(() => controlFile(manifest, { arch: 'ia32', installedBytes: 1 })).toThrow('ia32');
});

it.each([
  ['1.0.0', '1.0.0'],
  ['1.0.0-beta.2', '1.0.0~beta.2'],
])('calls %s %s', (version, expected) => {
  expect(debVersion(version)).toBe(expected);
});

it('opens links of ours, and nothing else', () => {
  expect(desktopEntry(manifest)).toMatch(/^MimeType=x-scheme-handler\/crashcart;$/m);
});

it('keeps the empty lines of the licence in a form Debian reads', () => {
  const text = copyrightFile(manifest, 'MIT License\n\nPermission\n');
  expect(text).toMatch(/^License: MIT\n MIT License\n \.\n Permission\n$/m);
});
