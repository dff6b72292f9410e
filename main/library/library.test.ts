import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { LIBRARY_LIMITS, type SavedSearch } from '../../preload/contract/library';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { Library } from './library';

const D1 = 'a1/desktop/d1';
const D2 = 'a1/desktop/d2';
const OTHER = 'a10/desktop/d1';

const SEARCH: SavedSearch = {
  id: 's1',
  name: 'Off in the lab',
  text: 'off lab',
  kind: 'desktop',
  accountId: 'a1',
  sort: { key: 'opened', down: true },
};

let file: string;
let log: FakeLog;
let page: FakeBroadcast;
let known: string[];
let now: number;

beforeEach(() => {
  file = path.join(temporaryFolder(), 'library.json');
  log = new FakeLog();
  page = new FakeBroadcast();
  known = ['a1', 'a10'];
  now = Date.parse('2026-11-22T08:00:00Z');
});

function start(): Library {
  return new Library({
    file,
    isKnown: (accountId) => known.includes(accountId),
    now: () => now,
    broadcast: page.send,
    onDamage: () => undefined,
    log,
  });
}

test('what is kept is told to the page, and there at the next start', () => {
  const library = start();
  library.mark([D1, D2], { kind: 'favourite', on: true });
  library.mark([D1], { kind: 'tag', tag: 'lab', on: true });
  library.mark([D1], { kind: 'note', text: ' ask 李伟 first\n' });
  library.opened(D2);
  library.setSearches([SEARCH]);
  expect(page.of('library:changed')).toHaveLength(5);
  expect(start().all).toEqual({
    machines: {
      [D1]: { favourite: true, tags: ['lab'], note: 'ask 李伟 first', openedAt: null },
      [D2]: { favourite: true, tags: [], note: '', openedAt: '2026-11-22T08:00:00.000Z' },
    },
    searches: [SEARCH],
  });
  expect(log.lines).toEqual([]);
});

test('a machine about which nothing is kept any more is not in the file', () => {
  const library = start();
  library.mark([D1], { kind: 'tag', tag: 'lab', on: true });
  library.mark([D1], { kind: 'tag', tag: 'LAB', on: false });
  expect(start().all.machines).toEqual({});
  expect(fs.readFileSync(file, 'utf8')).not.toContain(D1);
});

test('tags that differ in their case alone are one', () => {
  const library = start();
  library.mark([D1], { kind: 'tag', tag: 'Lab', on: true });
  library.mark([D1], { kind: 'tag', tag: 'lab', on: true });
  expect(library.all.machines[D1]?.tags).toEqual(['Lab']);
});

test('one tag too many changes nothing, on no machine', () => {
  const library = start();
  for (let n = 0; n < LIBRARY_LIMITS.tagsPerMachine; n += 1) {
    library.mark([D2], { kind: 'tag', tag: `t${n}`, on: true });
  }
  const before = library.all;
  expect(() => library.mark([D1, D2], { kind: 'tag', tag: 'x', on: true })).toThrow('bad-request');
  expect(library.all).toEqual(before);
});

test('only the machines opened last are known as opened; what else is kept of the others stays', () => {
  const library = start();
  library.mark([D1], { kind: 'favourite', on: true });
  for (let n = 1; n <= LIBRARY_LIMITS.opened + 2; n += 1) {
    now += 1000;
    library.opened(`a1/desktop/d${n}`);
  }
  const { machines } = library.all;
  expect(machines[D1]).toMatchObject({ favourite: true, openedAt: null });
  expect(machines[D2]).toBeUndefined();
  expect(Object.values(machines).filter(({ openedAt }) => openedAt !== null)).toHaveLength(
    LIBRARY_LIMITS.opened,
  );
});

test('with a forgotten account all goes that is kept of it, and late calls bring nothing back', () => {
  const library = start();
  library.mark([D1, OTHER], { kind: 'favourite', on: true });
  library.setSearches([SEARCH, { ...SEARCH, id: 's2', accountId: null }]);
  known = ['a10'];
  library.forgetAccount('a1');
  expect(Object.keys(start().all.machines)).toEqual([OTHER]);
  expect(start().all.searches.map(({ id }) => id)).toEqual(['s2']);
  expect(() => library.mark([D1], { kind: 'favourite', on: true })).toThrow('not-found');
  const told = page.sent.length;
  library.forgetAccount('a1');
  expect(page.sent).toHaveLength(told);
});

test('a disk that refuses is told for a mark, and holds up no console', () => {
  const library = start();
  fs.mkdirSync(file);
  expect(() => library.mark([D1], { kind: 'favourite', on: true })).toThrow('settings-not-saved');
  expect(library.all.machines[D1]?.favourite).toBe(true);
  library.opened(D1);
  expect(library.all.machines[D1]?.openedAt).not.toBeNull();
  expect(log.lines).toHaveLength(1);
});

test('a damaged entry is left out, the others stay; a damaged file is set aside', () => {
  const marks = { favourite: true, tags: [], note: '', openedAt: null };
  const machines = { [D1]: { ...marks, tags: 7 }, [D2]: marks };
  fs.writeFileSync(file, JSON.stringify({ version: 1, machines, searches: [{}, SEARCH] }));
  expect(start().all).toEqual({ machines: { [D2]: marks }, searches: [SEARCH] });
  expect(log.lines).toHaveLength(2);
  fs.writeFileSync(file, '{"version":1');
  expect(start().all).toEqual({ machines: {}, searches: [] });
  expect(fs.readdirSync(path.dirname(file))).toEqual([
    expect.stringMatching(/^library\.json\.damaged-/),
  ]);
});
