import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './csp';

function rules(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources];
    }),
  );
}

test('the policy of the page, word for word', () => {
  expect(contentSecurityPolicy()).toBe(
    "default-src 'none'; script-src 'self'; " +
      "style-src 'self' 'sha256-XNfYdUW7S7AWSxlvq47SGsGIxvvzKwvUGdsFQQ/zXf4='; " +
      "img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
      'trusted-types svelte-trusted-html',
  );
});

test("the one inline style is Electron's own", () => {
  const text = ':host { display: flex; }';
  const hash = createHash('sha256').update(text).digest('base64');
  expect(rules(contentSecurityPolicy()).get('style-src')).toContain(`'sha256-${hash}'`);
});

test('a development server gets a socket and inline styles, but no foreign script', () => {
  const policy = rules(contentSecurityPolicy('http://127.0.0.1:5173'));
  expect(policy.get('script-src')).toEqual(["'self'"]);
  expect(policy.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
  expect(policy.get('connect-src')).toEqual(["'self'", 'ws://127.0.0.1:5173']);
  expect(policy.get('default-src')).toEqual(["'none'"]);
});
