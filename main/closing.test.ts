import { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { Closing } from './closing';
import { FakeEvent } from './testing/fake-electron';

vi.mock('electron', () => import('./testing/fake-electron'));

let live: number;
let isThere: boolean;
let asked: number[];
let window: BrowserWindow;
let closing: Closing;

beforeEach(() => {
  live = 2;
  isThere = true;
  asked = [];
  window = new BrowserWindow();
  closing = new Closing(window, {
    live: () => live,
    ask: (consoles) => {
      if (isThere) asked.push(consoles);
      return isThere;
    },
  });
  // A real one closes by asking its listeners, too.
  window.close = () => void closes();
});

function closes(): boolean {
  const event = new FakeEvent();
  window.emit('close', event);
  return !event.prevented;
}

test('over live consoles the window stays until the technician has said so', () => {
  expect(closes()).toBe(false);
  expect(closes(), 'a second time is no answer').toBe(false);
  expect(asked).toEqual([2, 2]);
  closing.close();
  expect(closes()).toBe(true);
});

test('without live consoles nobody is asked', () => {
  live = 0;
  expect(closes()).toBe(true);
  expect(asked).toEqual([]);
});

test('a page that is not there or hangs cannot hold the window', () => {
  isThere = false;
  expect(closes()).toBe(true);
  isThere = true;
  window.emit('unresponsive');
  expect(closes()).toBe(true);
  window.emit('responsive');
  expect(closes()).toBe(false);
});

test('the end of the app is not held up', () => {
  closing.quitting();
  expect(closes()).toBe(true);
});
