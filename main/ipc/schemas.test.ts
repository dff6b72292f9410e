import { describe, expect, test } from 'vitest';
import type { ActivityFilter } from '../../preload/contract/activity';
import { CHANNELS, type Channel } from '../../preload/contract/calls';
import type { Credential, Login, SignInForm } from '../../preload/contract/login';
import { accountDetailsSchema, SCHEMAS } from './schemas';

const FORM: SignInForm = {
  name: 'Customer A',
  login: { kind: 'password', domainName: 'customer-a', userName: 'zoe' },
  region: 'cn-north-4',
  project: '',
  endpoints: {},
  trustedCa: '',
  consoleHosts: ['console.example:8006'],
  credential: { kind: 'password', password: 'pw' },
  remember: true,
};

const MESSAGE = {
  machineId: 'a1/desktop/d1',
  language: 'zh-CN',
  link: 'private',
  withPassword: false,
};
const FILTER: ActivityFilter = { text: '', machine: '', subject: 'all', from: null, until: null };

/** For each channel something it takes. */
const GOOD: Readonly<Record<Channel, object | undefined>> = {
  'app:info': undefined,
  'app:damages': undefined,
  'app:ready': undefined,
  'app:close': undefined,
  'app:notify': {
    title: 'DESK-1',
    body: 'The user has agreed',
    machineId: 'm1',
    about: 'session',
  },
  'app:setFullScreen': { on: true },
  'accounts:list': undefined,
  'accounts:regions': undefined,
  'accounts:keychain': undefined,
  'accounts:chooseCertificate': undefined,
  'accounts:projects': FORM,
  'accounts:signIn': { ...FORM, accountId: 'a1' },
  'accounts:practice': undefined,
  'accounts:signOut': { accountId: 'a1' },
  'accounts:forget': { accountId: 'a1' },
  'inventory:list': undefined,
  'inventory:more': { from: 500 },
  'inventory:lastKnown': undefined,
  'inventory:facts': { machineId: 'a1/desktop/d1' },
  'inventory:export': { columns: ['Name'], rows: [['SH-HR-0001']] },
  'library:get': undefined,
  'library:mark': { machineIds: ['a1/desktop/d1'], change: { kind: 'tag', tag: 'lab', on: true } },
  'library:setSearches': {
    searches: [
      {
        id: 's1',
        name: 'Off in Shanghai',
        text: 'off',
        kind: 'desktop',
        accountId: null,
        sort: { key: 'name', down: false },
      },
    ],
  },
  'consoles:list': undefined,
  'consoles:open': { machineId: 'a1/desktop/d1' },
  'consoles:notify': { machineId: 'a1/desktop/d1', text: 'Hello' },
  'consoles:reconnect': { consoleId: 'c1' },
  'consoles:stopRetry': { consoleId: 'c1' },
  'consoles:trustCertificate': { consoleId: 'c1', fingerprint: 'AA:BB' },
  'consoles:close': { consoleId: 'c1' },
  'consoles:setViewOnly': { consoleId: 'c1', viewOnly: true },
  'consoles:setApart': { consoleId: 'c1', apart: true },
  'consoles:setInSight': { consoleId: 'c1', inSight: false },
  'consoles:setPageZoom': { consoleId: 'c1', factor: 1.5 },
  'consoles:preview': { consoleId: 'c1' },
  'consoles:copyPicture': { consoleId: 'c1' },
  'consoles:savePicture': { consoleId: 'c1' },
  'consoles:setPanes': { panes: 2 },
  'consoles:lastSession': undefined,
  'consoles:forgetLast': undefined,
  'keyboard:press': { consoleId: 'c1', keys: ['ControlLeft', 'AltLeft', 'Delete'] },
  'keyboard:release': { consoleId: 'c1' },
  'keyboard:check': { consoleId: 'c1', text: 'ls' },
  'keyboard:type': { consoleId: 'c1', text: 'ls' },
  'keyboard:stop': { consoleId: 'c1', because: 'stopped' },
  'keyboard:clipboard': undefined,
  'settings:get': undefined,
  'settings:set': { change: {} },
  'settings:setShortcut': { shortcut: 'Alt+Space' },
  'settings:setMachine': {
    machineId: 'm1',
    machine: { layout: 'de', passing: 'characters', zoom: 100 },
  },
  'assistance:show': { machineId: 'm1' },
  'assistance:unwatch': { machineId: 'm1' },
  'assistance:create': { machineId: 'm1' },
  'assistance:cancel': { machineId: 'm1' },
  'assistance:password': { machineId: 'm1' },
  'assistance:copy': { machineId: 'm1', field: 'code' },
  'sessions:list': undefined,
  'sessions:extend': { machineId: 'm1' },
  'sessions:cancelAll': undefined,
  'sessions:sweep': undefined,
  'sessions:scan': { accountId: 'a1' },
  'sessions:stopScan': { accountId: 'a1' },
  'invitation:preview': MESSAGE,
  'invitation:copy': MESSAGE,
  'invitation:mail': MESSAGE,
  'invitation:share': MESSAGE,
  'invitation:check': { machineId: 'a1/desktop/d1' },
  'power:look': { machineId: 'm1' },
  'power:act': { machineId: 'm1', action: 'restart' },
  'power:list': undefined,
  'power:unwatch': { machineId: 'm1' },
  'watches:list': undefined,
  'watches:begin': { machineId: 'a1/desktop/d1', condition: 'free' },
  'watches:end': { machineId: 'a1/desktop/d1' },
  'activity:list': { filter: FILTER, page: { before: null, size: 100 } },
  'activity:verify': undefined,
  'activity:export': { format: 'csv', filter: FILTER },
  'app:loginStart': undefined,
  'app:setLoginStart': { on: true },
  'requests:answer': {
    id: '3f6a2b1c-9d4e-4f5a-8b7c-1d2e3f4a5b6c',
    outcome: {
      kind: 'ambiguous',
      candidates: [{ name: 'a', account: 'b', region: 'c' }],
      count: 2,
    },
  },
  'updates:get': undefined,
  'updates:look': undefined,
  'updates:defer': undefined,
  'updates:restart': undefined,
  'about:read': undefined,
  'about:notices': undefined,
  'diagnostics:make': undefined,
  'diagnostics:save': { reportId: 'r1' },
  'diagnostics:showLog': undefined,
  'proxy:answer': { askId: 'p1', login: { kind: 'given', userName: 'zoe', password: 'pw' } },
};

const withSecret = (credential: Credential): SignInForm => ({ ...FORM, credential });

const takes = (channel: Channel, input: unknown): boolean =>
  SCHEMAS[channel].safeParse(input).success;

describe.each(CHANNELS)('%s', (channel) => {
  const good = GOOD[channel];

  test('takes what the contract says', () => {
    expect(takes(channel, good)).toBe(true);
  });

  test('refuses anything else', () => {
    for (const bad of [null, 'text', 7, true, [], [good], () => good, Symbol('x')]) {
      expect(takes(channel, bad), typeof bad).toBe(false);
    }
    if (good === undefined) {
      expect(takes(channel, {})).toBe(false);
      return;
    }
    expect(takes(channel, undefined)).toBe(false);
    expect(takes(channel, {})).toBe(false);
    expect(takes(channel, { ...good, more: 1 })).toBe(false);
  });

  test('refuses each field when it is missing or of another kind', () => {
    const fields: [string, unknown][] = Object.entries(good ?? {});
    for (const [field, value] of fields) {
      const others = Object.fromEntries(fields.filter(([name]) => name !== field));
      if (field !== 'accountId' || channel !== 'accounts:signIn') {
        expect(takes(channel, others), `without ${field}`).toBe(false);
      }
      const other = typeof value === 'number' ? '7' : 7;
      for (const bad of [null, undefined, other, { toString: () => value }, [[value]]]) {
        expect(takes(channel, { ...good, [field]: bad }), field).toBe(false);
      }
    }
  });
});

test.each([
  ['an empty id', 'consoles:open', { machineId: '' }],
  ['an id without end', 'consoles:open', { machineId: 'x'.repeat(513) }],
  ['a key nobody has', 'keyboard:press', { consoleId: 'c', keys: ['Nonsense'] }],
  ['no key', 'keyboard:press', { consoleId: 'c', keys: [] }],
  ['a chord of six', 'keyboard:press', { consoleId: 'c', keys: Array(6).fill('KeyA') }],
  ['a book to type', 'keyboard:type', { consoleId: 'c', text: 'x'.repeat(20_001) }],
  ['another field', 'assistance:copy', { machineId: 'm', field: 'url' }],
  ['a property of every object', 'assistance:copy', { machineId: 'm', field: 'constructor' }],
  ['no password', 'accounts:signIn', withSecret({ kind: 'password', password: '' })],
  [
    'a password without end',
    'accounts:signIn',
    withSecret({ kind: 'password', password: 'x'.repeat(1025) }),
  ],
  [
    'a passcode that is none',
    'accounts:signIn',
    withSecret({ kind: 'password-mfa', passcode: '12345a' }),
  ],
  ['an unknown endpoint', 'accounts:signIn', { ...FORM, endpoints: { evil: 'https://e' } }],
  ['a hundred console hosts', 'accounts:signIn', { ...FORM, consoleHosts: Array(65).fill('h') }],
  ['a certificate without end', 'accounts:signIn', { ...FORM, trustedCa: 'x'.repeat(65_537) }],
] as const)('%s is refused', (_name, channel, input) => {
  expect(takes(channel, input)).toBe(false);
});

const WAYS: readonly (readonly [Login, Credential])[] = [
  [
    { kind: 'password', domainName: 'd', userName: 'u' },
    { kind: 'password', password: 'p' },
  ],
  [
    { kind: 'password-mfa', domainName: 'd', userName: 'u', userId: '' },
    { kind: 'password-mfa', password: 'p', passcode: '123456' },
  ],
  [
    { kind: 'password-mfa', domainName: 'd', userName: 'u', userId: 'i' },
    { kind: 'password-mfa', passcode: '123456' },
  ],
  [
    { kind: 'access-key', accessKey: 'AK' },
    { kind: 'access-key', secretKey: 'SK' },
  ],
  [
    { kind: 'temporary-key', accessKey: 'AK' },
    { kind: 'temporary-key', secretKey: 'SK', securityToken: 'x'.repeat(40_000) },
  ],
  [{ kind: 'token' }, { kind: 'token', token: 'x'.repeat(40_000) }],
];

test.each(WAYS)('the form takes %j', (login, credential) => {
  expect(takes('accounts:signIn', { ...FORM, login, credential })).toBe(true);
  expect(
    takes('accounts:signIn', { ...FORM, login: { ...login, password: 'p' }, credential }),
  ).toBe(false);
});

test('what is kept of an account on disk has no place for a password', () => {
  expect(accountDetailsSchema.parse({ ...FORM, token: 'T' })).not.toHaveProperty('credential');
  expect(accountDetailsSchema.parse({ ...FORM, token: 'T' })).not.toHaveProperty('token');
});
