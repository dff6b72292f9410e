import { expect, test } from 'vitest';
import { expiryText } from './expiry';

const NOW = new Date('2026-11-22T02:00:00Z');

test.each([
  ['en', '2026-11-22T06:30:00Z', '14:30 GMT+8'],
  ['zh-CN', '2026-11-22T06:30:00Z', 'GMT+8 14:30'],
  ['en', '2026-11-22T17:05:00Z', 'Mon 23 November at 01:05 GMT+8'],
  ['zh-CN', '2026-11-22T17:05:00Z', '11月23日周一 GMT+8 01:05'],
] as const)('in %s, %s is %s in Shanghai', (language, at, expected) => {
  expect(expiryText(at, language, NOW, 'Asia/Shanghai')).toBe(expected);
});

test('what is today is what is today for the technician', () => {
  expect(expiryText('2026-11-22T17:05:00Z', 'en', NOW, 'UTC')).toBe('17:05 UTC');
});

test.each(['', 'soon'])('%j is no time', (at) => {
  expect(expiryText(at, 'en', NOW)).toBe('');
});
