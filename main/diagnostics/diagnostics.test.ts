import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Account, Console, KeychainStatus, Machine } from '../../preload/contract/models';
import { Secret } from '../credentials/secret';
import { settingsWith } from '../testing/settings';
import { temporaryFolder } from '../testing/temporary-folder';
import { Diagnostics, type DiagnosticsOptions } from './diagnostics';

const ACCOUNT: Account = {
  id: 'canary-account-id',
  kind: 'cloud',
  details: {
    name: 'Canary customer',
    login: { kind: 'password', domainName: 'canary-domain', userName: 'canary-login' },
    region: 'cn-north-4',
    project: 'canary-project',
    endpoints: { iam: 'https://canary-endpoint.example' },
    trustedCa: 'canary-pem',
    consoleHosts: ['canary-host.example'],
  },
  project: { id: 'canary-project-id', name: 'canary-project' },
  session: {
    state: 'failed',
    error: { code: 'not-allowed', fix: 'none', detail: 'canary-detail', cloudCode: 'IAM.0403' },
  },
  remembered: true,
  endsAt: null,
  clockSkewSeconds: 0,
};

const MACHINE: Machine = {
  id: 'canary-account-id/desktop/canary-native',
  accountId: 'canary-account-id',
  kind: 'desktop',
  nativeId: 'canary-native',
  name: 'CANARY-DESK-1',
  power: { meaning: 'on', raw: 'ACTIVE' },
  connection: null,
  health: null,
  users: [{ id: 'canary-user-id', name: 'canary.user', type: 'user' }],
  place: '10.9.8.7',
  region: 'cn-north-4',
  fetchedAt: '2026-11-22T08:00:00Z',
};

const CONSOLE: Console = {
  id: 'c1',
  machineId: MACHINE.id,
  machineName: MACHINE.name,
  kind: 'desktop',
  accountId: ACCOUNT.id,
  ticketId: 'canary-ticket',
  state: { state: 'failed', reason: { code: 'page-failed', detail: 'canary-reason' } },
  viewOnly: false,
  diagnosis: {
    code: 'page-unreachable',
    params: { host: 'canary-host.example' },
    findings: [
      { what: 'page', words: 'ERR_FAILED https://vnc.example/vnc_auto.html?token=canary-token' },
      { what: 'seen', words: 'CANARY-DESK-1 of canary.user' },
    ],
  },
  retry: { state: 'none' },
  screen: null,
  apart: false,
};

const LOCKED: KeychainStatus = {
  state: 'locked',
  backend: 'GNOME Keyring',
  error: { code: 'keychain-locked', fix: 'none', detail: 'Cannot unlock for canary-os-user' },
};

function withLog(log: string | null, change: Partial<DiagnosticsOptions> = {}): Diagnostics {
  const logFile = path.join(temporaryFolder(), 'main.log');
  if (log !== null) fs.writeFileSync(logFile, log);
  const settings = settingsWith();
  return new Diagnostics({
    about: () => ({
      version: '1.2.3',
      electron: '45.4.1',
      chromium: '146.0.1.2',
      node: '24.1.0',
      system: 'Linux 6.1 (x64)',
      licence: 'MIT',
    }),
    computer: () => ({ locale: 'zh-CN' }),
    sources: () => ({
      accounts: [ACCOUNT],
      machines: [MACHINE],
      library: {
        machines: {
          [MACHINE.id]: {
            favourite: true,
            tags: ['canary-tag'],
            note: 'canary note',
            openedAt: null,
          },
        },
        searches: [],
      },
      settings: settingsWith({
        messages: {
          ...settings.messages,
          technician: 'Canary Technician',
          templates: { en: { subject: 'canary subject', body: 'canary body' }, 'zh-CN': null },
        },
        consoles: { ...settings.consoles, inUse: { [ACCOUNT.id]: 'view' } },
        machines: { [MACHINE.id]: { ...settings.machineDefaults, zoom: 'fit' } },
      }),
      computer: ['canary-os-user', '/home/canary-os-user'],
    }),
    consoles: () => [CONSOLE],
    openSessions: () => 2,
    policy: { state: 'refused', source: '/etc/crashcart/policy.json', detail: 'of canary-os-user' },
    updates: () => ({ state: 'off', why: 'not-set-up' }),
    keychain: () => Promise.resolve(LOCKED),
    logFile,
    now: () => new Date('2026-11-22T09:00:00Z'),
    ...change,
  });
}

test('nothing of customers, people or secrets is in it, wherever it was put', async () => {
  const secrets = ['canary-password', 'CANARY99', 'canary-iam-token'].map((one) => new Secret(one));
  const log = [
    'Power: restart of CANARY-DESK-1 (canary-account-id/desktop/canary-native)',
    'sign-in of canary-login in canary-domain with canary-password: X-Auth-Token: canary-header',
    'invitation CANARY99 for canary.user, token canary-iam-token',
    'wss://vnc.example/websockify/canary-path?token=canary-token',
    'mailto canary@corp.example.com from 10.9.8.7 and 10.1.2.3',
    'ENOENT: /home/canary-os-user/user data/settings.json, noted by Canary Technician',
    'canary-tag, canary note, canary-user-id, canary-project-id, Canary customer',
    'and this is what went wrong',
  ].join('\n');

  const { text } = await withLog(log).make();

  expect(text).not.toMatch(/canary|10\.9\.8\.7|10\.1\.2\.3/i);
  // What helps is.
  for (const line of [
    'version: 1.2.3',
    'locale: zh-CN',
    'keychain: locked',
    'policy: refused',
    'updates: {"state":"off","why":"not-set-up"}',
    'account 1: password in cn-north-4, failed, not-allowed, IAM.0403, remembered, endpoints of its own, certificate of its own',
    'machines: desktop 1',
    'page-unreachable (retry: none); page: ERR_FAILED https://vnc.example/…',
    'sessions: 2',
    'inUse: view 1',
    'ownTemplates: ["en"]',
    'Power: restart of [name]',
    'and this is what went wrong',
  ]) {
    expect(text).toContain(line);
  }
  for (const secret of secrets) secret.dispose();
});

test('of a long log the end is taken, in whole lines', async () => {
  const lines = Array.from({ length: 5000 }, (_one, index) => `line ${index} of the log`);
  const { text } = await withLog(lines.join('\n')).make();
  const [, log = ''] = text.split('== Log ==\n');
  expect(log.length).toBeLessThanOrEqual(64 * 1024);
  expect(log.split('\n')[0]).toMatch(/^line \d+ of the log$/);
  expect(log).toContain('line 4999 of the log\n');
});

test('without a log it says so, and has all the rest', async () => {
  const { text } = await withLog(null).make();
  expect(text).toContain('The log cannot be read: ENOENT');
  expect(text).toContain('version: 1.2.3');
});

test('a keychain that may not be asked is told as such', async () => {
  const { text } = await withLog('', { keychain: () => Promise.resolve(null) }).make();
  expect(text).toContain('== Keychain ==\nkeychain: not asked\n');
});

test('what is saved is what was shown, and nothing else', async () => {
  const diagnostics = withLog('a line');
  const first = await diagnostics.make();
  expect(diagnostics.shown(first.id)).toBe(first.text);
  const second = await diagnostics.make();
  expect(() => diagnostics.shown(first.id)).toThrow('not-found');
  expect(diagnostics.shown(second.id)).toBe(second.text);
});
