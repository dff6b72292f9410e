import type { About, Notice } from '../../../preload/contract/about';
import type { Report } from '../../../preload/contract/diagnostics';
import type {
  Account,
  Assistance,
  Console,
  ConsoleCertificate,
  Machine,
} from '../../../preload/contract/models';
import type { DiagnosisCode, Retry } from '../../../preload/contract/doctor';
import type { AssistanceSession } from '../../../preload/contract/sessions';
import type { Settings } from '../../../preload/contract/settings';
import type { Scenario } from './control';
import { USUAL_COLUMNS } from '../../../preload/contract/machine-list';
import { estate, FACTS } from './estate';

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

/** The page of a window of its own, with the console that it is for. */
export function ownWindow(change: Partial<Console> = {}): {
  readonly scenario: Scenario;
  readonly own: Console;
} {
  const scenario = signedIn();
  const [machine] = scenario.machines;
  if (machine === undefined) throw new Error('no machines');
  const own = openConsole(machine, { apart: true, ...change });
  const info = { ...scenario.info, consoleId: own.id };
  return { scenario: { ...scenario, info, consoles: [own] }, own };
}

/** What becomes of a console whose host its account does not allow. */
export function hostRefused(host: string): Partial<Console> {
  return {
    ticketId: null,
    state: {
      state: 'failed',
      reason: {
        code: 'open-failed',
        error: {
          code: 'console-host-refused',
          fix: 'settings',
          params: { host },
          accountId: SHANGHAI.id,
        },
      },
    },
    diagnosis: { code: 'cloud-refused', params: {}, findings: [] },
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
