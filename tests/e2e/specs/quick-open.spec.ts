import type { Locator } from '@playwright/test';
import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import { expect, test, type Computer } from '../fixtures';
import { Guest } from '../guest';
import type { ConsoleTab } from '../pages/console';
import { drawn } from '../screen';

/** The right control key by its number: by name, xdotool would press the left one with it. */
const HOST_KEY = '105';

function quickOpen({ app }: Computer): Locator {
  return app.window.getByRole('dialog', { name: english('quickOpen.title'), exact: true });
}

/** Waits until the console has the keyboard: our page says so, and its own page is told a moment later. */
async function captured(computer: Computer, console: ConsoleTab): Promise<void> {
  await drawn(computer.app);
  await expect(console.owner).toHaveText(english('keyboard.owner.remote'));
  const guest = await Guest.only(computer.app.electron);
  await expect.poll(() => guest.try('document.hasFocus()')).toBe(true);
}

/** Presses a key while the host key is held. */
async function chord({ keyboard }: Computer, key: string): Promise<void> {
  await keyboard.down(HOST_KEY);
  await keyboard.press(key);
  await keyboard.up(HOST_KEY);
}

test.beforeEach(({ windowManager }) => expect(windowManager).toBeDefined());

test('Ctrl+K, the beginning of a name, Enter: the console is there, with one link', async ({
  computer,
  machines,
  cloud,
}) => {
  await machines.grid.waitFor();
  await computer.keyboard.press('ctrl+k');
  const dialog = quickOpen(computer);
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await computer.keyboard.type('gz1 db 01');
  await expect(dialog.getByRole('option').first()).toContainText(SERVER);
  await computer.keyboard.press('Return');

  const console = await machines.consoleOf(SERVER).connected();
  await captured(computer, console);
  await expect(dialog).toBeHidden();
  expect(cloud.seen('GET', '/v1/*/physicalservers/*/remote-console-address')).toHaveLength(1);
});

test('host key and Space over a console: quick open has the keys, Escape gives them back', async ({
  computer,
  machines,
  cloud,
  makeVnc,
}) => {
  const vnc = await makeVnc({ takes: 'keys' });
  cloud.pointConsole(SERVER, { host: '127.0.0.1', port: vnc.port });
  const console = await (await machines.openConsole(SERVER)).connected();
  await captured(computer, console);

  await chord(computer, 'space');
  const dialog = quickOpen(computer);
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await computer.keyboard.type('fin');
  await expect(dialog.getByRole('combobox')).toHaveValue('fin');
  await computer.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await captured(computer, console);
  await computer.keyboard.press('y');

  await expect.poll(() => vnc.pressed).toEqual(['y']);
  await expect.poll(() => vnc.held).toEqual([]);
});

test('other keys with the host key work in a console that is open, and the old ones no more', async ({
  computer,
  machines,
  cloud,
}) => {
  const { window } = computer.app;
  const console = await (await machines.openConsole(DESKTOP)).connected();
  await captured(computer, console);
  const menu = window.getByRole('menu');
  const { id } = await Guest.only(computer.app.electron);

  await chord(computer, 'k');
  await expect(menu).toBeVisible();
  await computer.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  await machines.show();
  await window.keyboard.press('Control+,');
  const dialog = window.getByRole('dialog', { name: english('settings.title') });
  const name = english('keyboard.host.menu');
  await dialog.getByRole('searchbox').fill(name);
  await dialog.getByRole('button', { name: english('shortcuts.change.of', { name }) }).click();
  await expect(
    dialog.getByRole('button', { name: english('shortcuts.recording', { name }) }),
  ).toBeFocused();
  await chord(computer, 'g');
  await expect(dialog.locator('kbd').getByText('G', { exact: true })).toBeVisible();
  await computer.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await console.tab.click();
  await computer.click(console.frame);
  await captured(computer, console);
  await chord(computer, 'g');
  await expect(menu).toBeVisible();
  await computer.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await computer.click(console.frame);
  await captured(computer, console);
  // Nothing is done with these keys any more: the host key leads out, as it does alone.
  await chord(computer, 'k');
  await expect(console.owner).toHaveText(english('keyboard.owner.here'));
  await expect(menu).toBeHidden();
  expect((await Guest.only(computer.app.electron)).id, 'never loaded anew').toBe(id);
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
});
