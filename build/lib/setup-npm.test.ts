import { expect, it } from 'vitest';
import { agrees } from './setup-npm.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-darwin': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};

it.each([
  ['the same', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }, true],
  ['nothing installed', undefined, false],
  ['a package missing', {}, false],
  ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }, false],
  ['another file', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }, false],
  [
    'a package too many',
    {
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/c': { version: '1.0.0', integrity: 'sha512-c' },
    },
    false,
  ],
])('compares the lock file with what npm installed: %s', (_, installed, expected) => {
  expect(agrees(wanted, installed)).toBe(expected);
});
