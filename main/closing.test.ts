import { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AtStake } from '../preload/contract/events';
import { Closing } from './closing';
import { FakeEvent } from './testing/fake-electron';

vi.mock('electron', () => import('./testing/fake-electron'));

let atStake: AtStake;
let isThere: boolean;
let asked: AtStake[];
let window: BrowserWindow;
let closing: Closing;

beforeEach(() => {
  atStake = { consoles: ['gz1', 'gz2'], sessions: [] };
  isThere = true;
  asked = [];
  window = new BrowserWindow();
  closing = new Closing(window, {
    atStake: () => atStake,
    ask: (lost) => {
      if (isThere) asked.push(lost);
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
  expect(asked).toEqual([atStake, atStake]);
  closing.close();
  expect(closes()).toBe(true);
});

test('without live consoles nobody is asked', () => {
  atStake = { consoles: [], sessions: [] };
  expect(closes()).toBe(true);
  expect(asked).toEqual([]);
});

test('an open session is asked about as well', () => {
  atStake = { consoles: [], sessions: ['sh1'] };
  expect(closes()).toBe(false);
  expect(asked).toEqual([{ consoles: [], sessions: ['sh1'] }]);
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
