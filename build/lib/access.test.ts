import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReadAll, canWriteInto } from './access.mjs';

/** The account need not exist: the system answers for its numbers. */
const account = { name: 'nobody', uid: 65534, gid: 65534, home: '/nonexistent' };
let folder: string;

// Only root can ask on behalf of another user.
describe.runIf(process.getuid?.() === 0)('asking for another user', () => {
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'access-'));
    fs.chmodSync(folder, 0o755);
    fs.mkdirSync(path.join(folder, 'sub'));
    fs.writeFileSync(path.join(folder, 'sub', 'file'), '');
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('finds a readable tree readable', () => {
    expect(canReadAll(account, [folder])).toBe(true);
    expect(canWriteInto(account, folder)).toBe(false);
  });

  it.each([
    ['a file', 'sub/file', 0o600],
    ['a folder that cannot be entered', 'sub', 0o744],
    ['the folder above', '.', 0o700],
  ])('notices %s', (_, name, mode) => {
    fs.chmodSync(path.join(folder, name), mode);
    expect(canReadAll(account, [path.join(folder, 'sub')])).toBe(false);
  });

  it('does not care for what is left out', () => {
    fs.chmodSync(path.join(folder, 'sub'), 0o700);
    expect(canReadAll(account, [folder], [path.join(folder, 'sub')])).toBe(true);
  });
});
