import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { FileDamages } from './file-damage';
import { JsonFile, type Migration } from './json-file';
import { lostParts } from './lost-parts';
import { FakeLog } from './testing/fake-log';
import { temporaryFolder } from './testing/temporary-folder';

let file: string;
let damages: FileDamages;

beforeEach(() => {
  file = path.join(temporaryFolder(), 'notes.json');
  damages = new FileDamages();
});

const schema = z.object({ version: z.literal(3), notes: z.array(z.string()) });
const old = z.looseObject({ text: z.string() });

/** Version 1 had one note, version 2 had it in a list of another name. */
const MIGRATIONS: readonly Migration[] = [
  (content) => ({ list: [old.parse(content).text] }),
  (content) => ({ notes: z.looseObject({ list: z.unknown() }).parse(content).list }),
];

function notes(): JsonFile<z.infer<typeof schema>> {
  const options = { migrations: MIGRATIONS, backup: true, onDamage: damages.note };
  return new JsonFile(file, schema, new FakeLog(), options);
}

test.each([
  [1, { version: 1, text: 'a' }],
  [2, { version: 2, list: ['a'] }],
  [3, { version: 3, notes: ['a'] }],
])('a file of version %i is read as one of today', (_version, content) => {
  fs.writeFileSync(file, JSON.stringify(content));
  expect(notes().load()).toEqual({ version: 3, notes: ['a'] });
  expect(damages.take()).toEqual([]);
});

test.each([
  ['a later version', { version: 4, notes: ['a'] }, 'later'],
  ['no version', { notes: ['a'] }, 'lost'],
  ['an old form that does not fit', { version: 1, text: 7 }, 'lost'],
])('one with %s is set aside and told', (_name, content, state) => {
  fs.writeFileSync(file, JSON.stringify(content));
  expect(notes().load()).toBeUndefined();
  expect(damages.take()).toMatchObject([
    { code: 'file-damaged', params: { file: 'notes.json', state } },
  ]);
  expect(damages.take(), 'once').toEqual([]);
});

test('a copy of an old version is restored as one of today', () => {
  fs.writeFileSync(file, 'damaged');
  fs.writeFileSync(`${file}.bak`, JSON.stringify({ version: 1, text: 'a' }));
  expect(notes().load()).toEqual({ version: 3, notes: ['a'] });
  expect(damages.take()).toMatchObject([{ params: { state: 'restored' } }]);
});

test('a copy that cannot be written costs the file nothing', () => {
  fs.mkdirSync(`${file}.bak`);
  notes().save({ version: 3, notes: ['b'] });
  expect(notes().load()?.notes).toEqual(['b']);
});

test('the parts that are lost are named, lists as a whole', () => {
  const found = { a: 1, b: { c: 'x', d: [1, 2] }, e: { f: 1 } };
  expect(lostParts(found, found)).toEqual([]);
  expect(lostParts(found, { a: 2, b: { c: 'x', d: [1] }, e: {} })).toEqual(['a', 'b.d', 'e.f']);
});

test('who only looks gets what stands in the copy, and leaves all as it is', () => {
  notes().save({ version: 3, notes: ['a'] });
  fs.writeFileSync(file, 'torn {');
  const before = fs.readdirSync(path.dirname(file));

  expect(notes().peek()).toEqual({ version: 3, notes: ['a'] });

  expect(fs.readdirSync(path.dirname(file))).toEqual(before);
  expect(fs.readFileSync(file, 'utf8')).toBe('torn {');
  expect(damages.take()).toEqual([]);
});

test('who only looks finds nothing where nothing is, or nothing can be read', () => {
  expect(notes().peek()).toBeUndefined();
  fs.writeFileSync(file, 'torn {');
  expect(notes().peek()).toBeUndefined();
});
