import path from 'node:path';
import { expect, test } from 'vitest';
import { readStart } from './command-line';

const NOTHING = {
  practice: false,
  hidden: false,
  selfTest: false,
  userData: undefined,
  answerTo: undefined,
};

test.each([
  [[], NOTHING],
  [['--practice'], { ...NOTHING, practice: true }],
  [['--hidden'], { ...NOTHING, hidden: true }],
  [['--self-test'], { ...NOTHING, selfTest: true }],
  [['--user-data-dir=/tmp/Data Dir'], { ...NOTHING, userData: '/tmp/Data Dir' }],
  [['--user-data-dir='], NOTHING],
  [['--answer-to=/tmp/x/answer', 'open', 'x'], { ...NOTHING, answerTo: '/tmp/x/answer' }],
  [['--practice=1', '--PRACTICE', 'practice'], NOTHING],
  [['https://evil.example/--practice'], NOTHING],
  // What stands behind a command or a link is no switch of ours.
  [['open', 'x', '--practice'], NOTHING],
  [['crashcart://open', '--self-test', '--user-data-dir=/evil'], NOTHING],
])('%j', (args, expected) => {
  expect(readStart(['/usr/bin/crashcart', ...args], null).options).toEqual(expected);
});

test('a relative folder is taken from where the app was started', () => {
  const { options } = readStart(['app', '--user-data-dir=data'], null);
  expect(options.userData).toBe(path.resolve('data'));
});

test('what stands before the command starts it once more in the same way', () => {
  const argv = ['/electron', '-r', '/hold.cjs', '/opt/app', '--user-data-dir=/d', 'open', 'x'];
  const { before, wanted } = readStart(argv, '/opt/app');
  expect(before).toEqual(['-r', '/hold.cjs', '/opt/app', '--user-data-dir=/d']);
  expect(wanted).toEqual({ kind: 'machine', action: 'open', name: 'x' });
  expect(readStart(['/usr/bin/crashcart', 'list'], null).before).toEqual([]);
});
