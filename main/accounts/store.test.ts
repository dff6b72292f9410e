import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import { DETAILS } from '../testing/fake-cloud';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { AccountStore } from './store';

let folder: string;
let file: string;
let log: FakeLog;
let store: AccountStore;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'accounts.json');
  log = new FakeLog();
  store = new AccountStore(file, log);
});

const entry = (id: string, name = id) => ({ id, details: { ...DETAILS, name } });

test('what is saved is loaded again, by another start as well', () => {
  const accounts = [entry('a1'), entry('a2', '客户 二')];
  store.save(accounts);
  expect(store.load()).toEqual(accounts);
  expect(new AccountStore(file, log).load()).toEqual(accounts);
  expect(log.lines).toEqual([]);
});

test('before anything was saved there is nothing, and nothing is written', () => {
  expect(store.load()).toEqual([]);
  expect(fs.readdirSync(folder)).toEqual([]);
});

describe('a damaged file', () => {
  test.each([
    ['cut off', '{"version":1,"accounts":[{"id"'],
    ['empty', ''],
    ['another version', '{"version":3,"accounts":[]}'],
    ['no list', '{"version":1,"accounts":{}}'],
    ['another thing', '[]'],
    ['null', 'null'],
    ['binary', '\0\0\0'],
  ])('(%s) is set aside whole, and the app starts without accounts', (_name, text) => {
    fs.writeFileSync(file, text);
    expect(store.load()).toEqual([]);
    const [aside] = fs.readdirSync(folder);
    expect(aside).toMatch(/^accounts\.json\.damaged-/);
    expect(fs.readFileSync(path.join(folder, aside ?? ''), 'utf8')).toBe(text);
    store.save([entry('a1')]);
    expect(store.load()).toHaveLength(1);
  });

  test('that cannot be read at all does not stop the app either', () => {
    fs.mkdirSync(file);
    expect(store.load()).toEqual([]);
    expect(log.lines.join('\n')).toMatch(/accounts\.json cannot be read.*EISDIR/);
  });

  test('that cannot be set aside does not stop the app either', () => {
    fs.writeFileSync(file, '{');
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw new Error('EROFS');
    });
    expect(store.load()).toEqual([]);
    expect(fs.readFileSync(file, 'utf8')).toBe('{');
  });
});

describe('a damaged entry', () => {
  test.each([
    ['no id', { details: DETAILS }],
    ['an empty id', { id: '', details: DETAILS }],
    ['no details', { id: 'x' }],
    ['details of another kind', { id: 'x', details: { ...DETAILS, region: 7 } }],
    ['an endpoint that is none', { id: 'x', details: { ...DETAILS, endpoints: { iam: 7 } } }],
    ['nothing', null],
  ])('(%s) is left out, the others stay', (_name, damaged) => {
    const accounts = [entry('a1'), damaged, entry('a2')];
    fs.writeFileSync(file, JSON.stringify({ version: 2, accounts }));
    expect(store.load().map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(log.lines).toEqual(['warn: accounts.json: an entry is damaged and was left out']);
  });
});

test('an entry with a password in it loses it', () => {
  const details = { ...DETAILS, password: 'Zq9-written-by-hand' };
  fs.writeFileSync(file, JSON.stringify({ version: 1, accounts: [{ id: 'a1', details }] }));
  store.save(store.load());
  expect(fs.readFileSync(file, 'utf8')).not.toContain('Zq9');
});

test('a disk that refuses is a failure with its words, and the old list stands', () => {
  store.save([entry('a1')]);
  vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw new Error('ENOSPC: no space left on device');
  });
  let thrown: unknown;
  try {
    store.save([entry('a2')]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({
    data: { code: 'settings-not-saved', detail: 'ENOSPC: no space left on device' },
  });
  expect(store.load().map(({ id }) => id)).toEqual(['a1']);
});
