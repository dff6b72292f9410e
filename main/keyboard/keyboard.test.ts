import { BrowserWindow, type WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Typing } from '../../preload/contract/keyboard';
import type { MachineSettings } from '../../preload/contract/settings';
import { Failure } from '../errors';
import { MACHINE_DEFAULTS } from '../settings/schema';
import type { Policy } from '../policy/policy';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { FakeContents, FakeEvent } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { policyOf } from '../testing/policy';
import { settingsWith } from '../testing/settings';
import { Keyboard } from './keyboard';

vi.mock('electron', () => import('../testing/fake-electron'));

let contents: WebContents;
let guest: FakeContents;
let page: FakeBroadcast;
let log: FakeLog;
let machine: MachineSettings;
let clipboard: string;
/** Pauses that have begun and not ended. */
let pauses: (() => void)[];
let keyboard: Keyboard;

let policy: Policy;

beforeEach(() => {
  policy = policyOf();
  ({ webContents: contents } = new BrowserWindow());
  if (!(contents instanceof FakeContents)) throw new Error('not the fake');
  guest = contents;
  page = new FakeBroadcast();
  log = new FakeLog();
  machine = MACHINE_DEFAULTS;
  clipboard = '';
  pauses = [];
  keyboard = new Keyboard({
    policy: { check: (rule) => policy.check(rule) },
    consoles: {
      pageOf: (id) => {
        if (id !== 'c1') throw new Failure('not-found');
        return contents;
      },
      machineOf: () => 'a1/desktop/d1',
    },
    settings: {
      all: settingsWith(),
      ofMachine: () => machine,
    },
    broadcast: page.send,
    command: (_page, command) => page.send('keyboard:command', command),
    readClipboard: () => Promise.resolve(clipboard),
    timer: {
      after: (_ms, callback) => {
        pauses.push(callback);
        return () => (pauses = pauses.filter((other) => other !== callback));
      },
    },
    log,
  });
  keyboard.watchGuest(contents, contents);
});

/** The keys the guest got, in short: `+KeyA` is a press. */
function keys(): string[] {
  return guest.done.flatMap((what) => {
    const [, type, code] =
      /^Input\.dispatchKeyEvent .*"type":"(\w+)".*"code":"(\w*)"/.exec(String(what)) ?? [];
    return code === undefined ? [] : [`${type === 'keyUp' ? '-' : '+'}${code}`];
  });
}

/** Lets time pass until there is no pause any more. */
async function pass(times = Infinity): Promise<void> {
  for (let step = 0; step < times; step += 1) {
    await vi.waitFor(() => expect(pauses.length + Number(ended() !== null)).toBeGreaterThan(0));
    const [next] = pauses.splice(0, 1);
    if (next === undefined) return;
    next();
  }
}

function news(): Typing[] {
  return page.of('keyboard:typing').map((one) => one as Typing);
}

function ended(): string | null {
  return news().at(-1)?.end ?? null;
}

/** A key of the technician's own. */
function real(type: 'keyDown' | 'keyUp', code: string, isAutoRepeat = false): boolean {
  const event = new FakeEvent();
  const control = code.startsWith('Control');
  guest.emit('before-input-event', event, { type, code, isAutoRepeat, control });
  return event.prevented;
}

describe('a combination', () => {
  test('is sent when the page has the keyboard', async () => {
    await keyboard.press('c1', ['ControlLeft', 'AltLeft', 'Delete']);
    expect(guest.done[0], 'the screen gets it first').toBe('script');
    expect(keys()).toEqual(
      '+ControlLeft +AltLeft +Delete -Delete -AltLeft -ControlLeft'.split(' '),
    );
  });

  test('is not sent when it has not: another page would get it', async () => {
    guest.runsScript = () => new Promise(() => undefined);
    const pressed = keyboard.press('c1', ['MetaLeft']);
    const refused = expect(pressed).rejects.toThrow('console-has-no-keyboard');
    await pass(1);
    await refused;
    expect(keys()).toEqual([]);
  });

  test('for a page that is gone is refused', async () => {
    await expect(keyboard.press('c2', ['MetaLeft'])).rejects.toThrow('not-found');
    const send = guest.debugger.sendCommand;
    guest.debugger.sendCommand = (method, params) =>
      method.startsWith('Input.') ? Promise.reject(new Error('detached')) : send(method, params);
    await expect(keyboard.release('c1')).rejects.toThrow('not-found');
  });
});

describe('typing', () => {
  test('goes key by key, tells how far it is, and ends', async () => {
    await keyboard.type('c1', 'aB');
    await pass();
    expect(keys()).toEqual('+KeyA -KeyA +ShiftLeft +KeyB -KeyB -ShiftLeft'.split(' '));
    expect(news()).toEqual([
      { consoleId: 'c1', typed: 0, total: 2, end: null },
      { consoleId: 'c1', typed: 1, total: 2, end: null },
      { consoleId: 'c1', typed: 2, total: 2, end: null },
      { consoleId: 'c1', typed: 2, total: 2, end: 'done' },
    ]);
  });

  test('follows the layout of the machine', async () => {
    machine = { layout: 'de', passing: 'positions', zoom: 'fit' };
    await keyboard.type('c1', 'z@');
    await pass();
    expect(keys()).toEqual('+KeyY -KeyY +AltRight +KeyQ -KeyQ -AltRight'.split(' '));
  });

  test('does not begin when one character cannot be typed', async () => {
    await expect(keyboard.type('c1', 'geheim ☃')).rejects.toThrow('text-not-typeable');
    expect(keys()).toEqual([]);
    expect(page.sent).toEqual([]);
  });

  test('is checked before: how long, how many lines, what cannot be typed', () => {
    expect(keyboard.check('c1', 'ls\r\ncd ü☃ü\n')).toEqual({
      keys: 7,
      lines: 3,
      milliseconds: 560,
      untypeable: ['ü', '☃'],
    });
    machine = { layout: 'us', passing: 'characters', zoom: 'fit' };
    expect(keyboard.check('c1', '中文').untypeable).toEqual([]);
  });

  test('ends between two keys when it is stopped', async () => {
    await keyboard.type('c1', 'abc');
    await pass(3);
    keyboard.stop('c2', 'stopped');
    keyboard.stop('c1', 'stopped');
    await vi.waitFor(() => expect(ended()).toBe('stopped'));
    expect(keys()).toEqual('+KeyA -KeyA +KeyB -KeyB'.split(' '));
    expect(news().at(-1)).toMatchObject({ typed: 2, total: 3 });
  });

  test("ends at a key of the technician's own, which the machine does not get, and lets go of all", async () => {
    await keyboard.type('c1', 'abc');
    await vi.waitFor(() => expect(keys()).toEqual(['+KeyA']));
    expect(real('keyUp', 'Enter'), 'the end of the key that started it').toBe(false);
    expect(real('keyDown', 'Enter', true), 'which may still be held').toBe(true);
    expect(ended()).toBeNull();
    expect(real('keyDown', 'KeyX')).toBe(true);
    expect(real('keyDown', 'KeyX', true), 'held on').toBe(true);
    expect(real('keyDown', 'KeyY'), 'afterwards').toBe(false);
    await vi.waitFor(() => expect(ended()).toBe('key-pressed'));
    expect(keys().slice(-2), 'the interrupted key goes up last').toEqual(['-MetaRight', '-KeyA']);
  });

  test('ends without another key when the keyboard went elsewhere', async () => {
    await keyboard.type('c1', 'abc');
    await vi.waitFor(() => expect(keys()).toEqual(['+KeyA']));
    keyboard.windowLeft();
    await vi.waitFor(() => expect(ended()).toBe('keyboard-lost'));
    expect(keys()).toEqual(['+KeyA']);
  });

  test('ends with its page', async () => {
    await keyboard.type('c1', 'abc');
    await vi.waitFor(() => expect(keys()).toEqual(['+KeyA']));
    guest.debugger.sendCommand = () => Promise.reject(new Error('detached'));
    await pass();
    expect(ended()).toBe('page-gone');
  });

  test('gives way to a combination, and to another text', async () => {
    await keyboard.type('c1', 'abc');
    await vi.waitFor(() => expect(keys()).toEqual(['+KeyA']));
    await keyboard.press('c1', ['Escape']);
    expect(ended()).toBe('stopped');
    expect(keys()).toEqual(['+KeyA', '-KeyA', '+Escape', '-Escape']);
  });

  test('leaves nothing in the log', async () => {
    await keyboard.type('c1', 'sesame');
    await pass();
    await expect(keyboard.type('c1', 'sesame☃')).rejects.toThrow();
    expect(log.lines.join()).not.toContain('sesame');
    expect(JSON.stringify(page.sent)).not.toContain('sesame');
  });
});

describe('the host key', () => {
  test('is kept from the console, and told to the page', () => {
    expect(real('keyDown', 'ControlRight')).toBe(true);
    expect(page.of('keyboard:command')).toEqual([{ kind: 'leave' }]);
    expect(real('keyDown', 'KeyA')).toBe(false);
  });

  test('ends typing, and nothing more is sent', async () => {
    await keyboard.type('c1', 'abc');
    await vi.waitFor(() => expect(keys()).toEqual(['+KeyA']));
    real('keyDown', 'ControlRight');
    await vi.waitFor(() => expect(ended()).toBe('keyboard-lost'));
    expect(keys()).toEqual(['+KeyA']);
  });

  test('in our own page it is only listened to', () => {
    const { webContents } = new BrowserWindow();
    keyboard.watchWindow(webContents);
    for (const type of ['keyDown', 'keyUp'] as const) {
      const event = new FakeEvent();
      webContents.emit('before-input-event', event, { type, code: 'ControlRight' });
      expect(event.prevented).toBe(false);
    }
    expect(page.of('keyboard:command')).toEqual([{ kind: 'return' }]);
  });
});

test('of the clipboard a text is read, not a book', async () => {
  clipboard = 'x'.repeat(30_000);
  expect(await keyboard.clipboard()).toHaveLength(20_000);
});

test('where the policy keeps the clipboard here, it is not even read', async () => {
  clipboard = 'Zq9-private';
  policy = policyOf({ typeClipboard: false });
  await expect(keyboard.clipboard()).rejects.toThrow('managed');
  policy = policyOf({ typeClipboard: true });
  await expect(keyboard.clipboard()).resolves.toBe('Zq9-private');
});
