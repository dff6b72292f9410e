import { session } from 'electron';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sessions } from '../testing/fake-electron';
import type { FakeSession } from '../testing/fake-session';
import { FakeLog } from '../testing/fake-log';
import { fenceSession, isInsideFence, fencedHeaders } from './fence';

vi.mock('electron', () => import('../testing/fake-electron'));

const PAGE = 'https://cn-north-4-console.huaweicloud.com';

describe('the fence of a console page', () => {
  test.each([
    [`${PAGE}/vnc/x/vnc_auto.html?token=T`],
    [`${PAGE}:443/websockify`],
    ['wss://cn-north-4-console.huaweicloud.com/websockify?token=T'],
    ['HTTPS://CN-NORTH-4-CONSOLE.huaweicloud.com/'],
  ])('holds %s', (url) => {
    expect(isInsideFence(PAGE, url)).toBe(true);
  });

  test.each([
    ['http://cn-north-4-console.huaweicloud.com/', 'unencrypted'],
    ['ws://cn-north-4-console.huaweicloud.com/', 'unencrypted socket'],
    ['https://cn-north-4-console.huaweicloud.com:8002/', 'another port'],
    ['https://console.huaweicloud.com/', 'a sibling'],
    ['https://x.cn-north-4-console.huaweicloud.com/', 'a child'],
    ['https://cn-north-4-console.huaweicloud.com.evil.example/', 'a suffix'],
    ['https://cn-north-4-console.huaweicloud.com@evil.example/', 'user info'],
    ['https://cn-north-4-console.huaweicloud.com./', 'a trailing dot'],
    ['https://127.0.0.1/', 'this computer'],
    ['data:text/html,x', 'data'],
    ['blob:https://cn-north-4-console.huaweicloud.com/1', 'blob'],
    ['file:///etc/passwd', 'a file'],
    ['app://crashcart/', 'our own page'],
    ['ftp://cn-north-4-console.huaweicloud.com/', 'ftp'],
    ['no url', 'garbage'],
    ['', 'nothing'],
  ])('shuts out %s (%s)', (url) => {
    expect(isInsideFence(PAGE, url)).toBe(false);
  });

  test('of the practice region is its own port', () => {
    const origin = 'http://127.0.0.1:4001';
    expect(isInsideFence(origin, 'ws://127.0.0.1:4001/websockify')).toBe(true);
    expect(isInsideFence(origin, 'https://127.0.0.1:4001/')).toBe(false);
    expect(isInsideFence(origin, 'http://127.0.0.1:4002/')).toBe(false);
    expect(isInsideFence(origin, 'http://localhost:4001/')).toBe(false);
  });

  test('lets no URL of another host through', () => {
    const scheme = fc.constantFrom('https', 'wss', 'http', 'ws');
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.constant(new URL(PAGE).hostname));
    const port = fc.oneof(fc.constant(''), fc.nat(65_535).map(String));
    fc.assert(
      fc.property(scheme, host, port, (a, b, c) => {
        const url = `${a}://${b}${c === '' ? '' : `:${c}`}/`;
        fc.pre(new URL(url).host !== new URL(PAGE).host);
        expect(isInsideFence(PAGE, url)).toBe(false);
      }),
    );
  });
});

describe('a fenced session', () => {
  let fenced: FakeSession | undefined;
  let log: FakeLog;

  beforeEach(() => {
    sessions.clear();
    log = new FakeLog();
    fenceSession(session.fromPartition('console-1'), PAGE, log);
    fenced = sessions.get('console-1');
  });

  test('watches everything, web sockets too, in the words both Electron versions understand', () => {
    expect(fenced?.done).toEqual(['watches <all_urls> ws://*/* wss://*/*']);
  });

  test('cancels what is outside, and says so without the secrets of the URL', () => {
    expect(fenced?.lets(`${PAGE}/vnc.html?token=T`)).toBe(true);
    expect(log.lines).toEqual([]);
    expect(fenced?.lets('https://evil.example/collect?token=T')).toBe(false);
    expect(fenced?.lets('wss://evil.example/?token=T')).toBe(false);
    expect(log.lines).toEqual([
      'warn: Console request refused: https://evil.example/collect?[secret]',
      'warn: Console request refused: wss://evil.example/?[secret]',
    ]);
  });

  test('sends no referrer, whatever the page asked for', () => {
    expect(fenced?.receives({ 'referrer-policy': ['unsafe-url'], 'X-A': ['1'] })).toEqual({
      'X-A': ['1'],
      'Referrer-Policy': ['no-referrer'],
      'Permissions-Policy': [expect.stringContaining('camera=()')],
    });
    expect(fenced?.receives()).toMatchObject({ 'Referrer-Policy': ['no-referrer'] });
  });
});

describe('the policy of a console page', () => {
  test('is added to its own, whatever its case, for documents alone', () => {
    const own = { 'content-security-policy': ["default-src 'self'"] };
    const [first, second] = fencedHeaders(own, 'mainFrame')['Content-Security-Policy'] ?? [];
    expect(first).toBe("default-src 'self'");
    expect(second).toMatch(/^sandbox /);
    expect(fencedHeaders({}, 'subFrame')['Content-Security-Policy']).toHaveLength(1);
    expect(fencedHeaders(own, 'image')['Content-Security-Policy']).toEqual(["default-src 'self'"]);
  });

  test('allows neither dialogs nor popups nor downloads', () => {
    const policy = fencedHeaders({}, 'mainFrame')['Content-Security-Policy']?.join() ?? '';
    expect(policy).not.toMatch(/allow-(modals|popups|downloads|top-navigation)/);
  });

  test('gives no feature away, whatever the page allows itself', () => {
    const [features] =
      fencedHeaders({ 'permissions-policy': ['usb=*'] }, 'mainFrame')['Permissions-Policy'] ?? [];
    expect(features).toContain('usb=()');
    expect(features).not.toContain('*');
  });
});
