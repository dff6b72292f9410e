import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mirror } from './mirror.mjs';

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
const mode = (file: string) => fs.statSync(file).mode & 0o777;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirror-'));
  fs.mkdirSync(at('from', 'sub'), { recursive: true, mode: 0o700 });
  fs.writeFileSync(at('from', 'a.txt'), 'a', { mode: 0o600 });
  fs.writeFileSync(at('from', 'sub', 'run'), '#!', { mode: 0o700 });
  fs.symlinkSync('a.txt', at('from', 'link'));
  mirror(at('from'), at('to'));
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

it('makes everything readable, and executable what was', () => {
  expect(mode(at('to'))).toBe(0o755);
  expect(mode(at('to', 'a.txt'))).toBe(0o644);
  expect(mode(at('to', 'sub', 'run'))).toBe(0o755);
  expect(fs.readlinkSync(at('to', 'link'))).toBe('a.txt');
});

it('copies what changed, removes what is gone, and leaves the rest alone', () => {
  const untouched = fs.statSync(at('to', 'sub', 'run')).ino;
  fs.writeFileSync(at('from', 'a.txt'), 'changed');
  fs.rmSync(at('from', 'link'));
  fs.mkdirSync(at('from', 'link'));
  fs.writeFileSync(at('to', 'stray'), '');
  mirror(at('from'), at('to'));
  expect(fs.readFileSync(at('to', 'a.txt'), 'utf8')).toBe('changed');
  expect(fs.statSync(at('to', 'link')).isDirectory()).toBe(true);
  expect(fs.existsSync(at('to', 'stray'))).toBe(false);
  expect(fs.statSync(at('to', 'sub', 'run')).ino).toBe(untouched);
});

it('neither copies nor removes what is not wanted', () => {
  fs.writeFileSync(at('to', 'own'), '');
  fs.writeFileSync(at('from', 'secret'), '');
  mirror(at('from'), at('to'), (file) => !['own', 'secret'].includes(path.basename(file)));
  expect(fs.existsSync(at('to', 'own'))).toBe(true);
  expect(fs.existsSync(at('to', 'secret'))).toBe(false);
});
