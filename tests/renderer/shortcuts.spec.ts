import type { Locator } from '@playwright/test';
import { english } from '../support/english';
import { openConsole, SETTINGS, signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const SETTINGS_NAME = english('shortcuts.settings');
const CLOSE = english('tabs.closeThis');

/** The settings, with the shortcuts that this search finds. */
async function open({ page }: RendererApp, search: string): Promise<Locator> {
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: english('settings.title'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: english('settings.title') });
  await dialog.getByRole('searchbox').fill(search);
  return dialog;
}

function change(dialog: Locator, name: string): Locator {
  return dialog.getByRole('button', { name: english('shortcuts.change.of', { name }) });
}

function recorder(dialog: Locator, name: string): Locator {
  return dialog.getByRole('button', { name: english('shortcuts.recording', { name }) });
}

test('shortcuts are found by name, place and keys, and take other keys at once', async ({
  app,
}) => {
  await app.start(signedIn());
  const { page } = app;
  const dialog = await open(app, 'ctrl+,');
  await expect(dialog.locator('kbd')).toHaveText(['Ctrl', ',']);
  await change(dialog, SETTINGS_NAME).click();
  await expect(recorder(dialog, SETTINGS_NAME)).toBeFocused();
  await page.keyboard.press('Control+Shift+G');
  expect(await app.lastArgs('settings:set')).toEqual({
    change: {
      shortcuts: { keys: { settings: [['ControlLeft', 'ShiftLeft', 'KeyG']] } },
    },
  });
  await dialog.getByRole('searchbox').fill(`${SETTINGS_NAME} shortcuts`);
  await expect(dialog.locator('kbd')).toHaveText(['Ctrl', 'Shift', 'G']);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+,');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+Shift+G');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('searchbox').fill('ctrl+shift+g');
  await dialog
    .getByRole('button', { name: english('shortcuts.reset.of', { name: SETTINGS_NAME }) })
    .click();
  expect(await app.lastArgs('settings:set')).toEqual({ change: { shortcuts: { keys: {} } } });
  await dialog.getByRole('searchbox').fill('host key');
  await expect(dialog.getByText(english('keyboard.host.tab'))).toBeVisible();
  await app.expectAccessible();
});

test('keys of another shortcut are taken from it only when that is said', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  const dialog = await open(app, 'shortcuts ctrl');
  await change(dialog, SETTINGS_NAME).click();
  await page.keyboard.press('Control+w');
  const question = dialog.getByRole('alert');
  await expect(question).toContainText(english('shortcuts.taken', { keys: 'Ctrl+W', name: CLOSE }));
  await expect(question.getByRole('button', { name: english('shortcuts.use') })).toBeFocused();
  await app.expectAccessible();
  await question.getByRole('button', { name: english('common.cancel') }).click();
  await expect(change(dialog, SETTINGS_NAME)).toBeFocused();
  expect(await app.calls('settings:set')).toEqual([]);

  await change(dialog, SETTINGS_NAME).click();
  await page.keyboard.press('Control+w');
  await page.keyboard.press('Enter');
  expect(await app.lastArgs('settings:set')).toEqual({
    change: {
      shortcuts: { keys: { settings: [['ControlLeft', 'KeyW']], 'close-tab': [] } },
    },
  });
  // Its usual keys are another's now: that one is named before it loses them.
  await dialog.getByRole('searchbox').fill(CLOSE);
  const reset = dialog.getByRole('button', {
    name: english('shortcuts.reset.of', { name: CLOSE }),
  });
  await expect(dialog).toContainText(english('shortcuts.none'));
  await reset.click();
  await expect(question).toContainText(
    english('shortcuts.taken', { keys: 'Ctrl+W', name: SETTINGS_NAME }),
  );
});

test('keys that others need are refused with the reason, and Escape leaves all as it is', async ({
  app,
}) => {
  await app.start(signedIn());
  const { page } = app;
  const dialog = await open(app, 'ctrl+,');
  await change(dialog, SETTINGS_NAME).click();
  const told = dialog.getByRole('status').filter({ hasText: /\S/ });
  for (const [press, keys, reason] of [
    ['Control+Alt+Delete', 'Ctrl+Alt+Del', 'system'],
    ['Alt+Tab', 'Alt+Tab', 'system'],
    ['Control+c', 'Ctrl+C', 'text'],
    ['Tab', 'Tab', 'typed'],
    ['CapsLock', 'CapsLock', 'lock'],
  ] as const) {
    await page.keyboard.press(press);
    await expect(told.last()).toHaveText(
      english(`shortcuts.refused.${reason}`, { keys, host: 'Right Ctrl' }),
    );
    await expect(recorder(dialog, SETTINGS_NAME)).toBeFocused();
  }
  await page.keyboard.press('Control+d');
  const name = english('shortcuts.list.favourite');
  await expect(told.last()).toHaveText(english('shortcuts.fixed', { keys: 'Ctrl+D', name }));
  await page.keyboard.press('Escape');
  await expect(change(dialog, SETTINGS_NAME)).toBeFocused();
  await expect(dialog).toBeVisible();
  expect(await app.calls('settings:set')).toEqual([]);
});

test('the keys of consoles are chosen with the host key held, and shown in the menus', async ({
  app,
}) => {
  const scenario = signedIn();
  const [machine] = scenario.machines;
  await app.start({ ...scenario, consoles: machine ? [openConsole(machine)] : [] });
  const { page } = app;
  const own = english('keyboard.host.ownWindow');
  const dialog = await open(app, own);
  await change(dialog, own).click();
  await page.keyboard.down('ControlRight');
  await page.keyboard.press('g');
  await page.keyboard.up('ControlRight');
  expect(await app.lastArgs('settings:set')).toEqual({
    change: { shortcuts: { keys: { 'host-own-window': [['KeyG']] } } },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('tab').nth(1).click();
  await page.getByRole('button', { name: english('view.menu'), exact: true }).click();
  await expect(
    page.getByRole('menuitem', { name: english('view.ownWindow') }).locator('kbd'),
  ).toHaveText('Right Ctrl+G');
});

test('a host key that takes the keys of a shortcut is told beside it', async ({ app }) => {
  await app.start({
    ...signedIn(),
    settings: {
      ...SETTINGS,
      keyboard: { ...SETTINGS.keyboard, hostKey: 'F12' },
      shortcuts: { keys: { settings: [['F12']] } },
    },
  });
  const dialog = await open(app, 'f12');
  await expect(dialog).toContainText(
    english('shortcuts.refused.host-key', { keys: 'F12', host: 'F12' }),
  );
});
