import fc from 'fast-check';
import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { redact } from '../redact';
import { Secret } from './secret';

const WAYS: readonly [string, (secret: Secret) => unknown][] = [
  ['String()', (secret) => String(secret)],
  ['concatenation', (secret) => ['', secret].join('')],
  ['JSON', (secret) => JSON.stringify({ deep: [secret] })],
  ['inspect', (secret) => inspect({ deep: [secret] }, { depth: 9, showHidden: true })],
  ['format', (secret) => format('%s %o %j %O', secret, secret, secret, secret)],
  ['a structured clone, as IPC makes', (secret) => inspect(structuredClone({ secret }))],
  ['a copy', (secret) => inspect(Object.assign({}, secret))],
  ['its keys', (secret) => inspect(Reflect.ownKeys(secret))],
  ['an error that carries it', (secret) => inspect(new Error('x', { cause: secret }))],
];

test.each(WAYS)('a secret does not show itself in %s', (_name, show) => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (tail) => {
      const secret = new Secret(`Zq9${tail}`);
      expect(show(secret)).not.toContain('Zq9');
      expect(secret.reveal()).toBe(`Zq9${tail}`);
      secret.dispose();
    }),
  );
});

test('its text is taken out of other texts until it is disposed of', () => {
  const secret = new Secret('swordfish');
  expect(redact('the word is swordfish')).toBe('the word is [secret]');
  secret.dispose();
  expect(redact('the word is swordfish')).toBe('the word is swordfish');
});
