import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP } from '../../support/names';
import { expect, test, type Computer } from '../fixtures';

async function turnOn({ app }: Computer, name: string): Promise<void> {
  const { window } = app;
  await window.keyboard.press('Control+,');
  const dialog = window.getByRole('dialog', { name: english('settings.title') });
  await dialog.getByRole('searchbox').fill(name);
  await dialog.getByRole('checkbox', { name }).check();
  await expect(dialog.getByRole('checkbox', { name })).toBeChecked();
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

test('in the tray it goes on without its window, console and all; another start brings it back', async ({
  computer,
  machines,
}) => {
  await machines.grid.waitFor();
  await turnOn(computer, english('settings.tray'));
  const console = await (await machines.openConsole(IDLE_DESKTOP)).connected();
  await computer.app.closeWindow();
  await expect.poll(() => computer.app.isShown()).toBe(false);
  await computer.startAgain();
  await expect.poll(() => computer.app.isShown()).toBe(true);
  await console.connected();
});

test('started at login it waits hidden, and a name opens it there', async ({ computer }) => {
  const machines = await computer.start('--practice', '--hidden');
  await machines.grid.waitFor();
  expect(await computer.app.isShown()).toBe(false);
  expect(await computer.command('assist', DESKTOP)).toMatchObject({ code: 0 });
  await expect.poll(() => computer.app.isShown()).toBe(true);
});

test('start at login is an entry of the desktop that comes and goes', async ({
  computer,
  machines,
}) => {
  await machines.grid.waitFor();
  const name = english('settings.login');
  await turnOn(computer, name);
  const entry = path.join(computer.home, 'config/autostart/crashcart.desktop');
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" --hidden$/m);
  const { window } = computer.app;
  await window.keyboard.press('Control+,');
  await window.getByRole('searchbox').last().fill(name);
  await window.getByRole('checkbox', { name }).uncheck();
  await expect.poll(() => existsSync(entry)).toBe(false);
});

test('a window comes back where it was left', async ({ computer }) => {
  await computer.startFresh();
  const bounds = { x: 150, y: 120, width: 900, height: 640 };
  const place = () =>
    computer.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
  await computer.app.electron.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(to);
  }, bounds);
  await expect.poll(place).toEqual(bounds);
  await computer.quit();
  await computer.startFresh();
  expect(await place()).toEqual(bounds);
});
