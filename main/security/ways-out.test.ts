import { BrowserWindow, shell, ShareMenu } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import * as fake from '../testing/fake-electron';
import { refusal } from '../testing/fake-cloud';
import { openFolder, openMail, shareSheet } from './ways-out';

vi.mock('electron', () => import('../testing/fake-electron'));

beforeEach(() => {
  fake.shell.opened.length = 0;
  fake.shell.isAble = true;
});

test('a link to the mail program is opened', async () => {
  await openMail('mailto:?subject=a&body=b');
  expect(fake.shell.opened).toEqual(['mailto:?subject=a&body=b']);
  expect(shell).toBe(fake.shell);
});

test.each([
  'https://example.com',
  'file:///etc/passwd',
  'mailto:a@b.example?body=x',
  ' mailto:?body=x',
])('%s is not', async (link) => {
  expect(await refusal(openMail(link))).toMatchObject({ code: 'bad-request' });
  expect(fake.shell.opened).toEqual([]);
});

test('a failure says nothing of the link', async () => {
  fake.shell.isAble = false;
  const failure = await refusal(openMail('mailto:?body=Z9QX7A2B'));
  expect(failure).toMatchObject({ code: 'mail-not-opened' });
  expect(JSON.stringify(failure)).not.toContain('Z9QX7A2B');
});

test('a folder of ours is shown', async () => {
  await openFolder('/home/zoe/.config/Crashcart/logs');
  expect(fake.shell.opened).toEqual(['/home/zoe/.config/Crashcart/logs']);
});

test('one that cannot be shown is told with the words of the system', async () => {
  fake.shell.isAble = false;
  expect(await refusal(openFolder('/gone'))).toMatchObject({
    code: 'folder-not-opened',
    detail: 'No application is registered',
  });
});

test('only macOS has a share sheet, and it shows the text over its window', () => {
  expect([shareSheet('win32'), shareSheet('linux')]).toEqual([undefined, undefined]);
  const window = new BrowserWindow();
  shareSheet('darwin')?.('a text', window);
  expect(fake.ShareMenu.shown).toEqual([{ texts: ['a text'], window }]);
  expect(ShareMenu).toBe(fake.ShareMenu);
});
