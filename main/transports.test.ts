import { beforeEach, expect, test, vi } from 'vitest';
import type { LineOptions } from './accounts/connection';
import { ProxyLogins } from './network/proxy-logins';
import { sessions } from './testing/fake-electron';
import { transportsOf } from './transports';

vi.mock('electron', () => import('./testing/fake-electron'));

const open = transportsOf(new ProxyLogins(() => undefined));
const PLAIN: LineOptions = {
  authorities: [],
  isOwnHost: () => true,
  onSkew: () => undefined,
};

beforeEach(() => sessions.clear());

test('every sign-in has a network session of its own, in memory only', () => {
  open(PLAIN);
  open(PLAIN);
  const opened = [...sessions.values()];
  expect(opened).toHaveLength(2);
  for (const { partition, options } of opened) {
    expect(partition).toMatch(/^cloud-[0-9a-f-]{36}$/);
    expect(options).toEqual({ cache: false });
  }
});

test('without authorities the verdicts stay those of Chromium', () => {
  open(PLAIN);
  const [own] = sessions.values();
  const certificate = { data: 'not one that can be read' };
  expect(own?.verifies({ hostname: 'h', errorCode: -202, certificate })).toBe(-3);
  expect(own?.verifies({ hostname: 'h', errorCode: 0, certificate })).toBe(-3);
});
