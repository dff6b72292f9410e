import { USUAL_COLUMNS } from '../../../preload/contract/machine-list';
import type { About, Notice } from '../../../preload/contract/about';
import type { Report } from '../../../preload/contract/diagnostics';
import type { ActivityEvent, ActivityRow } from '../../../preload/contract/activity';
import type {
  Account,
  Assistance,
  Connection,
  Console,
  ConsoleCertificate,
  Health,
  Machine,
  MachineUser,
  Power,
} from '../../../preload/contract/models';
import type { Fact } from '../../../preload/contract/facts';
import type { DiagnosisCode, Retry } from '../../../preload/contract/doctor';
import type { AssistanceSession } from '../../../preload/contract/sessions';
import type { Settings } from '../../../preload/contract/settings';
import type { Scenario } from './control';

/** Names that a real estate has: Western and Chinese, short and long. */
const USERS = [
  'li.wei',
  'Zhang San',
  '王芳',
  'm.schmidt',
  '陈静',
  'a.okafor',
  '刘洋',
  'j.tanaka',
  'Elena Rossi',
  '赵敏',
];
const SITES = ['SH-FIN', 'SH-HR', 'BJ-DEV', 'SZ-CAD', 'DE-MUC', '杭州-设计', '上海-客服'];

/** What a desktop is made of. */
export const FACTS: Fact[] = [
  { name: 'product', value: 'workspace.x86.ultimate.large2' },
  { name: 'flavor', value: 'c7.large.2' },
  { name: 'cpu', value: '4' },
  { name: 'memory', value: '8 GB' },
  { name: 'systemDisk', value: '80 GB · SSD' },
  { name: 'dataDisk', value: '50 GB · SSD' },
  { name: 'dataDisk', value: '200 GB · SAS' },
  { name: 'system', value: 'Windows 10 Enterprise' },
  { name: 'hostName', value: 'sh-hr-0003' },
  { name: 'mac', value: 'fa:16:3e:5a:11:0c' },
  { name: 'securityGroup', value: 'WorkspaceUserSecurityGroup' },
  { name: 'internet', value: 'LEVITATING' },
  { name: 'created', value: '2025-05-22T09:48:47Z' },
  { name: 'maintenance', value: 'true' },
];

/** A desktop somebody works on. */
export const IN_USE = 'SZ-CAD-0001';

export const LONG_NAME = 'SH-FIN-QUARTERLY-REPORTING-SHARED-WORKSTATION-BUILDING-7-042';
export const CHINESE_NAME = '杭州-设计-0006';

const POWERS: readonly Power[] = [
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'off', raw: 'SHUTOFF' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'hibernated', raw: 'HIBERNATED' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'busy', raw: 'powering-on' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'error', raw: 'ERROR' },
];
const CONNECTIONS: readonly Connection[] = [
  { meaning: 'connected', raw: 'CONNECTED' },
  { meaning: 'registered', raw: 'REGISTERED' },
  { meaning: 'disconnected', raw: 'DISCONNECTED' },
];
const HEALTHS: readonly Health[] = [
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'warning', raw: 'Warning' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'critical', raw: 'Critical' },
];

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function user(index: number): MachineUser {
  return { id: `u-${index}`, name: pick(USERS, index), type: 'user' };
}

function usersOf(index: number): MachineUser[] {
  if (index % 9 === 4) return [];
  if (index % 13 === 5)
    return [{ id: 'g-1', name: '财务共享组', type: 'group' }, user(index), user(3)];
  return [user(index)];
}

function desktop(account: Account, index: number, fetchedAt: string): Machine {
  const power = pick(POWERS, index);
  const running = power.meaning === 'on';
  const number = String(Math.floor(index / SITES.length) + 1).padStart(4, '0');
  return {
    id: `${account.id}/desktop/d-${index}`,
    accountId: account.id,
    kind: 'desktop',
    nativeId: `d-${index}`,
    name: `${pick(SITES, index)}-${number}`,
    power,
    connection: running ? pick(CONNECTIONS, index) : { meaning: 'unregistered', raw: 'UNREGISTER' },
    health: null,
    users: usersOf(index),
    place: `10.${24 + (index % 4)}.${Math.floor(index / 200)}.${(index % 200) + 11}`,
    region: account.details.region,
    fetchedAt,
  };
}

function server(account: Account, index: number, fetchedAt: string): Machine {
  const number = String(index + 1).padStart(2, '0');
  return {
    id: `${account.id}/server/s-${index}`,
    accountId: account.id,
    kind: 'server',
    nativeId: `s-${index}`,
    name: `${pick(['db', 'gpu', 'kvm', 'store'], index)}-rack${Math.floor(index / 8) + 1}-${number}`,
    power: index % 7 === 3 ? { meaning: 'off', raw: 'off' } : { meaning: 'on', raw: 'on' },
    connection: null,
    health: pick(HEALTHS, index),
    users: [],
    place: `DC1 / R0${Math.floor(index / 8) + 1} / U${(index % 8) * 4 + 2}`,
    region: account.details.region,
    fetchedAt,
  };
}

/** 240 desktops and 40 servers, among them the awkward ones. */
export function estate(account: Account, fetchedAt = new Date().toISOString()): Machine[] {
  const desktops = Array.from({ length: 240 }, (_, index) => desktop(account, index, fetchedAt));
  const servers = Array.from({ length: 40 }, (_, index) => server(account, index, fetchedAt));
  const machines = [...desktops, ...servers];
  const change = (index: number, to: Partial<Machine>) => {
    machines[index] = { ...pick(machines, index), ...to };
  };
  change(0, { name: LONG_NAME });
  change(7, {
    power: { meaning: 'unknown', raw: 'MIGRATING_COLD' },
    connection: { meaning: 'unknown', raw: 'UNABLE_TO_CONNECT' },
  });
  change(14, { connection: null });
  change(241, { health: { meaning: 'unknown', raw: 'Absent' }, place: '' });
  return machines;
}

function cloudAccount(id: string, name: string, region: string): Account {
  return {
    id,
    kind: 'cloud',
    details: {
      name,
      login: { kind: 'password', domainName: 'hw-finance', userName: 'support-01' },
      region,
      project: '',
      endpoints: {},
      trustedCa: '',
      consoleHosts: [],
    },
    project: { id: `p-${id}`, name: region },
    session: { state: 'signed-in', since: '2026-11-21T08:00:00Z' },
    remembered: true,
    endsAt: null,
    clockSkewSeconds: 0,
  };
}

export const SHANGHAI = cloudAccount('acc-sh', 'Finance, Shanghai', 'cn-east-3');
export const BEIJING = cloudAccount('acc-bj', '北京研发', 'cn-north-4');

/** Signs in with a passcode; the keychain has its password. */
export const WITH_MFA: Account = {
  ...cloudAccount('acc-mfa', 'Plant, Guangzhou', 'cn-south-1'),
  details: {
    ...cloudAccount('acc-mfa', 'Plant, Guangzhou', 'cn-south-1').details,
    login: {
      kind: 'password-mfa',
      domainName: 'hw-plant',
      userName: 'support-02',
      userId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    },
  },
};

/** A pasted token, which ends at this moment. */
export function withToken(endsAt: string): Account {
  const account = cloudAccount('acc-token', 'Site visit', 'ap-southeast-3');
  return {
    ...account,
    details: { ...account.details, login: { kind: 'token' } },
    remembered: false,
    endsAt,
  };
}

/** The certificate of a console host that is its own authority. */
export const CERTIFICATE: ConsoleCertificate = {
  host: 'vnc.plant.example:8443',
  subject: 'vnc.plant.example',
  issuer: 'vnc.plant.example',
  fingerprint:
    '4F:0C:7A:91:5E:22:B8:03:D6:71:9C:E4:0B:88:53:FA:1D:67:C2:39:A5:70:EE:14:8D:B6:2F:95:C1:4A:07:D3',
  acceptable: 'yes',
};

export const PRACTICE: Account = {
  ...cloudAccount('practice', 'Practice region', 'practice-1'),
  kind: 'practice',
  remembered: false,
};

/** A record that is open, with everything in it. */
export function openAssistance(machineId: string): Assistance {
  return {
    machineId,
    status: { meaning: 'open', raw: 'OPEN' },
    spaceId: 'space-1',
    spaceName: 'SH-HR-0001 assistance',
    code: 'D1F32AA6',
    hasPassword: true,
    privateLink: 'https://10.0.8.20:9445/#/share-space?username=li.wei&code=D1F32AA6',
    internetLink: 'https://workspace-access.cn-east-3.example.com:9445/#/share-space?code=D1F32AA6',
    createdAt: new Date(Date.now() - 4 * 60_000).toISOString(),
    failedReason: '',
    initiator: { meaning: 'admin', raw: 'ADMIN_INITIATE' },
    fetchedAt: new Date().toISOString(),
  };
}

/** A session of this technician that has been open for a while. */
export function openSession(machineId: string, machineName: string): AssistanceSession {
  const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  return {
    machineId,
    machineName,
    accountId: SHANGHAI.id,
    origin: 'own',
    begunAt: ago(12),
    endsAt: ago(-48),
    state: { state: 'seen', status: { meaning: 'open', raw: 'OPEN' }, at: ago(0) },
    reached: { asked: ago(12), 'wait-confirm': ago(12), 'wait-access': ago(11), open: ago(10) },
    users: [{ id: 'u1', name: 'li.wei', type: 'user' }],
    consentSeconds: 120,
  };
}

const ABOUT: About = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '146.0.7680.31',
  node: '24.14.0',
  system: 'Linux 6.12.0 (x64)',
  licence: 'MIT',
};

const MIT = 'Permission is hereby granted, free of charge, to any person obtaining a copy\n'.repeat(
  8,
);

const NOTICES: Notice[] = [
  { title: 'Crashcart', text: `MIT License\n\n${MIT}` },
  ...[
    '@floating-ui/dom 1.8.0',
    'bits-ui 2.21.0',
    'keytar 7.10.6',
    'svelte 5.57.0',
    'zod 4.6.1',
  ].map((title) => ({ title, text: `MIT\n\n${MIT}` })),
  { title: 'web-streams 1.0.0', text: `Apache-2.0\n\nApache License, Version 2.0` },
];

const REPORT: Report = {
  id: 'report-1',
  text: [
    'Crashcart diagnostics',
    'For whoever looks after this computer.',
    '',
    '== Versions ==',
    'made: 2026-11-22T09:00:00.000Z',
    'version: 0.1.0',
    '',
    '== Log ==',
    ...Array.from(
      { length: 60 },
      (_one, index) =>
        `[2026-11-22 09:${String(index).padStart(2, '0')}:00.000] [info]  consoles:open failed: machine-not-ready [id 4be1c0de] https://workspace.cn-east-3.example.com/…`,
    ),
    '',
  ].join('\n'),
};

/** Nobody signed in, everything working: the start of every scenario. */
export function firstRun(): Scenario {
  return {
    info: {
      version: '0.1.0',
      electron: '45.4.1',
      chromium: '146',
      platform: 'linux',
      locale: 'en-GB',
      startInPractice: false,
      consoleId: null,
      policy: { state: 'none' },
    },
    about: ABOUT,
    notices: NOTICES,
    report: REPORT,
    damages: [],
    accounts: [],
    regions: [
      { id: 'cn-north-4', name: 'CN North-Beijing4' },
      { id: 'cn-east-3', name: 'CN East-Shanghai1' },
      { id: 'cn-south-1', name: 'CN South-Guangzhou' },
      { id: 'ap-southeast-1', name: 'CN-Hong Kong' },
      { id: 'ap-southeast-3', name: 'AP-Singapore' },
      { id: 'eu-west-101', name: 'EU-Dublin' },
    ],
    keychain: { state: 'ready', backend: 'GNOME Keyring' },
    certificate: null,
    projects: [
      { id: '0a1b2c3d4e5f60718293a4b5c6d7e8f9', name: 'cn-east-3' },
      { id: '9f8e7d6c5b4a39281706f5e4d3c2b1a0', name: 'cn-east-3_callcentre' },
    ],
    machines: [],
    lastKnown: [],
    failures: [],
    absent: [],
    library: { machines: {}, searches: [] },
    consoles: [],
    settings: SETTINGS,
    power: [],
    watches: [],
    updates: { state: 'none', at: '2026-11-21T08:00:00Z' },
    facts: FACTS,
    clipboard: '',
    preview: null,
    lastSession: { machines: [], panes: 1 },
    assistance: {},
    sessions: [],
    links: {
      internet: { state: 'reachable', isPrivate: false },
      private: {
        state: 'unreachable',
        isPrivate: true,
        error: { code: 'timed-out', fix: 'retry', params: { host: '10.0.8.20:9445' } },
      },
    },
    activity: [],
    practice: { account: PRACTICE, machines: estate(PRACTICE) },
    held: [],
    failing: {},
  };
}

export const MACHINE_DEFAULTS = { layout: 'us', passing: 'positions', zoom: 'fit' } as const;

/** What main says before anything was chosen. */
export const SETTINGS: Settings = {
  keyboard: {
    hostKey: 'ControlRight',
    combinations: [
      ['ControlLeft', 'AltLeft', 'Delete'],
      ['AltLeft', 'Tab'],
      ['AltLeft', 'F4'],
      ['MetaLeft'],
      ['ControlLeft', 'ShiftLeft', 'Escape'],
      ['ControlLeft', 'AltLeft', 'F2'],
    ],
    pace: 'careful',
  },
  consoles: { inUse: {}, streams: {}, reopen: false },
  assistance: { minutes: {} },
  messages: { language: null, technician: '', templates: { en: null, 'zh-CN': null } },
  background: { keepInTray: false },
  privacy: { hideFromCapture: false },
  interface: { language: 'system', theme: 'system', refreshMinutes: 5 },
  list: { columns: [...USUAL_COLUMNS] },
  quickOpen: { shortcut: 'none' },
  shortcuts: { keys: {} },
  updates: { automatic: true },
  messageDefaults: {
    en: {
      subject: 'Remote assistance on {machine}',
      body: 'Hello,\n\nyou are invited to a remote assistance session on {machine}.\n\nInvitation code: {code}\nLink: {link}\nPassword: {password}\n\n{technician}',
    },
    'zh-CN': {
      subject: '远程协助邀请：{machine}',
      body: '您好：\n\n邀请您加入云桌面 {machine} 的远程协助。\n\n邀请码：{code}\n链接：{link}\n密码：{password}\n\n{technician}',
    },
  },
  machineDefaults: MACHINE_DEFAULTS,
  machines: {},
};

/** Two accounts, 280 machines. */
export function signedIn(): Scenario {
  const machines = estate(SHANGHAI).map((machine, index): Machine =>
    index % 3 === 1
      ? {
          ...machine,
          id: machine.id.replace(SHANGHAI.id, BEIJING.id),
          accountId: BEIJING.id,
          region: BEIJING.details.region,
        }
      : machine,
  );
  // Most tests are about something else than the question before a desktop in use is opened.
  const inUse = { [SHANGHAI.id]: 'open', [BEIJING.id]: 'open' } as const;
  const settings = { ...SETTINGS, consoles: { ...SETTINGS.consoles, inUse } };
  return { ...firstRun(), accounts: [SHANGHAI, BEIJING], machines, settings };
}

/** An open console, connected. */
export function openConsole(machine: Machine, change: Partial<Console> = {}): Console {
  return {
    id: `console-of-${machine.nativeId}`,
    machineId: machine.id,
    machineName: machine.name,
    kind: machine.kind,
    accountId: machine.accountId,
    ticketId: `ticket-of-${machine.nativeId}`,
    state: { state: 'connected', since: '2026-11-21T08:00:00Z' },
    viewOnly: false,
    diagnosis: null,
    retry: { state: 'none' },
    screen: null,
    apart: false,
    ...change,
  };
}

/** A small picture, of a login screen in grey and blue. */
export const PREVIEW = {
  image:
    'data:image/svg+xml,' +
    encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#20304a"/><rect x="110" y="60" width="100" height="60" rx="6" fill="#e8eaf0"/></svg>',
    ),
  takenAt: '2026-11-21T08:00:00Z',
};

/** A console without a picture, as main tells of it. */
export function trouble(
  code: DiagnosisCode,
  {
    params = {},
    retry = { state: 'none' },
    words = 'net::ERR_CONNECTION_RESET',
  }: {
    readonly params?: Readonly<Record<string, string>>;
    readonly retry?: Retry;
    readonly words?: string;
  } = {},
): Partial<Console> {
  return {
    state: { state: 'disconnected', reason: { code: 'connection-lost', detail: words } },
    diagnosis: {
      code,
      params,
      findings: [
        { what: 'seen', words },
        { what: 'page', words: 'cn-north-4-console.huaweicloud.com: HTTP 200' },
        { what: 'machine', words: 'ACTIVE' },
      ],
    },
    retry,
  };
}

/** One event of the log; `minutes` after eight o'clock on the 20th of November, local time. */
export function happened(
  line: number,
  minutes: number,
  event: Partial<ActivityEvent> & Pick<ActivityEvent, 'kind'>,
): ActivityEvent {
  return {
    is: 'event',
    line,
    seq: line,
    at: new Date(2026, 10, 20, 8, minutes).toISOString(),
    technician: 'support-01',
    account: SHANGHAI.details.name,
    machineId: `${SHANGHAI.id}/desktop/d-1`,
    machine: 'SH-HR-0001',
    reason: '',
    facts: {},
    ...event,
  };
}

const HOURS = 60;
const DAYS = 24 * HOURS;
const NO_MACHINE = { technician: '', account: '', machineId: '', machine: '' };

/** A log with every kind of line there is, over three days. */
export function activityLog(): ActivityRow[] {
  const reason =
    'Ticket 4711: the user cannot log in after the update and asked by phone for somebody to look at the screen before the meeting';
  return [
    happened(1, 0, { kind: 'console-opened', facts: { view: 'full' }, reason }),
    happened(2, 9, { kind: 'console-ended', facts: { by: 'technician' } }),
    happened(3, 2 * HOURS, { kind: 'assistance-asked', machine: LONG_NAME }),
    happened(4, 2 * HOURS + 1, {
      kind: 'assistance-reached',
      machine: LONG_NAME,
      facts: { state: 'open' },
    }),
    happened(5, 2 * HOURS + 2, {
      kind: 'assistance-handed-over',
      machine: LONG_NAME,
      facts: { field: 'internet-link', way: 'copied' },
    }),
    happened(6, 2 * HOURS + 30, {
      kind: 'assistance-ended',
      machine: LONG_NAME,
      facts: { by: 'technician' },
    }),
    happened(7, DAYS, {
      kind: 'power-ordered',
      technician: 'zhang.wei',
      account: BEIJING.details.name,
      machine: CHINESE_NAME,
      facts: { action: 'force-restart' },
    }),
    happened(8, DAYS + 10, {
      kind: 'power-ended',
      technician: 'zhang.wei',
      account: BEIJING.details.name,
      machine: CHINESE_NAME,
      facts: { action: 'force-restart', result: 'failed', code: 'power-late' },
    }),
    happened(9, DAYS + 11, { kind: 'notice-sent' }),
    { is: 'unreadable', line: 10, text: '{"seq":10,"prev":"4f0c' },
    happened(11, 2 * DAYS, {
      kind: 'log-recovered',
      ...NO_MACHINE,
      facts: { bytes: '22', digest: 'ab' },
    }),
    happened(12, 2 * DAYS + 1, { kind: 'console-opened', facts: { view: 'view-only' } }),
    happened(13, 2 * DAYS + 2, { kind: 'desk-tidied', facts: { drawers: '3' } }),
    happened(14, 2 * DAYS + 3, {
      kind: 'log-exported',
      ...NO_MACHINE,
      facts: { format: 'csv', lines: '13' },
    }),
  ];
}
