import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from './errors';
import { Broadcaster } from './ipc/broadcast';
import { BrowserWindow as FakeWindow } from './testing/fake-electron';
import { Windows } from './windows';

vi.mock('electron', () => import('./testing/fake-electron'));

let made: FakeWindow[];
let broadcaster: Broadcaster;
let live: Record<string, string[]>;
let ended: string[];
let windows: Windows;
let staysInTray: boolean;

beforeEach(() => {
  made = [];
  broadcaster = new Broadcaster();
  live = {};
  ended = [];
  staysInTray = false;
  windows = new Windows({
    make: () => {
      const window = new BrowserWindow();
      if (!(window instanceof FakeWindow)) throw new Error('not the fake');
      made.push(window);
      return window;
    },
    broadcaster,
    atStake: (consoleId) => ({ consoles: live[consoleId ?? 'all'] ?? [], sessions: [] }),
    onClosed: (consoleId) => ended.push(`closed ${consoleId}`),
    staysInTray: () => staysInTray,
    quit: () => ended.push('quit'),
    onOrphaned: (consoleId) => ended.push(`orphaned ${consoleId}`),
  });
});

/** The main window and that of the console `c1`, both listening. */
function openBoth(): [FakeWindow, FakeWindow] {
  windows.showMain();
  windows.showConsole('c1', 'gz1');
  const [main, own] = made;
  if (main === undefined || own === undefined) throw new Error('not two windows');
  for (const { webContents } of made) broadcaster.pageReady(webContents.id);
  return [main, own];
}

test('each is opened once, and comes to the front the next time', () => {
  const [main] = openBoth();
  main.minimized = true;
  main.shown = false;
  windows.showMain();
  windows.showConsole('c1', 'gz1');
  expect(made).toHaveLength(2);
  expect(main.minimized).toBe(false);
  expect(main.shown).toBe(true);
  expect(made.map(({ done }) => done)).toEqual([['focus'], ['focus']]);
});

test('a page is known by its window, until that is gone', () => {
  const [main, own] = openBoth();
  expect(windows.consoleOf(main.webContents.id)).toBeNull();
  expect(windows.consoleOf(own.webContents.id)).toBe('c1');
  expect(windows.has(9999)).toBe(false);
  own.close();
  expect(windows.has(own.webContents.id)).toBe(false);
  expect(() => windows.consoleOf(own.webContents.id)).toThrow(Failure);
});

test('focus and full screen are told to the page they are about', () => {
  const [main, own] = openBoth();
  own.emit('focus');
  main.emit('blur');
  own.emit('enter-full-screen');
  own.emit('leave-full-screen');
  expect(main.webContents.sent).toEqual([['app:focus', { focused: false }]]);
  expect(own.webContents.sent).toEqual([
    ['app:focus', { focused: true }],
    ['app:fullScreen', { on: true }],
    ['app:fullScreen', { on: false }],
  ]);
});

test('a page that is loaded anew hears nothing until it is ready', () => {
  const [main] = openBoth();
  const navigate = (isMainFrame: boolean, isSameDocument: boolean): boolean =>
    main.webContents.emit('did-start-navigation', { isMainFrame, isSameDocument });
  navigate(false, false);
  navigate(true, true);
  expect(broadcaster.isReady(main.webContents.id)).toBe(true);
  navigate(true, false);
  expect(broadcaster.isReady(main.webContents.id)).toBe(false);
});

describe('closing', () => {
  test("a console's own window closes the console, once the technician has said so", () => {
    const [, own] = openBoth();
    live = { c1: ['gz1'] };
    own.close();
    expect(own.webContents.sent).toEqual([['app:closing', { consoles: ['gz1'], sessions: [] }]]);
    expect(ended).toEqual([]);
    windows.close(own.webContents.id);
    expect(ended).toEqual(['closed c1']);
  });

  test('a console that has ended takes its window along, unasked', () => {
    const [, own] = openBoth();
    live = { c1: ['gz1'] };
    windows.closeConsole('c1');
    expect(own.webContents.sent).toEqual([]);
    expect(windows.has(own.webContents.id)).toBe(false);
    expect(ended, 'it has ended already').toEqual([]);
    expect(() => windows.closeConsole('c1')).not.toThrow();
  });

  test('the main window asks about all consoles, and takes the others with it', () => {
    const [main, own] = openBoth();
    live = { all: ['gz1', 'gz2', 'sh1'], c1: ['gz1'] };
    main.close();
    expect(main.webContents.sent).toEqual([
      ['app:closing', { consoles: ['gz1', 'gz2', 'sh1'], sessions: [] }],
    ]);
    windows.close(main.webContents.id);
    expect(ended).toEqual(['orphaned c1']);
    expect(own.webContents.sent).toEqual([]);
    expect(windows.has(own.webContents.id)).toBe(false);
  });

  test('a page that does not listen cannot be asked', () => {
    windows.showMain();
    live = { all: ['gz1'] };
    made[0]?.close();
    expect(windows.has(made[0]?.webContents.id ?? 0)).toBe(false);
  });

  test('quitting asks what closing the main window would, and waits for the answer', () => {
    const [main] = openBoth();
    expect(windows.mayQuit(), 'there is nothing to ask about').toBe(true);
    live = { all: ['gz1'] };
    expect(windows.mayQuit()).toBe(false);
    expect(ended).toEqual([]);
    expect(main.webContents.sent).toEqual([['app:closing', { consoles: ['gz1'], sessions: [] }]]);
    windows.close(main.webContents.id);
    expect(ended).toEqual(['orphaned c1', 'quit']);
  });

  test('where there is nothing to ask about it quits at once, and asks nobody on the way', () => {
    openBoth();
    windows.quit('to-restart');
    expect(ended).toEqual(['quit']);
    live = { all: ['gz1'] };
    expect(windows.mayQuit(), 'macOS asks before it quits').toBe(true);
    expect(windows.restarts).toBe(true);
  });

  test('who restarts and lets the consoles go is restarted', () => {
    const [main] = openBoth();
    live = { all: ['gz1'] };
    windows.quit('to-restart');
    expect(ended).toEqual([]);
    windows.close(main.webContents.id);
    expect(ended).toEqual(['orphaned c1', 'quit']);
    expect(windows.restarts).toBe(true);
  });

  test.each<[string, (main: FakeWindow) => void]>([
    ['closes the window', (main) => main.close()],
    ['quits', () => windows.quit('for-good')],
    ['quits as on macOS', () => windows.mayQuit()],
  ])('who restarts, stays, and later %s is not restarted', (_how, quits) => {
    const [main] = openBoth();
    live = { all: ['gz1'] };
    windows.quit('to-restart');
    live = {};
    quits(main);
    expect(windows.restarts).toBe(false);
  });

  test('who stays and closes the window later has not quit', () => {
    const [main] = openBoth();
    live = { all: ['gz1'] };
    windows.mayQuit();
    main.close();
    windows.close(main.webContents.id);
    expect(ended).toEqual(['orphaned c1']);
  });

  test('in the tray the main window is hidden, consoles and all; quitting from there shows it to ask', () => {
    staysInTray = true;
    const [main, own] = openBoth();
    live = { all: ['gz1'], c1: ['gz1'] };
    main.shown = true;
    main.close();
    expect(main.shown).toBe(false);
    expect(main.webContents.sent).toEqual([]);
    own.close();
    expect(own.webContents.sent, 'its own window is asked about as ever').toHaveLength(1);
    windows.quit('for-good');
    expect(ended).toEqual([]);
    expect(main.shown).toBe(true);
    windows.close(main.webContents.id);
    expect(ended).toEqual(['orphaned c1', 'quit']);
  });

  test('when the app ends nobody is asked, and no console is closed for it', () => {
    const [main, own] = openBoth();
    live = { all: ['gz1'], c1: ['gz1'] };
    windows.quitting();
    own.close();
    main.close();
    expect(ended).toEqual([]);
  });
});

test('what hides from capture are all windows, also those that come later', () => {
  windows.hideFromCapture(false);
  windows.showMain();
  expect(made[0]?.done).not.toContain('shown to capture');
  windows.hideFromCapture(true);
  windows.showConsole('c1', 'gz1');
  windows.hideFromCapture(false);
  for (const { done } of made) {
    expect(done.filter((what) => what.includes('capture'))).toEqual([
      'hidden from capture',
      'shown to capture',
    ]);
  }
});
