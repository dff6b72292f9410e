import { describe, expect, test } from 'vitest';
import {
  MESSAGE_LANGUAGES,
  PLACEHOLDERS,
  type MessageLanguage,
  type Placeholder,
} from '../../../preload/contract/invitation';
import { DEFAULT_TEMPLATES } from '../../settings/message-templates';
import { compose, type MessageValues } from './message';

const ALL: Readonly<Record<Placeholder, string>> = {
  machine: 'SH-HR-0003',
  code: 'Z9QX7A2B',
  link: 'https://w.example:9445/#/share-space?code=Z9QX7A2B',
  spaceName: 'DESK-1',
  password: 'Zq9-space',
  expires: '14:30 GMT+8',
  technician: 'Li Wei 李伟',
};

const ENGLISH = `Hello,

you are invited to a remote assistance session on the desktop SH-HR-0003.

Invitation code: Z9QX7A2B
Link: https://w.example:9445/#/share-space?code=Z9QX7A2B
Space: DESK-1
Password: Zq9-space
Valid until: 14:30 GMT+8

Please do not pass this on.

Li Wei 李伟`;

const CHINESE = `您好：

邀请您加入云桌面 SH-HR-0003 的远程协助。

邀请码：Z9QX7A2B
链接：https://w.example:9445/#/share-space?code=Z9QX7A2B
空间名称：DESK-1
密码：Zq9-space
有效期至：14:30 GMT+8

请勿转发给他人。

Li Wei 李伟`;

const WHOLE: Readonly<Record<MessageLanguage, string>> = { en: ENGLISH, 'zh-CN': CHINESE };

test('with everything known, both languages say everything', () => {
  expect(compose(DEFAULT_TEMPLATES.en, ALL)).toEqual({
    subject: 'Remote assistance on SH-HR-0003',
    body: ENGLISH,
  });
  expect(compose(DEFAULT_TEMPLATES['zh-CN'], ALL)).toEqual({
    subject: '远程协助邀请：SH-HR-0003',
    body: CHINESE,
  });
});

describe.each(MESSAGE_LANGUAGES)('in %s', (language) => {
  const template = DEFAULT_TEMPLATES[language];

  test.each(PLACEHOLDERS)('without %s its line is missing, and nothing else', (missing) => {
    const lines = WHOLE[language].split('\n');
    const index = lines.findIndex((line) => line.includes(ALL[missing]));
    const left = lines.filter((_line, at) => at !== index).join('\n');
    const others = Object.entries(ALL).filter(([name]) => name !== missing);
    const values = Object.fromEntries(others);
    for (const given of [values, { ...values, [missing]: '' }, { ...values, [missing]: ' \n' }]) {
      // A line that stood alone takes one of its blank lines along.
      expect(compose(template, given).body).toBe(left.replaceAll('\n\n\n', '\n\n').trim());
    }
  });

  test('with nothing known no label stands without its value', () => {
    const { subject, body } = compose(template, {});
    expect(subject).toBe('');
    expect(body.split('\n\n')).toHaveLength(2);
    expect(body).not.toMatch(/undefined|null|[{}]|[:：] *\n[^\n]/);
  });
});

test('values are no templates, and no lines of their own', () => {
  const values: MessageValues = { machine: '{code}', code: 'A\r\nPassword: x\u2028\u0000y' };
  expect(compose({ subject: '{machine}', body: '{machine}\n{code}' }, values)).toEqual({
    subject: '{code}',
    body: '{code}\nA Password: x y',
  });
});

test('other braces stay, whatever is in them', () => {
  const body = 'function() {}\n{Machine} {constructor} {toString}\n{ code }';
  expect(compose({ subject: '', body }, ALL).body).toBe(body);
});

test('a subject is one line', () => {
  const template = { subject: 'Help\r\nBcc: all@example.com  {code}', body: '' };
  expect(compose(template, ALL).subject).toBe('Help Bcc: all@example.com Z9QX7A2B');
});

test('blank lines that the technician wants stay', () => {
  expect(compose({ subject: '', body: 'a\n\n\nb\r\n{code}\n\n\nc' }, {}).body).toBe(
    'a\n\n\nb\n\nc',
  );
});
