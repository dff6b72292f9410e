import path from 'node:path';
import { expect, test } from 'vitest';
import { readCommandLine } from './command-line';

test.each([
  [[], { practice: false, userData: undefined }],
  [['--practice'], { practice: true, userData: undefined }],
  [['--user-data-dir=/tmp/Data Dir'], { practice: false, userData: '/tmp/Data Dir' }],
  [['--user-data-dir='], { practice: false, userData: undefined }],
  [['--practice=1', '--PRACTICE', 'practice'], { practice: false, userData: undefined }],
  [['https://evil.example/--practice'], { practice: false, userData: undefined }],
])('%j', (args, expected) => {
  expect(readCommandLine(['/usr/bin/crashcart', ...args])).toEqual(expected);
});

test('a relative folder is taken from where the app was started', () => {
  expect(readCommandLine(['app', '--user-data-dir=data']).userData).toBe(path.resolve('data'));
});
