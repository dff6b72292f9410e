import { beforeEach, expect, test } from 'vitest';
import { FakeContents } from '../testing/fake-electron';
import { Broadcaster } from './broadcast';

let page: FakeContents;
let broadcaster: Broadcaster;

beforeEach(() => {
  page = new FakeContents();
  broadcaster = new Broadcaster();
  broadcaster.opened(page);
});

test('events before the page listens are kept, and sent in order when it does', () => {
  broadcaster.send('consoles:closed', { consoleId: 'c1' });
  broadcaster.send('accounts:changed', []);
  expect(page.sent).toEqual([]);
  broadcaster.pageReady(page.id);
  broadcaster.send('consoles:closed', { consoleId: 'c2' });
  expect(page.sent).toEqual([
    ['consoles:closed', { consoleId: 'c1' }],
    ['accounts:changed', []],
    ['consoles:closed', { consoleId: 'c2' }],
  ]);
});

test('kept events are sent once', () => {
  broadcaster.send('accounts:changed', []);
  broadcaster.pageReady(page.id);
  broadcaster.pageReady(page.id);
  expect(page.sent).toHaveLength(1);
});

test('a page that reloads gets what happens from then on, when it is ready again', () => {
  broadcaster.pageReady(page.id);
  broadcaster.pageGone(page.id);
  expect(broadcaster.isReady(page.id)).toBe(false);
  broadcaster.send('accounts:changed', []);
  expect(page.sent).toEqual([]);
  broadcaster.pageReady(page.id);
  expect(page.sent).toEqual([['accounts:changed', []]]);
});

test('what the page that is gone had not heard is stale for the next one', () => {
  broadcaster.send('accounts:changed', []);
  broadcaster.pageGone(page.id);
  broadcaster.pageReady(page.id);
  expect(page.sent).toEqual([]);
});

test('without a window nothing is sent and nothing fails', () => {
  broadcaster.closed(page.id);
  broadcaster.pageReady(page.id);
  broadcaster.pageGone(page.id);
  broadcaster.send('accounts:changed', []);
  broadcaster.sendTo(page.id, 'accounts:changed', []);
  expect(broadcaster.isReady(page.id)).toBe(false);
  expect(page.sent).toEqual([]);
});

test('every window hears what is for all, and alone what is for it', () => {
  const other = new FakeContents();
  broadcaster.opened(other);
  broadcaster.pageReady(page.id);
  broadcaster.pageReady(other.id);
  broadcaster.send('accounts:changed', []);
  broadcaster.sendTo(other.id, 'app:focus', { focused: true });
  expect(page.sent).toEqual([['accounts:changed', []]]);
  expect(other.sent).toEqual([
    ['accounts:changed', []],
    ['app:focus', { focused: true }],
  ]);
});
