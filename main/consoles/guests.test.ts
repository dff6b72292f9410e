import { BrowserWindow, type WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleState } from '../../preload/contract/models';
import { FakeContents, FakeEvent, sessions } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { Guests } from './guests';

vi.mock('electron', () => import('../testing/fake-electron'));
vi.useFakeTimers();

const PAGE = new URL('https://console.huaweicloud.com/vnc_auto.html?token=Zq9-token');

let log: FakeLog;
let guests: Guests;
let reports: ConsoleState[];

beforeEach(() => {
  sessions.clear();
  log = new FakeLog();
  guests = new Guests(log);
  reports = [];
  guests.prepare('console-1', PAGE, [], (state) => reports.push(state));
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
    expect(sessions.get('console-1')?.done.slice(1)).toEqual([
      'connections closed',
      'storage cleared',
      'cache cleared',
      'logins cleared',
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
      'zoom 1-1',
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

describe('keys', () => {
  test('go to the page of the console, and to the screen in it', async () => {
    const page = attach();
    await guests.sendKeys('console-1', 'ctrl-alt-del');
    expect(page.done.filter((what) => what === 'script' || what === 'focus')).toEqual([
      'script',
      'focus',
    ]);
  });

  test.each([
    ['before the page is there', () => undefined],
    ['after it is gone', () => attach().close()],
  ])('are refused %s', async (_name, before) => {
    before();
    await expect(guests.sendKeys('console-1', 'ctrl-alt-del')).rejects.toThrow('not-found');
    await expect(guests.sendKeys('none', 'ctrl-alt-del')).rejects.toThrow('not-found');
  });
});

describe('what is seen from outside the page', () => {
  const states = () => reports.map((report) => ('reason' in report ? report.reason : report.state));
  let page: FakeContents;

  beforeEach(() => {
    page = attach();
  });

  const socket = (method: string, more: object = {}): void => {
    page.debugger.emit('message', {}, `Network.webSocket${method}`, { requestId: '7.1', ...more });
  };

  test('its socket', () => {
    socket('Created');
    socket('HandshakeResponseReceived', { response: { status: 101 } });
    socket('FrameReceived', { response: { payloadData: 'UkZC' } });
    socket('Closed');
    expect(states()).toEqual(['connected', { code: 'closed-by-server', detail: '' }]);
  });

  test('its refused socket, without the token in the words of the engine', () => {
    socket('Created');
    const errorMessage = `Error to wss://console.huaweicloud.com/?token=Zq9-token: net::ERR_FAILED`;
    socket('FrameError', { errorMessage });
    socket('Closed');
    expect(states()).toMatchObject([{ code: 'refused' }]);
    expect(JSON.stringify(reports)).not.toContain('Zq9');
  });

  test('other things of the protocol are nothing', () => {
    page.debugger.emit('message', {}, 'Network.requestWillBeSent', {});
    page.debugger.emit('message', {}, 'Something.new', null);
    expect(reports).toEqual([]);
  });

  test.each([
    ['net::ERR_CONNECTION_REFUSED', -102, 'page-failed'],
    ['net::ERR_CERT_AUTHORITY_INVALID', -202, 'certificate'],
    ['net::ERR_BLOCKED_BY_CLIENT', -20, 'page-failed'],
  ])('%s', (description, code, reason) => {
    page.emit('did-fail-load', {}, code, description, PAGE.href, true);
    expect(states()).toEqual([{ code: reason, detail: description }]);
  });

  test('what is no failure of the page', () => {
    page.emit('did-fail-load', {}, -3, 'net::ERR_ABORTED', PAGE.href, true);
    page.emit('did-fail-load', {}, -105, 'net::ERR_NAME_NOT_RESOLVED', 'https://x/', false);
    page.emit('did-navigate', {}, PAGE.href, 200);
    expect(reports).toEqual([]);
  });

  test.each([401, 404, 500])('an answer of %i', (status) => {
    page.emit('did-navigate', {}, PAGE.href, status);
    expect(states()).toEqual([{ code: 'page-refused', detail: `HTTP ${status}` }]);
  });

  test('a crash', () => {
    page.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    expect(states()).toEqual([{ code: 'guest-crashed', detail: 'oom' }]);
  });

  test('nothing any more after the end', async () => {
    await guests.end('console-1');
    socket('Created');
    socket('FrameReceived');
    page.emit('render-process-gone', {}, { reason: 'killed' });
    expect(reports).toEqual([]);
  });

  test('a page that cannot be watched is logged, and stays', () => {
    const [contents, fake] = contentsIn('console-1');
    fake.debugger.attach = () => {
      throw new Error('another debugger is attached');
    };
    guests.attached(contents);
    expect(log.lines.join()).toContain('another debugger is attached');
    expect(fake.destroyed).toBe(false);
  });
});
