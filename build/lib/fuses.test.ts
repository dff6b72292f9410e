import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowInspect, checkFuses, fuseFaults, FUSES, fusesFor, setFuses } from './fuses.mjs';

const [OFF, ON] = [0x30, 0x31];

const names = (version: string): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(fusesFor(version)).map(([place, on]) => [FUSES[Number(place)]?.name ?? '', on]),
  );

const COMMON = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
};

it.each([
  ['25.1.1', COMMON],
  ['45.4.1', { ...COMMON, GrantFileProtocolExtraPrivileges: false }],
])('Electron %s: what it knows is set', (version, expected) => {
  expect(names(version)).toEqual(expected);
});

describe('a wire', () => {
  const right = Object.fromEntries([OFF, OFF, OFF, OFF, ON, ON, OFF].entries());

  it('is right as it is set', () => {
    expect(fuseFaults(right, '25.1.1')).toEqual([]);
  });

  it('says which fuse is wrong', () => {
    expect(fuseFaults({ ...right, 3: ON, 5: OFF }, '25.1.1')).toEqual([
      'the fuse EnableNodeCliInspectArguments is not off',
      'the fuse OnlyLoadAppFromAsar is not on',
    ]);
  });

  it('may not be shorter than the version promises', () => {
    expect(fuseFaults(right, '45.4.1')).toEqual([
      'the fuse GrantFileProtocolExtraPrivileges is not off',
    ]);
  });

  it('may not have fuses nobody has thought about', () => {
    expect(fuseFaults({ ...right, 7: OFF, 8: ON, 9: ON }, '45.4.1')).toEqual([
      'fuse 9 is new: decide on it in build/lib/fuses.mjs',
    ]);
  });
});

describe('an executable', () => {
  let folder: string;
  let executable: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crashcart-fuses-'));
    executable = path.join(folder, 'crashcart');
    // As Electron 25 comes: a mark to find the wire by, its version and length, and the fuses.
    const wire = Buffer.from([1, 7, ON, OFF, ON, ON, OFF, OFF, OFF]);
    const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
    await writeFile(
      executable,
      Buffer.concat([Buffer.from('code'), mark, wire, Buffer.from('more')]),
    );
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is refused as it comes, and right when it is set', async () => {
    await expect(checkFuses(executable, '25.1.1')).rejects.toThrow('RunAsNode is not off');
    await setFuses(executable, '25.1.1');
    await checkFuses(executable, '25.1.1');
  });

  it('lets a debugger in for tests, and does nothing else', async () => {
    await setFuses(executable, '25.1.1');
    await allowInspect(executable);
    await expect(checkFuses(executable, '25.1.1')).rejects.toThrow(
      /crashcart: the fuse EnableNodeCliInspectArguments is not off$/,
    );
  });
});
