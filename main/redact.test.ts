import fc from 'fast-check';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { redact, redactUrl, registerSecret } from './redact';

let forget: (() => void)[] = [];
const register = (text: string): void => {
  forget.push(registerSecret(text));
};

afterEach(() => {
  for (const drop of forget) drop();
  forget = [];
});

/** Any text, but with a beginning that no placeholder and no template of these tests contains. */
const anySecret = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string())
  .map((tail) => `Zq9${tail}`);
const longerSecret = anySecret.map((text) => `${text}#`);

/** What may carry a text to the log: the name, how it is written, and how it is read again. */
const CARRIERS: readonly [string, (secret: string) => string][] = [
  ['as it is', (secret) => `before ${secret} after`],
  ['in JSON', (secret) => JSON.stringify({ auth: { password: secret }, next: 1 })],
  ['inspected', (secret) => inspect({ a: { b: [secret] } }, { breakLength: Infinity })],
  ['in the message of an error', (secret) => new Error(`refused: ${secret}`).stack ?? ''],
  ['as a form', (secret) => new URLSearchParams({ password: secret }).toString()],
  ['in a path', (secret) => `path /a/${encodeURIComponent(wellFormed(secret))}/b`],
  ['in a whole address', (secret) => `path /a/${encodeURI(wellFormed(secret))}`],
];

function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

describe('a registered secret', () => {
  test.each(CARRIERS)('does not survive %s', (_name, carry) => {
    fc.assert(
      fc.property(longerSecret, (secret) => {
        const drop = registerSecret(secret);
        try {
          const text = redact(carry(secret));
          expect(text).toContain('[secret]');
          expect(text).not.toContain('Zq9');
        } finally {
          drop();
        }
      }),
    );
  });

  test('does not survive in part when a shorter one is contained in it', () => {
    register('hunter2');
    register('hunter2-and-more');
    register('more');
    expect(redact('it was hunter2-and-more')).toBe('it was [secret]');
  });

  test('is watched as long as one owner holds it', () => {
    const first = registerSecret('shared-secret');
    const second = registerSecret('shared-secret');
    first();
    first();
    expect(redact('a shared-secret')).toBe('a [secret]');
    second();
    expect(redact('a shared-secret')).toBe('a shared-secret');
  });

  test('of three characters is left alone: it would blot out words', () => {
    register('the');
    expect(redact('the end')).toBe('the end');
  });

  test('with characters of a pattern is taken literally', () => {
    register('a.*(b|c)$[');
    expect(redact('a.*(b|c)$[ and axx(b')).toBe('[secret] and axx(b');
  });
});

describe('a URL', () => {
  test('loses user info, query and fragment, wherever it stands', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9'!*();,/:=+$-]{1,30}$/).map((text) => `Zq9${text}`);
    fc.assert(
      fc.property(fc.webUrl(), part, part, part, (base, user, query, fragment) => {
        const url = new URL(base);
        url.username = user;
        url.search = query;
        url.hash = fragment;
        for (const text of [url.href, `see ${url.href} now`, JSON.stringify({ url: url.href })]) {
          expect(redact(text)).not.toContain('Zq9');
          expect(redact(text)).toContain(url.host);
        }
      }),
    );
  });

  test.each([
    ['https://h.example/p?token=T', 'https://h.example/p?[secret]'],
    ['wss://h.example:8002/websockify?token=T', 'wss://h.example:8002/websockify?[secret]'],
    ['https://h.example/#/share-space?code=ABCD1234', 'https://h.example/?[secret]'],
    ['https://good.example@evil.example/', 'https://evil.example/?[secret]'],
    ['https://h.example/plain', 'https://h.example/plain'],
    ['app://crashcart/index.html', 'app://crashcart/index.html'],
    // No host: the rest might be anything.
    ['data:text/html,<b>secret</b>', 'data:[secret]'],
    ['javascript:steal()', 'javascript:[secret]'],
    ['blob:https://h.example/uuid', 'blob:[secret]'],
    // Not URLs: what stands before an @ is not shown either.
    ['https://user:password@[bad/', 'https:[secret]'],
    ['https://[bad/?token=T', 'https://[bad/?[secret]'],
    ['no url at all?token=T', 'no url at all?[secret]'],
  ])('%s becomes %s', (url, expected) => {
    expect(redactUrl(url)).toBe(expected);
  });

  test('leaves the text around it as it was', () => {
    expect(redact("{ a: 'https://h.example/?t=T', b: 1 } (see https://h.example/p).")).toBe(
      "{ a: 'https://h.example/?[secret]', b: 1 } (see https://h.example/p).",
    );
  });

  test('is found behind any character', () => {
    expect(redact('1https://h.example/?t=T')).not.toContain('t=T');
    expect(redact("fetch('https://h.example/?t=a'b')")).not.toContain("a'b");
  });
});

describe('an authentication header', () => {
  test.each([
    ['X-Auth-Token: MIIabc', 'X-Auth-Token: [secret]'],
    ['Authorization: Bearer abc def', 'Authorization: [secret]'],
    [
      'Authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=abc\nHost: h',
      'Authorization: [secret]\nHost: h',
    ],
    ['{"X-Subject-Token":"MII abc","b":1}', '{"X-Subject-Token":"[secret]","b":1}'],
    ["{ 'x-security-token': 'abc', b: 1 }", "{ 'x-security-token': '[secret]', b: 1 }"],
    ['Cookie: token=abc; b=2', 'Cookie: [secret]'],
    // The gateway's own words stay readable.
    ['x-auth-token not found', 'x-auth-token not found'],
  ])('%s becomes %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });
});

test('redacting twice changes nothing', () => {
  register('known-secret');
  const piece = fc.constantFrom(
    'known-secret',
    'X-Auth-Token: ',
    '"authorization":"',
    'https://u:p@h/?q#f',
    '"',
    "'",
    ' ',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = redact(pieces.join(''));
      expect(redact(once)).toBe(once);
    }),
  );
});
