import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readFileIfThere, setAside, writeFileAtomic } from './files';
import { temporaryFolder } from './testing/temporary-folder';

test('writes a file, and the folders above it, for the owner alone', () => {
  const file = path.join(temporaryFolder(), 'a', 'b', 'settings.json');
  writeFileAtomic(file, 'text');
  expect(fs.readFileSync(file, 'utf8')).toBe('text');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('the old file stands whole until the new one is complete and flushed', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'settings.json');
  writeFileAtomic(file, 'old');
  const seen: string[] = [];
  const { fsyncSync, renameSync } = fs;
  vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
    seen.push(`flush, file is ${fs.readFileSync(file, 'utf8')}`);
    fsyncSync(handle);
  });
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    seen.push(`rename, file is ${fs.readFileSync(file, 'utf8')}`);
    renameSync(from, to);
  });
  writeFileAtomic(file, 'new');
  expect(seen).toEqual(['flush, file is old', 'rename, file is old']);
  expect(fs.readFileSync(file, 'utf8')).toBe('new');
});

test.each(['writeFileSync', 'fsyncSync', 'renameSync'] as const)(
  'when %s fails the old file stands and nothing is left beside it',
  (step) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'settings.json');
    writeFileAtomic(file, 'old');
    vi.spyOn(fs, step).mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    expect(() => writeFileAtomic(file, 'new')).toThrow('ENOSPC');
    expect(fs.readFileSync(file, 'utf8')).toBe('old');
    expect(fs.readdirSync(folder)).toEqual(['settings.json']);
  },
);

test('a link in the place of the file is replaced, not followed', () => {
  const folder = temporaryFolder();
  const victim = path.join(folder, 'victim');
  const file = path.join(folder, 'settings.json');
  fs.writeFileSync(victim, 'untouched');
  fs.symlinkSync(victim, file);
  writeFileAtomic(file, 'new');
  expect(fs.readFileSync(victim, 'utf8')).toBe('untouched');
  expect(fs.lstatSync(file).isSymbolicLink()).toBe(false);
});

test('a missing file is no error, an unreadable one is', () => {
  const folder = temporaryFolder();
  expect(readFileIfThere(path.join(folder, 'none'))).toBeUndefined();
  expect(() => readFileIfThere(folder)).toThrow('EISDIR');
});

test('setting aside keeps the content under a name of its own', () => {
  const file = path.join(temporaryFolder(), 'settings.json');
  fs.writeFileSync(file, '{"damaged');
  const aside = setAside(file, new Date('2026-01-02T03:04:05.678Z'));
  expect(path.basename(aside)).toBe('settings.json.damaged-2026-01-02T03-04-05.678Z');
  expect(fs.readFileSync(aside, 'utf8')).toBe('{"damaged');
  expect(fs.existsSync(file)).toBe(false);
});
