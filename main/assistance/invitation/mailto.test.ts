import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_LANGUAGES } from '../../../preload/contract/invitation';
import { DEFAULT_TEMPLATES } from '../../settings/message-templates';
import { fitsMail, mailtoOf } from './mailto';
import { compose } from './message';

test('says what is in it, with CRLF between its lines', () => {
  expect(mailtoOf({ subject: '远程 & more', body: "a=1&cc=b\n'c' (d)!*\r\ne" })).toBe(
    'mailto:?subject=%E8%BF%9C%E7%A8%8B%20%26%20more' +
      '&body=a%3D1%26cc%3Db%0D%0A%27c%27%20%28d%29%21%2A%0D%0Ae',
  );
});

test('without a subject there is no empty one', () => {
  expect(mailtoOf({ subject: '', body: 'x' })).toBe('mailto:?body=x');
});

test('a subject has no lines', () => {
  expect(mailtoOf({ subject: 'a\r\nBcc: b', body: '' })).toBe(
    'mailto:?subject=a%20Bcc%3A%20b&body=',
  );
});

test('whatever the text is, the mail program reads it as it was and nothing besides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (subject, body) => {
      const link = mailtoOf({ subject, body });
      expect(link).toMatch(/^mailto:\?[A-Za-z0-9\-._~%=&]*$/);
      const fields = new URLSearchParams(link.slice('mailto:?'.length));
      expect([...fields.keys()].filter((name) => !['subject', 'body'].includes(name))).toEqual([]);
      const lines = (text: string): string =>
        Buffer.from(text.replaceAll(/\r\n|\r|\n/g, '\r\n')).toString();
      expect(fields.get('body')).toBe(lines(body));
    }),
  );
});

describe('what fits', () => {
  test('is all that the system passes on', () => {
    const room = 2_000 - 'mailto:?body='.length;
    expect(fitsMail({ subject: '', body: 'x'.repeat(room) })).toBe(true);
    expect(fitsMail({ subject: '', body: 'x'.repeat(room + 1) })).toBe(false);
  });

  test.each(MESSAGE_LANGUAGES)('is the default message in %s, with long names', (language) => {
    const message = compose(DEFAULT_TEMPLATES[language], {
      machine: 'SH-FIN-QUARTERLY-REPORTING-SHARED-WORKSTATION-BUILDING-7-042',
      code: 'Z9QX7A2B',
      link: `https://workspace-access.cn-east-3.example.com:9445/#/share-space?username=${'u'.repeat(40)}&workspace_id=0123456789abcdef0123456789abcdef&code=Z9QX7A2B`,
      spaceName: 'SH-FIN-QUARTERLY-REPORTING-SHARED-WORKSTATION assistance',
      password: '另行告知',
      expires: '11月23日周一 GMT+8 01:05',
      technician: '欧阳李伟',
    });
    expect(fitsMail(message)).toBe(true);
  });
});
