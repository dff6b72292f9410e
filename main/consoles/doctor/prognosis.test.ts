import { expect, test } from 'vitest';
import { DIAGNOSES } from '../../../preload/contract/doctor';
import type { AppError } from '../../../preload/contract/errors';
import type { ConsoleReason } from '../../../preload/contract/models';
import { prognose, PROGNOSES } from './prognosis';

const SEEN: ConsoleReason = { code: 'connection-lost', detail: '' };

function refused(error: Omit<AppError, 'fix'>): ReturnType<typeof prognose> {
  const reason: ConsoleReason = { code: 'open-failed', error: { fix: 'none', ...error } };
  return prognose({ code: 'cloud-refused', params: {}, findings: [] }, reason);
}

test('every diagnosis stands in the table once', () => {
  const listed = PROGNOSES.flatMap(({ when }) => when);
  const others = DIAGNOSES.filter((code) => code !== 'cloud-refused');
  expect([...listed].sort()).toEqual([...others].sort());
});

test.each([
  ['closed-by-server', { again: 'later', leastMs: 0 }],
  ['offline', { again: 'network' }],
  ['machine-off', { again: 'never' }],
  ['link-refused', { again: 'never' }],
] as const)('after %s', (code, prognosis) => {
  expect(prognose({ code, params: {}, findings: [] }, SEEN)).toEqual(prognosis);
});

test.each([401, 403, 404])('never after a call answered with %i', (status) => {
  expect(refused({ code: 'service-unavailable', status })).toEqual({ again: 'never' });
});

test('a refused call follows the table of the calls', () => {
  expect(refused({ code: 'throttled', status: 429, params: { seconds: '40' } })).toEqual({
    again: 'later',
    leastMs: 40_000,
  });
  expect(refused({ code: 'timed-out' })).toEqual({ again: 'later', leastMs: 0 });
  expect(refused({ code: 'offline' })).toEqual({ again: 'network' });
  expect(refused({ code: 'console-host-refused' })).toEqual({ again: 'never' });
});
