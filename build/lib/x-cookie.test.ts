import { expect, it } from 'vitest';
import { cookieEntry } from './x-cookie.mjs';

it('writes an entry as xauth does', () => {
  const entry = cookieEntry(Buffer.alloc(16, 0xab)).toString('latin1');
  expect(entry).toBe(`\xff\xff\0\0\0\0\0\x12MIT-MAGIC-COOKIE-1\0\x10${'\xab'.repeat(16)}`);
});
