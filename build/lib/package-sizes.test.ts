import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layouts } from './package-layout.mjs';
import { packageSizes, sizesTable } from './package-sizes.mjs';

let release: string;

beforeEach(() => {
  release = mkdtempSync(path.join(os.tmpdir(), 'crashcart-sizes-'));
});

afterEach(() => rmSync(release, { recursive: true }));

function write(file: string, bytes: number): void {
  const target = path.join(release, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, Buffer.alloc(bytes));
}

it('counts every part once', () => {
  write('linux-unpacked/crashcart', 1000);
  write('linux-unpacked/resources/app.asar', 100);
  write('linux-unpacked/resources/app.asar.unpacked/node_modules/keytar/keytar.node', 10);
  write('linux-unpacked/locales/en-US.pak', 1);

  const [layout] = layouts(release);
  if (layout === undefined) throw new Error('no package');

  expect(Object.values(packageSizes(layout))).toEqual([100, 10, 1, 1000, 1111]);
});

it("finds macOS' locales among the resources", () => {
  write('mac-arm64/Crashcart.app/Contents/MacOS/Crashcart', 1000);
  write('mac-arm64/Crashcart.app/Contents/Resources/app.asar', 100);
  write('mac-arm64/Crashcart.app/Contents/Resources/app.asar.unpacked/keytar.node', 10);
  write('mac-arm64/Crashcart.app/Contents/Resources/en.lproj/locale.pak', 1);

  const [layout] = layouts(release);
  if (layout === undefined) throw new Error('no package');

  expect(Object.values(packageSizes(layout))).toEqual([100, 10, 1, 1000, 1111]);
});

it('is a table', () => {
  expect(sizesTable({ all: 3 * 1024 * 1024, code: 512 * 1024 })).toBe(
    '  all      3.00 MiB\n  code     0.50 MiB',
  );
});
