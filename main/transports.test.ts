import { beforeEach, expect, test, vi } from 'vitest';
import { sessions } from './testing/fake-electron';
import { openTransport } from './transports';

vi.mock('electron', () => import('./testing/fake-electron'));

beforeEach(() => sessions.clear());

test('every sign-in has a network session of its own, in memory only', () => {
  openTransport([], () => true);
  openTransport([], () => true);
  const opened = [...sessions.values()];
  expect(opened).toHaveLength(2);
  for (const { partition, options } of opened) {
    expect(partition).toMatch(/^cloud-[0-9a-f-]{36}$/);
    expect(options).toEqual({ cache: false });
  }
});

test('without authorities the verdicts of Chromium are not touched', () => {
  openTransport([], () => true);
  const [own] = sessions.values();
  expect(own?.verifies({ hostname: 'h', errorCode: -202 })).toBeUndefined();
});
