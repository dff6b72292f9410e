import { BrowserWindow, type WebPreferences } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeEvent } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { attachByTicketOnly } from './webview';

vi.mock('electron', () => import('../testing/fake-electron'));

const TICKET = '11111111-2222-4333-8444-555555555555';
const URL_ = 'https://console.huaweicloud.com/vnc/vnc_auto.html?token=T-canary';

/** Everything a page could put on the tag, in Electron's own words and in words it may learn. */
const HOSTILE: Record<string, unknown> = {
  nodeIntegration: true,
  nodeIntegrationInSubFrames: true,
  nodeIntegrationInWorker: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  allowRunningInsecureContent: true,
  webviewTag: true,
  plugins: true,
  devTools: true,
  disableDialogs: false,
  experimentalFeatures: true,
  enableBlinkFeatures: 'Everything',
  preload: 'file:///tmp/evil.js',
  preloadURL: 'file:///tmp/evil.js',
  additionalArguments: ['--evil'],
  commandLineSwitches: ['--no-sandbox'],
  partition: 'persist:stolen',
  session: {},
  zoomFactor: 9,
  enableWebSQL: true,
  disablePopups: false,
  somethingNew: 'evil',
};

const HOSTILE_PARAMS: Record<string, string> = {
  allowpopups: 'on',
  blinkfeatures: 'Everything',
  disablewebsecurity: 'on',
  httpreferrer: 'https://evil.example/',
  nodeintegration: 'on',
  nodeintegrationinsubframes: 'on',
  partition: 'persist:stolen',
  plugins: 'on',
  preload: 'file:///tmp/evil.js',
  useragent: 'evil',
  webpreferences: 'sandbox=no,contextIsolation=no',
};

describe('attaching a guest', () => {
  let log: FakeLog;
  let attach: (src: string | undefined) => {
    attached: boolean;
    preferences: Record<string, unknown>;
    params: Record<string, string>;
  };

  beforeEach(() => {
    log = new FakeLog();
    const open = new Map([[TICKET, { url: URL_, partition: 'console-1' }]]);
    const { webContents } = new BrowserWindow();
    attachByTicketOnly(
      webContents,
      (ticketId) => {
        const grant = open.get(ticketId);
        open.delete(ticketId);
        return grant;
      },
      log,
    );
    attach = (src) => {
      const event = new FakeEvent();
      const preferences = { ...HOSTILE };
      const params = { ...HOSTILE_PARAMS, instanceId: '7', ...(src === undefined ? {} : { src }) };
      webContents.emit('will-attach-webview', event, preferences, params);
      return { attached: !event.prevented, preferences, params };
    };
  });

  test('with a ticket: address, session and every preference come from here', () => {
    const { attached, preferences, params } = attach(`about:blank#${TICKET}`);
    expect(attached).toBe(true);
    const expected: WebPreferences & { disablePopups: boolean } = {
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      plugins: false,
      devTools: false,
      disableDialogs: true,
      safeDialogs: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      disablePopups: true,
      partition: 'console-1',
    };
    expect(preferences).toEqual(expected);
    expect(params).toEqual({ instanceId: '7', src: URL_, partition: 'console-1' });
  });

  test('the objects are changed in place: Electron reads those it gave', () => {
    const preferences: Record<string, unknown> = { preload: 'file:///tmp/evil.js' };
    const params: Record<string, string> = { src: `about:blank#${TICKET}` };
    const { webContents } = new BrowserWindow();
    attachByTicketOnly(webContents, () => ({ url: URL_, partition: 'console-1' }), log);
    webContents.emit('will-attach-webview', new FakeEvent(), preferences, params);
    expect(preferences['preload']).toBeUndefined();
    expect(params['src']).toBe(URL_);
  });

  test('a ticket works once', () => {
    expect(attach(`about:blank#${TICKET}`).attached).toBe(true);
    expect(attach(`about:blank#${TICKET}`).attached).toBe(false);
  });

  test.each([
    ['no address', undefined],
    ['an empty one', ''],
    ['a blank page', 'about:blank'],
    ['a URL of its own', 'https://evil.example/'],
    ['a script', `javascript:alert(1)#${TICKET}`],
    ['a file', `file:///etc/passwd#${TICKET}`],
    ['our own page', `app://crashcart/#${TICKET}`],
    ['a ticket nobody made', 'about:blank#99999999-2222-4333-8444-555555555555'],
    ['a ticket with more behind it', `about:blank#${TICKET}?x`],
    ['a ticket with a line behind it', `about:blank#${TICKET}\nhttps://evil.example/`],
    ['a ticket behind something', `https://evil.example/about:blank#${TICKET}`],
    ['a ticket in capitals', `about:blank#${'A'.repeat(36)}`],
    ['a query too', `about:blank?a#${TICKET}`],
    ['the name of a property', 'about:blank#__proto__'],
  ])('with %s there is no guest, and the ticket is not spent', (_name, src) => {
    const { attached, params } = attach(src);
    expect(attached).toBe(false);
    expect(params['src']).toBe(src);
    expect(attach(`about:blank#${TICKET}`).attached).toBe(true);
  });

  test('nothing of a ticket or an address is logged', () => {
    attach(`about:blank#${TICKET}`);
    attach(`about:blank#${TICKET}`);
    attach('https://evil.example/?token=T');
    expect(log.lines).toEqual([
      'warn: Guest refused: no such ticket',
      'warn: Guest refused: no such ticket',
    ]);
  });
});
