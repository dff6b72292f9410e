import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { readPolicyFile } from './linux';
import { readManagedPreferences } from './mac';
import { readPolicy } from './read';
import { readRegistryPolicy } from './windows';

const ME = process.getuid?.() ?? 0;

let folder: string;
let file: string;

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'crashcart');
  file = path.join(folder, 'policy.json');
});

/** Puts a policy where an administrator would; who runs the tests stands for him. */
function write(text: string, mode = 0o644): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  fs.writeFileSync(file, text);
  fs.chmodSync(file, mode);
}

const read = (owner = ME) =>
  readPolicy({ source: file, read: () => readPolicyFile({ file, owner }) });

describe('the file', () => {
  test('that is not there, with its folder or without, is no policy', () => {
    expect(read()).toEqual({ state: 'none' });
    fs.mkdirSync(folder);
    expect(read()).toEqual({ state: 'none' });
  });

  test('is read, with a schema for editors, and with the mark of editors of Windows', () => {
    write(
      '\uFEFF{"$schema":"policy.schema.json","requireReason":true,"allowedEndpoints":["*.a.b"]}',
    );
    const rules = { requireReason: true, allowedEndpoints: ['*.a.b'] };
    expect(read()).toEqual({ state: 'applied', source: file, rules });
  });

  test.each([
    ['cut off', '{"requireReason":tr'],
    ['empty', ''],
    ['another thing', '[]'],
    ['a rule that is not known', '{"requireReasons":true}'],
    ['a rule of another type', '{"requireReason":"yes"}'],
    ['hosts that are addresses', '{"allowedEndpoints":["https://a.b/"]}'],
    ['no host at all, which would lock all out', '{"allowedEndpoints":[]}'],
    ['a wildcard for everything', '{"allowedConsoleHosts":["*"]}'],
    ['minutes that cannot be chosen', '{"assistanceMinutes":7}'],
    ['updates from an open address', '{"updateFeed":"http://a.b/"}'],
    ['updates from an address with a user', '{"updateFeed":"https://u:p@a.b/"}'],
  ])('(%s) closes the app', (_name, text) => {
    write(text);
    expect(read()).toMatchObject({ state: 'refused', source: file });
  });

  test('of somebody else closes it, as does one that others can write', () => {
    write('{}');
    const strangers = `${folder} belongs to user ${ME}, not to ${ME + 1}`;
    expect(read(ME + 1)).toMatchObject({ detail: strangers });
    write('{}', 0o666);
    expect(read()).toMatchObject({ detail: `${file} can be written by others than its owner` });
    write('{}', 0o664);
    expect(read()).toMatchObject({ state: 'refused' });
    write('{}');
    fs.chmodSync(folder, 0o777);
    expect(read()).toMatchObject({ detail: `${folder} can be written by others than its owner` });
  });

  test('that is a folder, or far too long, closes it', () => {
    fs.mkdirSync(file, { recursive: true });
    expect(read()).toMatchObject({ state: 'refused' });
    fs.rmdirSync(file);
    write(' '.repeat(1024 * 1024 + 1));
    expect(read()).toMatchObject({ detail: `${file} is longer than 1048576 bytes` });
  });
});

describe('the registry', () => {
  const POLICIES = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
  const OURS = `${POLICIES}\\Crashcart`;
  const others = `\r\n${POLICIES}\r\n    (Default)    REG_SZ    \r\n\r\n${POLICIES}\\Microsoft\r\n`;

  const readRegistry = (printed: Record<string, string>) =>
    readPolicy({
      source: OURS,
      read: () =>
        readRegistryPolicy((key) => {
          const text = printed[key];
          if (text === undefined) throw new Error(`${key}: access denied`);
          return text;
        }),
    });

  test('without our key is no policy', () => {
    expect(readRegistry({ [POLICIES]: others })).toEqual({ state: 'none' });
  });

  test('has switches as numbers, and lists as keys', () => {
    const ours = [
      '',
      OURS,
      '    (Default)    REG_SZ    (value not set)',
      '    requireReason    REG_DWORD    0x1',
      '    rememberCredentials    REG_DWORD    0x0',
      '    assistanceMinutes    REG_DWORD    0x1e',
      '    updateFeed    REG_SZ    https://updates.example.com/crashcart',
      '',
      `${OURS}\\allowedEndpoints`,
      '    1    REG_SZ    *.example.com',
      '    2    REG_SZ    iam.example.org:8443',
      '',
    ].join('\r\n');
    const printed = { [POLICIES]: `${others}${OURS}\r\n`, [OURS]: ours };
    expect(readRegistry(printed)).toEqual({
      state: 'applied',
      source: OURS,
      rules: {
        requireReason: true,
        rememberCredentials: false,
        assistanceMinutes: 30,
        updateFeed: 'https://updates.example.com/crashcart',
        allowedEndpoints: ['*.example.com', 'iam.example.org:8443'],
      },
    });
  });

  test.each([
    ['which cannot be read', {}],
    ['whose key of ours may not be read', { [POLICIES]: `${others}${OURS}\r\n` }],
    [
      'with a switch that is neither on nor off',
      {
        [POLICIES]: `${OURS}\r\n`,
        [OURS]: `${OURS}\r\n    requireReason    REG_DWORD    0x2\r\n`,
      },
    ],
    [
      'with a value of another type',
      {
        [POLICIES]: `${OURS}\r\n`,
        [OURS]: `${OURS}\r\n    requireReason    REG_BINARY    01\r\n`,
      },
    ],
    [
      'with a key that is no list of ours',
      {
        [POLICIES]: `${OURS}\r\n`,
        [OURS]: `${OURS}\r\n${OURS}\\allowedEndpoint\r\n    1    REG_SZ    a.b\r\n`,
      },
    ],
  ])('%s closes the app', (_name, printed) => {
    expect(readRegistry(printed)).toMatchObject({ state: 'refused', source: OURS });
  });
});

describe('managed preferences', () => {
  const preferences = (convert: (name: string) => string) =>
    readPolicy({ source: file, read: () => readManagedPreferences(file, convert) });

  test('that are not there are no policy', () => {
    expect(preferences(() => 'never asked')).toEqual({ state: 'none' });
  });

  test('are read without what the system adds', () => {
    write('bplist00');
    const json = '{"takePictures":false,"PayloadUUID":"7E0F-1"}';
    expect(preferences(() => json)).toMatchObject({ rules: { takePictures: false } });
  });

  test('that cannot be converted close the app', () => {
    write('bplist00');
    const fail = () => {
      throw new Error('plutil: no property list');
    };
    expect(preferences(fail)).toMatchObject({ state: 'refused' });
  });
});
