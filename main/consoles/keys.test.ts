import { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { FakeContents } from '../testing/fake-electron';
import { focusScreen, sendCombination } from './keys';

vi.mock('electron', () => import('../testing/fake-electron'));

test('Ctrl+Alt+Del goes to the focused guest, and every key is released again in reverse', () => {
  const { webContents } = new BrowserWindow();
  sendCombination(webContents, 'ctrl-alt-del');
  if (!(webContents instanceof FakeContents)) throw new Error('not the fake');
  expect(webContents.done).toEqual([
    'focus',
    { type: 'keyDown', keyCode: 'Control', modifiers: ['control'] },
    { type: 'keyDown', keyCode: 'Alt', modifiers: ['control', 'alt'] },
    { type: 'keyDown', keyCode: 'Delete', modifiers: ['control', 'alt'] },
    { type: 'keyUp', keyCode: 'Delete', modifiers: ['control', 'alt'] },
    { type: 'keyUp', keyCode: 'Alt', modifiers: ['control'] },
    { type: 'keyUp', keyCode: 'Control', modifiers: [] },
  ]);
});

test('a page that takes no focus is as before', async () => {
  const { webContents } = new BrowserWindow();
  webContents.executeJavaScript = () => Promise.reject(new Error('Script failed to execute'));
  await expect(focusScreen(webContents)).resolves.toBeUndefined();
});
