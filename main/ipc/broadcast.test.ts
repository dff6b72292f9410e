import { beforeEach, expect, test } from 'vitest';
import { FakeContents } from '../testing/fake-electron';
import { Broadcaster } from './broadcast';

let page: FakeContents | undefined;
let broadcaster: Broadcaster;

beforeEach(() => {
  page = new FakeContents();
  broadcaster = new Broadcaster(() => page);
});

test('events before the page listens are kept, and sent in order when it does', () => {
  broadcaster.send('consoles:closed', { consoleId: 'c1' });
  broadcaster.send('accounts:changed', []);
  expect(page?.sent).toEqual([]);
  broadcaster.pageReady();
  broadcaster.send('consoles:closed', { consoleId: 'c2' });
  expect(page?.sent).toEqual([
    ['consoles:closed', { consoleId: 'c1' }],
    ['accounts:changed', []],
    ['consoles:closed', { consoleId: 'c2' }],
  ]);
});

test('kept events are sent once', () => {
  broadcaster.send('accounts:changed', []);
  broadcaster.pageReady();
  broadcaster.pageReady();
  expect(page?.sent).toHaveLength(1);
});

test('a page that reloads gets what happens from then on, when it is ready again', () => {
  broadcaster.pageReady();
  broadcaster.pageGone();
  broadcaster.send('accounts:changed', []);
  expect(page?.sent).toEqual([]);
  broadcaster.pageReady();
  expect(page?.sent).toEqual([['accounts:changed', []]]);
});

test('what the page that is gone had not heard is stale for the next one', () => {
  broadcaster.send('accounts:changed', []);
  broadcaster.pageGone();
  broadcaster.pageReady();
  expect(page?.sent).toEqual([]);
});

test('without a window nothing is sent and nothing fails', () => {
  page = undefined;
  broadcaster.pageReady();
  expect(() => broadcaster.send('accounts:changed', [])).not.toThrow();
});
