import { beforeEach, describe, expect, test } from 'vitest';
import type { MessageChoice } from '../../../preload/contract/invitation';
import type { MessageSettings } from '../../../preload/contract/settings';
import type { AssistanceBody } from '../../cloud/workspace';
import type { Copying } from '../../clipboard/passing-clipboard';
import { Failure } from '../../errors';
import { MESSAGE_SETTINGS_DEFAULTS } from '../../settings/schema';
import { refusal } from '../../testing/fake-cloud';
import { settingsWith } from '../../testing/settings';
import { toRecord } from '../record';
import { Invitations } from './invitations';

const NOW = new Date('2026-11-22T02:00:00Z');
const OPEN: AssistanceBody = {
  share_space_id: 's1',
  share_space_name: 'DESK-1',
  share_space_passwd: 'Zq9-space',
  invitation_code: 'Z9QX7A2B',
  private_share_link: 'https://10.0.0.1:9445/#/x?code=Z9QX7A2B',
  internet_share_link: 'https://w.example:9445/#/x?code=Z9QX7A2B',
  create_time: '',
  status: 'OPEN',
  failed_reason: '',
  initiator_type: '',
};
const CHOICE: MessageChoice = {
  machineId: 'm1',
  language: 'en',
  link: 'internet',
  withPassword: false,
};

let body: AssistanceBody | undefined;
let messages: MessageSettings;
let expiresAt: string | undefined;
let copied: Copying[];
let mailed: string[];
let ways: string[];
let shared: unknown[];
let isMac: boolean;

beforeEach(() => {
  body = OPEN;
  messages = MESSAGE_SETTINGS_DEFAULTS;
  expiresAt = undefined;
  copied = [];
  mailed = [];
  ways = [];
  shared = [];
  isMac = true;
});

function open(): Invitations {
  return new Invitations({
    record: (machineId) => {
      if (body === undefined) throw new Failure('not-found');
      return toRecord(machineId, body, NOW);
    },
    nameOf: () => 'SH-HR-0003',
    expiresAt: () => expiresAt,
    settings: { all: settingsWith({ messages }) },
    clipboard: {
      copy: (what) => {
        copied.push(what);
        return Promise.resolve();
      },
    },
    links: { check: (link) => Promise.resolve({ state: 'reachable', isPrivate: link === '' }) },
    openMail: (link) => {
      mailed.push(link);
      return Promise.resolve();
    },
    share: isMac ? (text, caller) => shared.push([text, caller]) : undefined,
    handedOver: (_machineId, way) => void ways.push(way),
    now: () => NOW,
  });
}

/** What the mail program gets. */
function mail(): { readonly subject: string | null; readonly body: string } {
  const fields = new URLSearchParams(mailed.at(-1)?.slice('mailto:?'.length));
  return {
    subject: fields.get('subject'),
    body: fields.get('body')?.replaceAll('\r\n', '\n') ?? '',
  };
}

test('the same text is copied, mailed and shared', async () => {
  const service = open();
  await service.copy(CHOICE);
  await service.mail(CHOICE);
  service.share(CHOICE, 7);
  const text = copied[0]?.text ?? '';
  expect(text).toContain('Invitation code: Z9QX7A2B\nLink: https://w.example:9445/');
  expect(mail()).toEqual({ subject: 'Remote assistance on SH-HR-0003', body: text });
  expect(shared).toEqual([[text, 7]]);
});

test('the link, the language, the name and the end are those that were chosen', async () => {
  expiresAt = new Date(NOW.getTime() + 60_000).toISOString();
  messages = { ...messages, technician: '李伟' };
  await open().copy({ ...CHOICE, language: 'zh-CN', link: 'private' });
  const text = copied[0]?.text ?? '';
  expect(text).toContain('链接：https://10.0.0.1:9445/#/x?code=Z9QX7A2B\n');
  expect(text).toMatch(/有效期至：.*\d\d:\d\d/);
  expect(text.endsWith('\n\n李伟')).toBe(true);
  expect(text).not.toContain('w.example');
});

test('without a link, a name, an end or a password their lines are missing', async () => {
  body = { ...OPEN, internet_share_link: '', share_space_name: '', share_space_passwd: '' };
  await open().copy(CHOICE);
  expect(copied[0]?.text).toBe(`Hello,

you are invited to a remote assistance session on the desktop SH-HR-0003.

Invitation code: Z9QX7A2B

Please do not pass this on.`);
});

test("the technician's own words take the place of the default ones, for their language", () => {
  const own = { subject: 'S {code}', body: 'B {code}\n{expires}' };
  messages = { ...messages, templates: { en: own, 'zh-CN': null } };
  const service = open();
  expect(service.preview(CHOICE)).toEqual({
    subject: 'S Z9QX7A2B',
    body: 'B Z9QX7A2B',
    fitsMail: true,
  });
  expect(service.preview({ ...CHOICE, language: 'zh-CN' }).body).toContain('您好');
});

describe('the password', () => {
  test.each([
    ['en', 'Password: sent to you separately\n'],
    ['zh-CN', '密码：另行告知\n'],
  ] as const)('is not in the message in %s, which says so', async (language, line) => {
    const service = open();
    await service.copy({ ...CHOICE, language });
    await service.mail({ ...CHOICE, language });
    service.share({ ...CHOICE, language }, 7);
    for (const text of [copied[0]?.text, mail().body, JSON.stringify(shared)]) {
      expect(text).not.toContain('Zq9-space');
    }
    expect(copied[0]?.text).toContain(line);
    expect(copied[0]?.hasPassword).toBe(false);
  });

  test('is in it where the technician insists', async () => {
    const service = open();
    const choice = { ...CHOICE, withPassword: true };
    await service.copy(choice);
    expect(copied[0]).toMatchObject({ item: 'message', hasPassword: true });
    expect(copied[0]?.text).toContain('Password: Zq9-space\n');
  });

  test('goes by no mail: the mail program is called with the message in its command line', async () => {
    const choice = { ...CHOICE, withPassword: true };
    expect(await refusal(open().mail(choice))).toMatchObject({ code: 'bad-request' });
    expect(mailed).toEqual([]);
  });

  test('is in no preview', () => {
    const service = open();
    for (const withPassword of [true, false]) {
      expect(JSON.stringify(service.preview({ ...CHOICE, withPassword }))).not.toContain('Zq9');
    }
    expect(service.preview({ ...CHOICE, withPassword: true }).body).toContain('Password: ••••••••');
  });

  test('that does not exist is not promised, insist or not', async () => {
    body = { ...OPEN, share_space_passwd: '' };
    await open().copy({ ...CHOICE, withPassword: true });
    expect(copied[0]?.text).not.toContain('Password');
  });
});

test('a message that no mail program would get whole is not mailed, but copied', async () => {
  messages = {
    ...messages,
    templates: { en: { subject: '', body: '长'.repeat(300) }, 'zh-CN': null },
  };
  const service = open();
  expect(service.preview(CHOICE).fitsMail).toBe(false);
  expect(await refusal(service.mail(CHOICE))).toMatchObject({ code: 'mail-too-long' });
  expect(mailed).toEqual([]);
  await service.copy(CHOICE);
  expect(copied[0]?.text).toHaveLength(300);
});

test('without a session there is nothing to hand over', async () => {
  body = undefined;
  const service = open();
  expect(() => service.preview(CHOICE)).toThrow('not-found');
  for (const refused of [service.copy(CHOICE), service.mail(CHOICE), service.check('m1')]) {
    expect(await refusal(refused)).toMatchObject({ code: 'not-found' });
  }
});

test('where there is no share sheet nothing is shared', () => {
  isMac = false;
  expect(() => open().share(CHOICE, 7)).toThrow('bad-request');
});

test('both links are looked at, each by itself', async () => {
  body = { ...OPEN, private_share_link: '' };
  expect(await open().check('m1')).toEqual({
    internet: { state: 'reachable', isPrivate: false },
    private: { state: 'reachable', isPrivate: true },
  });
});
