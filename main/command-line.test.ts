import path from 'node:path';
import { expect, test } from 'vitest';
import { readCommandLine } from './command-line';

const NOTHING = { practice: false, selfTest: false, userData: undefined };

test.each([
  [[], NOTHING],
  [['--practice'], { ...NOTHING, practice: true }],
  [['--self-test'], { ...NOTHING, selfTest: true }],
  [['--user-data-dir=/tmp/Data Dir'], { ...NOTHING, userData: '/tmp/Data Dir' }],
  [['--user-data-dir='], NOTHING],
  [['--practice=1', '--PRACTICE', 'practice'], NOTHING],
  [['https://evil.example/--practice'], NOTHING],
])('%j', (args, expected) => {
  expect(readCommandLine(['/usr/bin/crashcart', ...args])).toEqual(expected);
});

test('a relative folder is taken from where the app was started', () => {
  expect(readCommandLine(['app', '--user-data-dir=data']).userData).toBe(path.resolve('data'));
});
