import { BrowserWindow, type WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleState } from '../../preload/contract/models';
import { app, FakeContents, FakeEvent, sessions } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { Guests } from './guests';

vi.mock('electron', () => import('../testing/fake-electron'));
vi.useFakeTimers();

const PAGE = new URL('https://console.huaweicloud.com/vnc_auto.html?token=Zq9-token');

let log: FakeLog;
let timer: FakeTimer;
let guests: Guests;
let reports: ConsoleState[];
const onScreen = vi.fn();

beforeEach(() => {
  sessions.clear();
  log = new FakeLog();
  timer = new FakeTimer();
  app.held.clear();
  guests = new Guests(timer, log);
  reports = [];
  const terms = { authorities: [], accepted: undefined, viewOnly: false, onScreen };
  void guests.prepare('console-1', PAGE, terms, (state) => reports.push(state));
});

/** A page in a session, as the code sees it and as the test drives it. */
function contentsIn(partition: string): [WebContents, FakeContents] {
  const { webContents } = new BrowserWindow({ webPreferences: { partition } });
  if (!(webContents instanceof FakeContents)) throw new Error('not the fake');
  return [webContents, webContents];
}

function attach(partition = 'console-1'): FakeContents {
  const [contents, fake] = contentsIn(partition);
  guests.attached(contents);
  return fake;
}

describe('the session of a guest', () => {
  test('is fenced before anything is loaded in it, and keeps no cache on disk', () => {
    const own = sessions.get('console-1');
    expect(own?.options).toEqual({ cache: false });
    expect(own?.lets('wss://console.huaweicloud.com/websockify')).toBe(true);
    expect(own?.lets('https://evil.example/')).toBe(false);
  });

  test('is wiped when the guest ends, and the page is closed', async () => {
    const page = attach();
    await guests.end('console-1');
    expect(page.destroyed).toBe(true);
    expect(page.debugger.isAttached(), 'collected while attached it takes the app along').toBe(
      false,
    );
    expect(sessions.get('console-1')?.done.slice(-6)).toEqual([
      'connections closed',
      'storage cleared',
      'cache cleared',
      'logins cleared',
      'TLS settings',
      'TLS settings',
    ]);
    expect(reports, 'our own closing is no news').toEqual([]);
  });

  test('is wiped even if no page was ever mounted in it', async () => {
    await guests.end('console-1');
    expect(sessions.get('console-1')?.done).toContain('storage cleared');
  });

  test('ended twice is wiped once', async () => {
    await guests.end('console-1');
    await guests.end('console-1');
    await guests.end('none');
    expect(sessions.get('console-1')?.done.filter((what) => what === 'cache cleared')).toHaveLength(
      1,
    );
  });
});

describe('a mounted page', () => {
  test('is kept from the menu, from sound, from telling addresses and from asking on leaving', () => {
    const page = attach();
    expect(page.done).toEqual([
      'debugger 1.3',
      'Network.enable',
      'menu shortcuts ignored',
      'muted',
      'disable_non_proxied_udp',
    ]);
    const leaving = new FakeEvent();
    page.emit('will-prevent-unload', leaving);
    expect(leaving.prevented, 'prevented here means that it leaves').toBe(true);
  });

  test('of a session that nobody prepared is closed', () => {
    expect(attach('console-2').destroyed).toBe(true);
    expect(attach('').destroyed).toBe(true);
  });

  test('that comes after its console ended is closed', async () => {
    await guests.end('console-1');
    expect(attach().destroyed).toBe(true);
  });

  test('that goes without our doing is a lost connection', () => {
    attach().close();
    expect(reports).toEqual([
      { state: 'disconnected', reason: { code: 'connection-lost', detail: '' } },
    ]);
  });
});

describe('where a page may go', () => {
  test.each([
    ['https://console.huaweicloud.com/other', true],
    ['https://console.huaweicloud.com:443/', true],
    ['https://console.huaweicloud.com:8443/', false],
    ['http://console.huaweicloud.com/', false],
    ['https://evil.example/', false],
    ['about:blank', false],
    ['data:text/html,x', false],
    ['null', false],
    ['', false],
  ])('%s: %s', (url, may) => {
    const [contents] = contentsIn('console-1');
    expect(guests.mayNavigate(contents, url)).toBe(may);
  });

  test('nowhere, if it is none of ours', () => {
    const [contents] = contentsIn('console-2');
    expect(guests.mayNavigate(contents, PAGE.href)).toBe(false);
  });
});

describe('the keyboard', () => {
  test('goes to the remote screen as soon as it is connected', async () => {
    const page = attach();
    const socket = (method: string): void => {
      page.debugger.emit('message', {}, `Network.webSocket${method}`, { requestId: '1' });
    };
    socket('Created');
    expect(page.done).not.toContain('script');
    socket('FrameReceived');
    await expect.poll(() => page.done).toContain('script');
  });

  test('reaches a page that is there', () => {
    expect(() => guests.contentsOf('console-1')).toThrow('not-found');
    const page = attach();
    expect(guests.contentsOf('console-1')).toBe(page);
    page.close();
    expect(() => guests.contentsOf('console-1')).toThrow('not-found');
    expect(() => guests.contentsOf('none')).toThrow('not-found');
  });
});

describe('view only', () => {
  const IGNORED = 'Input.setIgnoreInputEvents {"ignore":true}';

  test('is switched on and off at the page', async () => {
    const page = attach();
    await guests.setViewOnly('console-1', true);
    expect(page.done.at(-1)).toBe(IGNORED);
    await guests.setViewOnly('console-1', false);
    expect(page.done.at(-1)).toBe('Input.setIgnoreInputEvents {"ignore":false}');
    await guests.setViewOnly('none', true);
  });

  test('holds for every document, from the first', async () => {
    void guests.prepare(
      'console-2',
      PAGE,
      { authorities: [], accepted: undefined, viewOnly: true, onScreen },
      () => undefined,
    );
    await guests.setViewOnly('console-2', true);
    const page = attach('console-2');
    page.emit('did-navigate', {}, PAGE.href, 200);
    expect(page.done.at(-1)).toBe(IGNORED);
    page.emit('did-navigate', {}, PAGE.href, 200);
    expect(page.done.filter((what) => what === IGNORED)).toHaveLength(2);
  });

  test('that cannot be kept up closes the page', async () => {
    void guests.prepare(
      'console-2',
      PAGE,
      { authorities: [], accepted: undefined, viewOnly: true, onScreen },
      () => undefined,
    );
    const page = attach('console-2');
    page.debugger.sendCommand = () => Promise.reject(new Error('detached'));
    page.emit('did-navigate', {}, PAGE.href, 200);
    await vi.waitFor(() => expect(page.destroyed).toBe(true));
    expect(log.lines.join()).toMatch(/View only could not be kept up/);
  });
});

describe('a page that eats memory', () => {
  const prepareOther = (): void => {
    const terms = { authorities: [], accepted: undefined, viewOnly: false, onScreen };
    void guests.prepare('console-2', PAGE, terms, (state) => reports.push(state));
  };

  test('is ended and told once, and the others go on', async () => {
    prepareOther();
    const greedy = attach();
    const other = attach('console-2');
    app.held.set(greedy.pid, 4000).set(other.pid, 600);
    await timer.goOff();
    expect(reports).toEqual([]);
    await timer.goOff();
    expect(greedy.done).toContain('crashed');
    expect(other.done).not.toContain('crashed');
    expect(reports).toEqual([
      { state: 'failed', reason: { code: 'guest-memory', detail: '4000 MB (> 1536 MB)' } },
    ]);
  });

  test('is looked after until the last page has gone', async () => {
    attach();
    await timer.goOff();
    expect(timer.waiting).toHaveLength(1);
    await guests.end('console-1');
    await timer.goOff();
    expect(timer.waiting).toEqual([]);
  });
});

describe('the partition of a guest', () => {
  const SAME = new URL('https://console.huaweicloud.com/vnc_auto.html?token=another');
  const terms = { authorities: [], accepted: undefined, viewOnly: false, onScreen };

  const reserve = (account = 'a1', accepted?: string): string =>
    guests.reserve(account, SAME, { authorities: [], accepted });

  async function hold(partition: string): Promise<FakeContents> {
    await guests.prepare(partition, SAME, terms, () => undefined);
    return attach(partition);
  }

  test('is used again for the same account, host and trust, once its page is gone and all is wiped', async () => {
    const partition = reserve();
    await hold(partition);
    expect(reserve()).not.toBe(partition);
    await guests.end(partition);
    await vi.waitFor(() => expect(reserve()).toBe(partition));
    expect(
      sessions.get(partition)?.done.filter((what) => what === 'TLS settings'),
      'a certificate that changes must be shown again',
    ).toHaveLength(2);
  });

  test('is not used again while its page is still there', async () => {
    const partition = reserve();
    const page = await hold(partition);
    page.close = () => undefined;
    await guests.end(partition);
    expect(reserve()).not.toBe(partition);
  });

  test('is never used for another account, or with another certificate accepted', async () => {
    const partition = reserve();
    await hold(partition);
    await guests.end(partition);
    expect(reserve('a2')).not.toBe(partition);
    expect(reserve('a1', 'AA:BB')).not.toBe(partition);
  });

  test('in which a certificate was refused is used no more', async () => {
    const partition = reserve();
    await hold(partition);
    const certificate = { data: 'of an unknown authority' };
    const verdict = sessions
      .get(partition)
      ?.verifies({ hostname: SAME.hostname, errorCode: -202, certificate });
    expect(verdict, 'Chromium’s own, which is no').toBe(-3);
    await guests.end(partition);
    expect(reserve()).not.toBe(partition);
  });
});
