import { describe, expect, test } from 'vitest';
import { LONGEST_LINK } from '../requests/link';
import { ownArguments, readArguments, switchesOf } from './arguments';

const LINK = 'crashcart://open?region=r&project=p&machine=m';

test('an app that was not packaged has its arguments after its folder', () => {
  expect(ownArguments(['/opt/crashcart', 'list'], null)).toEqual(['list']);
  const argv = ['/electron', '-r', '/hold.cjs', '--inspect=0', '/opt/app', '--practice', 'list'];
  expect(ownArguments(argv, '/opt/app')).toEqual(['--practice', 'list']);
  expect(ownArguments(['/electron', 'list'], '/opt/app')).toEqual([]);
});

test.each([
  [[], { kind: 'window' }],
  [['--practice', '--user-data-dir=/tmp/x'], { kind: 'window' }],
  [['--help'], { kind: 'help' }],
  [['-h'], { kind: 'help' }],
  [['help'], { kind: 'help' }],
  [['open', '--help'], { kind: 'help' }],
  [['--version'], { kind: 'version' }],
  [['open', 'SH-FIN-0042'], { kind: 'machine', action: 'open', name: 'SH-FIN-0042' }],
  [['--lang=zh', 'assist', 'fin', '42'], { kind: 'machine', action: 'assist', name: 'fin 42' }],
  [['open', '--', '-test', 'fin'], { kind: 'machine', action: 'open', name: '-test fin' }],
  [['list'], { kind: 'list', json: false }],
  [['list', '--json'], { kind: 'list', json: true }],
  [['completion', 'zsh'], { kind: 'completion', shell: 'zsh' }],
  [[LINK], { kind: 'links', links: [LINK] }],
  [['--', LINK], { kind: 'links', links: [LINK] }],
  [['--'], { kind: 'window' }],
  [['--', 'open', 'x'], { kind: 'window' }],
])('%j', (args, wanted) => {
  expect(readArguments(args)).toEqual(wanted);
});

test.each([
  [['opne', 'x'], 'unknown-command', 'opne'],
  [['/etc/passwd'], 'unknown-command', '/etc/passwd'],
  [['open'], 'name-missing', 'open'],
  [['open', ' '], 'name-missing', 'open'],
  [['open', '--token=x', 'm'], 'unknown-option', '--token=x'],
  [['list', '--jsn'], 'unknown-option', '--jsn'],
  [['open', '--json', 'm'], 'unknown-option', '--json'],
  [['list', 'x'], 'too-much', 'x'],
  [['completion'], 'shell-unknown', ''],
  [['completion', 'csh'], 'shell-unknown', 'csh'],
])('%j is wrong: %s', (args, code, word) => {
  expect(readArguments(args)).toEqual({ kind: 'wrong', problem: { code, word } });
});

describe('a link', () => {
  test('lets nothing after it be a switch or a command', () => {
    const args = [LINK, '--self-test', '--user-data-dir=/evil', 'open', 'SH-FIN-0042'];
    expect(readArguments(args)).toEqual({ kind: 'links', links: [LINK] });
    expect(switchesOf(args)).toEqual([]);
    expect(switchesOf(['--practice', ...args])).toEqual(['--practice']);
  });

  test('is cut off where it is too long in any case', () => {
    const wanted = readArguments([`crashcart://${'x'.repeat(100_000)}`]);
    expect(wanted.kind === 'links' && wanted.links[0]?.length).toBe(LONGEST_LINK + 1);
  });
});
