import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeContents } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { guardNavigation } from './navigation';

vi.mock('electron', () => import('../testing/fake-electron'));

const OWN = 'https://console.huaweicloud.com';

describe('guarded contents', () => {
  let page: FakeContents;
  let log: FakeLog;
  const asked: unknown[] = [];

  beforeEach(() => {
    log = new FakeLog();
    asked.length = 0;
    const { webContents } = new BrowserWindow();
    guardNavigation(
      webContents,
      (contents, url) => {
        asked.push(contents);
        return url.startsWith(`${OWN}/`);
      },
      log,
    );
    if (!(webContents instanceof FakeContents)) throw new Error('not the fake');
    page = webContents;
  });

  test.each(['will-frame-navigate', 'will-redirect'] as const)('%s is checked', (event) => {
    expect(page.refuses(event, `${OWN}/next?token=T`)).toBe(false);
    expect(log.lines).toEqual([]);
    expect(page.refuses(event, 'https://evil.example/?token=T')).toBe(true);
    expect(page.refuses(event, 'data:text/html,token')).toBe(true);
    expect(asked).toEqual([page, page, page]);
    expect(log.lines.join('\n')).not.toMatch(/token/i);
    expect(log.lines).toHaveLength(2);
  });

  test('no window is opened, not even on an allowed page', () => {
    expect(page.opens(`${OWN}/other?token=T`)).toBe('deny');
    expect(page.opens('https://evil.example/')).toBe('deny');
    expect(log.lines).toEqual([
      `warn: New window refused: ${OWN}/other?[secret]`,
      'warn: New window refused: https://evil.example/',
    ]);
  });
});
