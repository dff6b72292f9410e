import { expect, test } from 'vitest';
import { Secret } from '../credentials/secret';
import { discreet } from './discretion';

const SALT = 'a';

test.each([
  [
    'Power: restart of SH-HR-0003 (a/desktop/d)',
    'SH-HR-0003',
    'Power: restart of [name] (a/desktop/d)',
  ],
  ['for ZHANG.WEI, who', 'zhang.wei', 'for [name], who'],
  ['张伟的桌面', '张伟', '[name]的桌面'],
  // An ordinary word that has the name in it stays one.
  ['userData of user', 'user', 'userData of [name]'],
  ['a to b', 'a', 'a to b'],
  ['what (costs $5?)', '(costs $5?)', 'what [name]'],
])('in %j, %j is a name: %j', (text, name, expected) => {
  expect(discreet(text, [name], SALT)).toBe(expected);
});

test('of names that contain each other the longest is taken out', () => {
  expect(discreet('li.wei-admin and li.wei', ['li.wei', 'li.wei-admin'], SALT)).toBe(
    '[name] and [name]',
  );
});

test.each([
  ['https://u:p@vnc.example:8443/vnc_auto.html?token=T-1#x', 'https://vnc.example:8443/…'],
  ['wss://vnc.example/websockify/path-secret', 'wss://vnc.example/…'],
  ['ask zoe@corp.example.com now', 'ask [mail] now'],
  ['from 10.20.30.40:443', 'from [address]:443'],
  ['at 127.0.0.1:8080', 'at 127.0.0.1:8080'],
  ['Chrome 114.0.5735.289', 'Chrome 114.0.5735.289'],
  ['crashcart://app/assets/index.js:10:5', 'crashcart://app/assets/index.js:10:5'],
])('%j reads %j', (text, expected) => {
  expect(discreet(text, [], SALT)).toBe(expected);
});

test('an id has the same mark all over one text, and another one in the next', () => {
  const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
  const text = `${id} and ${id.replaceAll('-', '')}`;
  const [, first, second] =
    /^(\[id \w{8}\]) and (\[id \w{8}\])$/.exec(discreet(text, [], SALT)) ?? [];
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(discreet(text, [], 'b')).not.toContain(first);
});

test('a secret that lives is taken out, in a name or without one', () => {
  const secret = new Secret('Zq9-canary');
  expect(discreet('it is Zq9-canary', ['Zq9'], SALT)).toBe('it is [secret]');
  secret.dispose();
});

test('thirty thousand names do not hold anybody up', () => {
  const names = Array.from({ length: 30_000 }, (_one, index) => `DESK-${index + 100_000}`);
  const text = `${'A line of the log that names nobody at all\n'.repeat(1500)}DESK-129999`;
  expect(discreet(text, names, SALT).endsWith('[name]')).toBe(true);
});
