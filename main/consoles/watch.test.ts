import { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleCertificate, ConsoleState } from '../../preload/contract/models';
import { FakeContents } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { watchGuest } from './watch';

vi.mock('electron', () => import('../testing/fake-electron'));

const URL_ = 'https://console.huaweicloud.com/vnc_auto.html?token=Zq9-token';

let log: FakeLog;
let page: FakeContents;
let reports: ConsoleState[];
let sizes: number[];
let end: () => void;
let outgrew: (detail: string) => void;
/** The certificate of a failed load, asked for by Chromium's verdict. */
let shown: (errorCode: number) => ConsoleCertificate | null;

/** Watches a page; a test speaks for the engine. */
function watch(prepare: (page: FakeContents) => void = () => undefined): void {
  const { webContents } = new BrowserWindow();
  if (!(webContents instanceof FakeContents)) throw new Error('not the fake');
  page = webContents;
  prepare(page);
  ({ end, outgrew } = watchGuest(
    webContents,
    { report: (state) => reports.push(state), received: (size) => sizes.push(size) },
    (code) => shown(code),
    log,
  ));
}

beforeEach(() => {
  vi.useFakeTimers();
  log = new FakeLog();
  reports = [];
  sizes = [];
  shown = () => null;
  watch();
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

const states = () => reports.map((report) => ('reason' in report ? report.reason : report.state));

const socket = (method: string, more: object = {}): void => {
  page.debugger.emit('message', {}, `Network.webSocket${method}`, { requestId: '7.1', ...more });
};

describe('what is seen from outside the page', () => {
  test('its network is listened to from the start', () => {
    expect(page.done).toEqual(['debugger 1.3', 'Network.enable']);
  });

  test('its socket', () => {
    socket('Created');
    socket('HandshakeResponseReceived', { response: { status: 101 } });
    socket('FrameReceived', { response: { payloadData: 'UkZC' } });
    socket('Closed');
    expect(states()).toEqual(['connected', { code: 'closed-by-server', detail: '' }]);
    expect(sizes).toEqual([3]);
  });

  test('its refused socket, without the token in the words of the engine', () => {
    socket('Created');
    const errorMessage = `Error to wss://console.huaweicloud.com/?token=Zq9-token: net::ERR_FAILED`;
    socket('FrameError', { errorMessage });
    socket('Closed');
    expect(states()).toMatchObject([{ code: 'refused' }]);
    expect(JSON.stringify(reports)).not.toContain('Zq9');
  });

  test('a message of another shape is logged, and what follows is heard', () => {
    page.debugger.emit('message', {}, 'Network.webSocketCreated', { id: 7 });
    page.debugger.emit('message', {}, 'Network.webSocketClosed', null);
    expect(log.lines.join()).toMatch(/webSocketCreated was not understood.*webSocketClosed/s);
    socket('Created');
    socket('FrameReceived');
    expect(states()).toEqual(['connected']);
  });

  test('other things of the protocol are nothing', () => {
    page.debugger.emit('message', {}, 'Network.requestWillBeSent', {});
    page.debugger.emit('message', {}, 'Something.new', null);
    expect(reports).toEqual([]);
  });

  test.each([
    ['net::ERR_CONNECTION_REFUSED', -102, 'page-failed'],
    ['net::ERR_BLOCKED_BY_CLIENT', -20, 'page-failed'],
  ])('%s', (description, code, reason) => {
    page.emit('did-fail-load', {}, code, description, URL_, true);
    expect(states()).toEqual([{ code: reason, detail: description }]);
  });

  test('a certificate that is not trusted, with what the host showed', () => {
    const certificate: ConsoleCertificate = {
      host: 'console.huaweicloud.com',
      issuer: 'Somebody',
      subject: 'Console',
      fingerprint: 'AB:CD',
      acceptable: 'yes',
    };
    shown = (code) => (code === -202 ? certificate : null);
    const detail = 'net::ERR_CERT_AUTHORITY_INVALID';
    page.emit('did-fail-load', {}, -202, detail, URL_, true);
    expect(states()).toEqual([{ code: 'certificate', detail, certificate }]);
  });

  test('what is no failure of the page', () => {
    page.emit('did-fail-load', {}, -3, 'net::ERR_ABORTED', URL_, true);
    page.emit('did-fail-load', {}, -105, 'net::ERR_NAME_NOT_RESOLVED', 'https://x/', false);
    page.emit('did-navigate', {}, URL_, 200);
    expect(reports).toEqual([]);
  });

  test.each([401, 404, 500])('an answer of %i', (status) => {
    page.emit('did-navigate', {}, URL_, status);
    expect(states()).toEqual([{ code: 'page-refused', detail: `HTTP ${status}` }]);
  });

  test('a crash', () => {
    page.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    expect(states()).toEqual([{ code: 'guest-crashed', detail: 'oom' }]);
  });

  test('nothing any more after the end', () => {
    end();
    socket('Created');
    socket('FrameReceived');
    page.emit('render-process-gone', {}, { reason: 'killed' });
    expect(reports).toEqual([]);
  });

  test('a page that cannot be watched is logged, and stays', () => {
    end();
    watch(({ debugger: tools }) => {
      tools.attach = () => {
        throw new Error('another debugger is attached');
      };
    });
    expect(log.lines.join()).toContain('another debugger is attached');
    expect(page.destroyed).toBe(false);
  });
});

test('a page that is ended for its memory is told once, in words of its own', () => {
  outgrew('1700 MB (> 1536 MB)');
  page.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(states()).toEqual([{ code: 'guest-memory', detail: '1700 MB (> 1536 MB)' }]);
});
