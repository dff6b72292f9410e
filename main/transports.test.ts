import { app, session } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LineOptions } from './accounts/connection';
import { ProxyLogins } from './network/proxy-logins';
import { NetworkProcess } from './network/network-process';
import { app as fakeApp, sessions } from './testing/fake-electron';
import { transportsOf } from './transports';

vi.mock('electron', () => import('./testing/fake-electron'));

const network = new NetworkProcess(app);
const open = transportsOf(new ProxyLogins(() => undefined), network);
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

test('after the network process was lost a session is made anew, once, and trusts what it trusted', () => {
  const made: string[] = [];
  const now = network.session(() => {
    made.push('made');
    return session.fromPartition(`own-${made.length}`);
  });
  const first = now();
  expect(now()).toBe(first);
  const lost = (serviceName: string): void =>
    void fakeApp.emit('child-process-gone', {}, { type: 'Utility', serviceName, reason: 'killed' });
  lost('audio.mojom.AudioService');
  expect(now()).toBe(first);
  lost('network.mojom.NetworkService');
  expect(now()).not.toBe(first);
  expect(now()).toBe(now());
  expect(made).toHaveLength(2);
});
