import { BrowserWindow, dialog } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { askToTryAgain, reviveAfterCrash } from './revival';
import { dialog as fakeDialog } from './testing/fake-electron';
import { FakeLog } from './testing/fake-log';

vi.mock('electron', () => import('./testing/fake-electron'));

let window: BrowserWindow;
let now: number;
let answer: boolean;
let done: string[];
let log: FakeLog;

beforeEach(() => {
  window = new BrowserWindow();
  now = 0;
  answer = true;
  done = [];
  log = new FakeLog();
  const note = (what: string) => () => void done.push(what);
  reviveAfterCrash(window, {
    gone: note('gone'),
    load: () => Promise.resolve(void done.push('load')),
    back: note('back'),
    ask: () => {
      done.push('ask');
      return Promise.resolve(answer);
    },
    quit: note('quit'),
    now: () => now,
    log,
  });
});

/** Its page breaks down. @returns what was done about it */
async function crash(reason = 'crashed'): Promise<string[]> {
  done = [];
  window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

test('the page is loaded again, and told why', async () => {
  expect(await crash('oom')).toEqual(['gone', 'load', 'back']);
  expect(log.lines.join('\n')).toContain('broke down: oom (5)');
});

test('a process that ended as it should is no crash', async () => {
  expect(await crash('clean-exit')).toEqual([]);
});

test('from the fourth time in a minute on it is asked, and counted anew after a yes', async () => {
  for (let time = 0; time < 3; time += 1) expect(await crash()).toContain('load');
  expect(await crash()).toEqual(['gone', 'ask', 'load', 'back']);
  expect(await crash()).toEqual(['gone', 'load', 'back']);
});

test('whoever gives up quits', async () => {
  answer = false;
  for (let time = 0; time < 3; time += 1) await crash();
  expect(await crash()).toEqual(['gone', 'ask', 'quit']);
});

test('crashes with a minute between them are not counted together', async () => {
  for (let time = 0; time < 6; time += 1) {
    now += 60_000;
    expect(await crash()).not.toContain('ask');
  }
});

test('a window that was closed is left alone', async () => {
  window.webContents.close();
  expect(await crash()).toEqual(['gone']);
});

test.each([
  ['en-GB', 'The window of Crashcart'],
  ['zh-CN', 'Crashcart 的窗口'],
])('the question is put in the language of the interface: %s', async (locale, words) => {
  expect(dialog).toBe(fakeDialog);
  fakeDialog.boxes = [];
  fakeDialog.response = 0;
  expect(await askToTryAgain(window, locale)).toBe(true);
  fakeDialog.response = 1;
  expect(await askToTryAgain(window, locale)).toBe(false);
  expect(fakeDialog.boxes).toHaveLength(2);
  expect(fakeDialog.boxes[0]).toContain(words);
});
