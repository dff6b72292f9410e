import { beforeEach, expect, test, vi } from 'vitest';
import { BrowserWindow, FakeEvent } from './testing/fake-electron';
import { createWindow } from './window';

vi.mock('electron', () => import('./testing/fake-electron'));

let window: BrowserWindow;

beforeEach(() => {
  const created: unknown = createWindow('/app/preload.cjs', 'console', 'gz1');
  if (!(created instanceof BrowserWindow)) throw new Error('not the fake');
  window = created;
});

test('every security switch of the page is set', () => {
  expect(window.options.webPreferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
  });
});

test('the window shows itself when its page is there', () => {
  expect(window.shown).toBe(false);
  window.webContents.emit('dom-ready');
  expect(window.shown).toBe(true);
});

test('a hidden window stays hidden', () => {
  const hidden: unknown = createWindow('/app/preload.cjs', 'main', 'Crashcart', false);
  if (!(hidden instanceof BrowserWindow)) throw new Error('not the fake');
  hidden.webContents.emit('dom-ready');
  expect(hidden.shown).toBe(false);
});

test("a console's title does not become the window's", () => {
  const event = new FakeEvent();
  window.emit('page-title-updated', event);
  expect(event.prevented).toBe(true);
});
