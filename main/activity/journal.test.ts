import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { digest, openSeal, seal, START } from './chain';
import { Journal, readHead } from './journal';
import { verify } from './verify';

let folder: string;
let file: string;
let headFile: string;
let log: FakeLog;

beforeEach(() => {
  folder = path.join(temporaryFolder(), 'activity');
  file = path.join(folder, 'activity.jsonl');
  headFile = path.join(folder, 'head.json');
  log = new FakeLog();
});

/** Crashcart, started over what is on the disk. */
function started(): Journal {
  return new Journal({ folder, now: () => Date.parse('2026-01-01T00:00:00Z'), log });
}

/** A log of so many events, written one by one. */
function written(count: number): Journal {
  const journal = started();
  for (let index = 1; index <= count; index += 1) journal.append([{ kind: 'x', reason: index }]);
  return journal;
}

async function check(journal: Journal): Promise<string[]> {
  const findings = verify(await journal.lines(), journal.head);
  return findings.map(({ fault, line, from, to }) => `${fault} ${line}: ${from}-${to}`);
}

const text = (): string => fs.readFileSync(file, 'utf8');

test('lines are added one after the other, over starts, for the owner alone', async () => {
  written(2).append([{ kind: 'a' }, { kind: 'b' }]);
  const journal = started();
  journal.append([{ kind: 'c' }]);
  const lines = await journal.lines();
  expect(lines.map((line) => openSeal(line)?.content)).toMatchObject([
    { seq: 1, kind: 'x' },
    { seq: 2, kind: 'x' },
    { seq: 3, kind: 'a' },
    { seq: 4, kind: 'b' },
    { seq: 5, kind: 'c' },
  ]);
  expect(await check(journal)).toEqual([]);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(headFile).mode & 0o777).toBe(0o600);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  expect(readHead(fs.readFileSync(headFile, 'utf8'))).toEqual(journal.head);
  expect(log.lines).toEqual([]);
});

test('a log that was never written has no lines and no fault', async () => {
  const journal = started();
  expect(await journal.lines()).toEqual([]);
  expect(await check(journal)).toEqual([]);
  expect(journal.isWitnessed).toBe(true);
});

describe('a crash', () => {
  test('in a line: it stays as it is, the next line begins anew and says so', async () => {
    written(2);
    const half = '{"seq":3,"prev":"ab';
    fs.appendFileSync(file, half);
    const before = text();
    const journal = started();
    journal.append([{ kind: 'after' }]);
    expect(text().startsWith(`${before}\n`)).toBe(true);
    const kinds = (await journal.lines()).map((line) => openSeal(line)?.content['kind']);
    expect(kinds).toEqual(['x', 'x', undefined, 'log-recovered', 'after']);
    const recovered = openSeal((await journal.lines())[3] ?? Buffer.alloc(0));
    expect(recovered?.content).toMatchObject({
      seq: 3,
      at: '2026-01-01T00:00:00.000Z',
      facts: { bytes: '19', digest: digest(half) },
    });
    expect(await check(journal)).toEqual([]);
    expect(await check(started())).toEqual([]);
  });

  test('and then somebody changes the half line: found', async () => {
    written(2);
    fs.appendFileSync(file, '{"seq":3,"prev":"ab');
    started().append([{ kind: 'after' }]);
    fs.writeFileSync(file, text().replace('{"seq":3,"prev":"ab\n', '{"seq":3,"prev":"aX\n'));
    expect(await check(started())).toEqual(['inserted 3: 2-2']);
  });

  test('between the line and its end, or between the line and the head: nothing is lost', async () => {
    const { head } = written(2);
    const third = seal({ kind: 'third' }, head);
    fs.appendFileSync(file, third.text);
    const journal = started();
    journal.append([{ kind: 'fourth' }]);
    expect(await check(journal)).toEqual([]);
    const lines = await journal.lines();
    expect(lines.map((line) => openSeal(line)?.seq)).toEqual([1, 2, 3, 4]);
  });
});

describe('what was done to the log while Crashcart was not running is found, and stays found', () => {
  const cases: readonly [string, (lines: string[]) => string[], string][] = [
    ['the last lines gone', (lines) => lines.slice(0, 3), 'missing 4: 4-5'],
    ['all lines gone', () => [], 'missing 1: 1-5'],
    ['the last line cut in half', (l) => [...l.slice(0, 4), '{"se'], 'missing 6: 5-5'],
    [
      'the last line changed',
      (l) => [...l.slice(0, 4), (l[4] ?? '').replace('"x"', '"y"')],
      'changed 5: 5-5',
    ],
    [
      'the last line made anew',
      (l) => [...l.slice(0, 4), forged(l.slice(0, 4))],
      'rewritten 6: 5-5',
    ],
  ];

  function forged(lines: readonly string[]): string {
    const before = openSeal(Buffer.from(lines.at(-1) ?? '')) ?? START;
    return seal({ kind: 'forged' }, before).text;
  }

  test.each(cases)('%s', async (name, change, finding) => {
    written(5);
    const lines = change(text().split('\n').slice(0, -1));
    const end = name.endsWith('half') ? '' : '\n';
    fs.writeFileSync(file, lines.length === 0 ? '' : lines.join('\n') + end);
    const journal = started();
    expect(await check(journal), 'at once').toHaveLength(1);
    journal.append([{ kind: 'later' }]);
    journal.append([{ kind: 'later' }]);
    expect(await check(journal)).toEqual([finding]);
    expect(await check(started())).toEqual([finding]);
  });

  test('lines made anew and more added: written down before the end moves on', async () => {
    written(3);
    fs.writeFileSync(file, '');
    fs.rmSync(headFile);
    const remembered = started();
    remembered.append([{ kind: 'anew' }, { kind: 'anew' }, { kind: 'anew' }, { kind: 'anew' }]);
    const other = seal({ kind: 'x' }, { seq: 2, hash: '1'.repeat(64) }).head;
    remembered.reconcile(other);
    remembered.append([{ kind: 'later' }]);
    expect(await check(remembered)).toEqual(['rewritten 5: 3-3']);
    expect(await check(started())).toEqual(['rewritten 5: 3-3']);
    expect(log.lines).toEqual(['error: activity.jsonl: line 3 is not as it was (rewritten)']);
  });
});

test('what was done while it runs is found as well', async () => {
  const journal = written(4);
  const lines = text().split('\n');
  fs.writeFileSync(file, `${lines.slice(0, 2).join('\n')}\n`);
  expect(await check(journal)).toEqual(['cut-short 3: 3-4']);
  journal.append([{ kind: 'later' }]);
  expect(await check(journal)).toEqual(['missing 3: 3-4']);
  fs.rmSync(file);
  expect(await check(journal)).toEqual(['cut-short 1: 1-5']);
});

test('an end that was remembered elsewhere, further than the file: the gap stays', async () => {
  const { head } = written(5);
  fs.rmSync(folder, { recursive: true });
  const journal = started();
  journal.append([{ kind: 'anew' }]);
  journal.reconcile(head);
  expect(await check(journal)).toEqual(['cut-short 2: 2-5']);
  journal.append([{ kind: 'later' }]);
  expect(await check(journal)).toEqual(['missing 2: 2-5']);
});

test('without a head it is said that nobody would notice a cut end', async () => {
  written(3);
  fs.writeFileSync(headFile, '{"seq":-1}');
  const journal = started();
  expect(await check(journal)).toEqual([]);
  expect(journal.isWitnessed).toBe(false);
});

test('a disk that refuses is told; the same lines are added when it is there again', async () => {
  const journal = written(2);
  fs.renameSync(folder, `${folder}-away`);
  fs.writeFileSync(folder, 'no folder');
  expect(() => journal.append([{ kind: 'third' }])).toThrow();
  expect(() => journal.append([{ kind: 'third' }])).toThrow();
  fs.rmSync(folder);
  fs.renameSync(`${folder}-away`, folder);
  fs.appendFileSync(file, '{"half');
  journal.append([{ kind: 'third' }]);
  const kinds = (await journal.lines()).map((line) => openSeal(line)?.content['kind']);
  expect(kinds).toEqual(['x', 'x', undefined, 'log-recovered', 'third']);
  expect(await check(journal)).toEqual([]);
});

test('a head that cannot be written costs no line', async () => {
  const journal = written(1);
  fs.rmSync(headFile);
  fs.mkdirSync(path.join(headFile, 'in-the-way'), { recursive: true });
  journal.append([{ kind: 'second' }]);
  expect(await journal.lines()).toHaveLength(2);
  expect(log.lines.join()).toContain('head.json could not be written');
});
