import { MACHINE_DEFAULTS, signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const DESKTOP = 'SH-HR-0003';

/** A connected console, whose frame takes the focus as Electron's tag does. */
async function connected(app: RendererApp): Promise<string> {
  await app.page.addInitScript(() => {
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll<HTMLElement>('webview')) frame.tabIndex = 0;
    }).observe(document, { childList: true, subtree: true });
  });
  await app.start(signedIn());
  const id = await app.openConsole(DESKTOP);
  await app.connect(id);
  await expect(app.page.locator('webview')).toBeFocused();
  return id;
}

function owner(app: RendererApp) {
  return app.page.getByRole('status').filter({ hasText: /^(Keys |Nothing is sent)/ });
}

async function openMenu(app: RendererApp, entry: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Keys', exact: true }).click();
  await app.page.getByRole('menuitem', { name: entry, exact: true }).click();
}

test('the screen says who has the keyboard, in the toolbar and on the tab', async ({ app }) => {
  await connected(app);
  const { page } = app;
  await expect(owner(app)).toHaveText('Keys go to the machine');
  await expect(page.getByText('Right Ctrl takes them back')).toBeVisible();
  await page.getByRole('tab', { name: DESKTOP }).focus();
  await expect(owner(app)).toHaveText('Keys stay here');
  await page.getByRole('button', { name: 'Send them' }).click();
  await expect(owner(app)).toHaveText('Keys go to the machine');
  await app.emit('app:focus', { focused: false });
  await expect(owner(app)).toHaveText('Keys stay here');
  await app.emit('app:focus', { focused: true });
  await expect(owner(app)).toHaveText('Keys go to the machine');
});

test('the host key leads to the tab and back', async ({ app }) => {
  await connected(app);
  await app.emit('keyboard:command', { kind: 'leave' });
  await expect(app.page.getByRole('tab', { name: DESKTOP })).toBeFocused();
  await app.emit('keyboard:command', { kind: 'return' });
  await expect(app.page.locator('webview')).toBeFocused();
});

test('with another key it changes tabs, opens the menu and sends keys', async ({ app }) => {
  const id = await connected(app);
  const { page } = app;
  await app.emit('keyboard:command', { kind: 'step', step: 1 });
  await expect(page.getByRole('tab', { name: 'Machines' })).toBeFocused();
  await app.emit('keyboard:command', { kind: 'tab', number: 1 });
  await expect(page.locator('webview')).toBeFocused();
  await app.emit('keyboard:command', { kind: 'tab', number: 7 });
  await expect(page.getByRole('tab', { name: DESKTOP })).toHaveAttribute('aria-selected', 'true');
  await app.emit('keyboard:command', { kind: 'tab', number: 0 });
  await expect(page.getByRole('tab', { name: 'Machines' })).toBeFocused();
  await app.emit('keyboard:command', { kind: 'step', step: -1 });
  await app.emit('keyboard:command', { kind: 'ctrl-alt-del' });
  await expect
    .poll(() => app.lastArgs('keyboard:press'))
    .toEqual({ consoleId: id, keys: ['ControlLeft', 'AltLeft', 'Delete'] });
  await app.emit('keyboard:command', { kind: 'release' });
  await expect.poll(() => app.lastArgs('keyboard:release')).toEqual({ consoleId: id });
  await app.emit('keyboard:command', { kind: 'menu' });
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await app.emit('keyboard:command', { kind: 'view-only' });
  await expect(owner(app)).toHaveText('Nothing is sent');
  await app.emit('keyboard:command', { kind: 'type' });
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a choice in the key menu gives the keyboard to the console before it is sent', async ({
  app,
}) => {
  const id = await connected(app);
  await openMenu(app, 'Alt+F4');
  await expect
    .poll(() => app.lastArgs('keyboard:press'))
    .toEqual({ consoleId: id, keys: ['AltLeft', 'F4'] });
  await expect(app.page.locator('webview')).toBeFocused();
  await openMenu(app, 'Release all keys');
  await expect.poll(() => app.lastArgs('keyboard:release')).toEqual({ consoleId: id });
});

test('view only is switched, seen, and keeps clicks away', async ({ app }) => {
  const id = await connected(app);
  const button = app.page.getByRole('button', { name: 'View only' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  expect(await app.lastArgs('consoles:setViewOnly')).toEqual({ consoleId: id, viewOnly: true });
  await expect(owner(app)).toHaveText('Nothing is sent');
  await expect(app.page.getByRole('button', { name: 'Keys', exact: true })).toBeDisabled();
  const frame = await app.page.locator('webview').boundingBox();
  await app.page.mouse.click((frame?.x ?? 0) + 100, (frame?.y ?? 0) + 100);
  await expect(app.page.locator('webview')).not.toBeFocused();
  await button.click();
  await expect(owner(app)).toHaveText('Keys go to the machine');
});

test('text is checked while it is written, and typed when it can be', async ({ app }) => {
  const id = await connected(app);
  const { page } = app;
  await openMenu(app, 'Type text…');
  const dialog = page.getByRole('dialog', { name: `Type text into ${DESKTOP}` });
  const submit = dialog.getByRole('button', { name: 'Type it' });
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toBeFocused();
  await expect(submit).toBeDisabled();
  await page.keyboard.type('dir ☃');
  await expect(dialog).toContainText('“US, Chinese” has no key for: ☃ (U+2603)');
  await expect(submit).toBeDisabled();
  await page.keyboard.press('Backspace');
  await expect(dialog).toContainText('4 keys, about 1 second.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('keyboard:type')).toEqual({ consoleId: id, text: 'dir ' });
  await expect(page.locator('webview')).toBeFocused();
});

test('several lines are typed only after one has said so', async ({ app }) => {
  await connected(app);
  await openMenu(app, 'Type text…');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('cd /\nls\n');
  await expect(dialog).toContainText('This text has 3 lines');
  await expect(dialog.getByRole('button', { name: 'Type it' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Type all 3 lines' }).check();
  await dialog.getByRole('button', { name: 'Type it' }).click();
  expect(await app.lastArgs('keyboard:type')).toMatchObject({ text: 'cd /\nls\n' });
});

test('a secret is shown in dots, and its characters are counted, not named', async ({ app }) => {
  await connected(app);
  await openMenu(app, 'Type text…');
  const dialog = app.page.getByRole('dialog');
  const text = dialog.getByRole('textbox', { name: 'Text' });
  await text.fill('pässwörd');
  await dialog.getByRole('checkbox', { name: /^Secret/ }).check();
  await expect(text).toHaveCSS('-webkit-text-security', 'disc');
  await expect(dialog).toContainText('2 characters have no key');
  await expect(dialog).not.toContainText('U+00E4');
});

test('the clipboard is looked at before it is sent', async ({ app }) => {
  await connected(app);
  await app.update({ clipboard: 'hostname' });
  await openMenu(app, 'Send the clipboard…');
  const dialog = app.page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('hostname');
  expect(await app.calls('keyboard:type')).toEqual([]);
  await dialog.getByRole('button', { name: 'Insert the clipboard' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('hostnamehostname');
});

test('Chinese is told what works instead', async ({ app }) => {
  await connected(app);
  await openMenu(app, 'Type text…');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('你好');
  await expect(dialog).toContainText('What works: type the reading');
});

test('progress is shown, can be stopped, and tells why it ended', async ({ app }) => {
  const id = await connected(app);
  const { page } = app;
  await app.emit('keyboard:typing', { consoleId: id, typed: 12, total: 40, end: null });
  await expect(page.getByText('Typing… 12 of 40 keys')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '12');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('webview'), 'stopping does not take the keyboard').toBeFocused();
  expect(await app.lastArgs('keyboard:stop')).toEqual({ consoleId: id, because: 'stopped' });
  await expect(page.getByRole('alert')).toHaveText('Stopped after 1 of 3 keys.');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send them' }).click();
  await app.emit('keyboard:typing', { consoleId: id, typed: 1, total: 40, end: null });
  await page.getByRole('tab', { name: 'Machines' }).click();
  await expect
    .poll(() => app.lastArgs('keyboard:stop'))
    .toEqual({ consoleId: id, because: 'keyboard-lost' });
});

test('host key, key menu and layout are chosen, and kept', async ({ app }) => {
  await connected(app);
  const { page } = app;
  await openMenu(app, 'Keyboard settings…');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.getByLabel('The one key that does not reach the machine').selectOption('Pause');
  await expect(dialog).toContainText('Pause+Tab');
  await dialog.getByRole('button', { name: 'Remove Alt+Tab' }).click();
  await dialog.getByRole('checkbox', { name: 'Ctrl', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'Win', exact: true }).check();
  await dialog.getByLabel('Key', { exact: true }).selectOption('F9');
  await dialog.getByRole('button', { name: 'Add Ctrl+Win+F9' }).click();
  await expect(dialog.getByRole('button', { name: 'Add Ctrl+Win+F9' })).toBeDisabled();
  await dialog.getByLabel('Layout of the machine').selectOption('German');
  expect(await app.lastArgs('settings:setMachine')).toMatchObject({
    machine: { ...MACHINE_DEFAULTS, layout: 'de' },
  });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Ctrl+Win+F9' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Alt+Tab' })).toHaveCount(0);
});

test('closing over live consoles is asked about', async ({ app }) => {
  await connected(app);
  const five = ['gz1', 'gz1', 'gz2', 'gz3', 'gz4'];
  await app.emit('app:closing', { consoles: five, sessions: [] });
  const question = app.page.getByRole('alertdialog');
  await expect(question).toContainText('5 consoles are connected.');
  await expect(question.getByRole('listitem')).toHaveText(['gz1', 'gz1', 'gz2', 'and 2 more']);
  await question.getByRole('button', { name: 'Keep open' }).click();
  expect(await app.calls('app:close')).toEqual([]);
  await app.emit('app:closing', { consoles: five.slice(1), sessions: [] });
  await expect(question.getByRole('listitem')).toHaveText(['gz1', 'gz2', 'gz3', 'gz4']);
  await question.getByRole('button', { name: 'Close' }).click();
  expect(await app.calls('app:close')).toHaveLength(1);
});
