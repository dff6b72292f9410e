import { expect, test, vi } from 'vitest';
import { sandboxIn } from './self-test';

vi.mock('electron', () => import('./testing/fake-electron'));

const status = (seccomp: number, numbers: string): string =>
  `Name:\tcrashcart\nNSpid:\t${numbers}\nNoNewPrivs:\t1\nSeccomp:\t${seccomp}\nSeccomp_filters:\t1\n`;

test.each([
  ['both layers', status(2, '4711\t5'), { ok: true, seen: 'on: seccomp, namespaces' }],
  ['no filter of system calls', status(0, '4711\t5'), { ok: false, seen: 'on: namespaces' }],
  ['no namespaces', status(2, '4711'), { ok: false, seen: 'on: seccomp' }],
  ['neither', status(0, '4711'), { ok: false, seen: 'on: nothing' }],
])('a process with %s', (_name, text, expected) => {
  expect(sandboxIn(text)).toEqual(expected);
});
