import { signedIn } from './fake/data';
import { expect, test } from './fixtures';
import type { RendererApp } from './fixtures';

function dialog(app: RendererApp) {
  const whole = app.page.getByRole('dialog', { name: 'Quick open', exact: true });
  return { whole, box: whole.getByRole('combobox'), options: whole.getByRole('option') };
}

test('Ctrl+K, a few letters, Enter: the console opens, and has the keyboard', async ({ app }) => {
  await app.start(signedIn());
  const { whole, box, options } = dialog(app);
  await app.page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await app.page.keyboard.type('hzsj 6');
  await expect(options.first()).toContainText('杭州-设计-0006');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('Enter');
  await expect(whole).toHaveCount(0);
  await expect(app.page.getByRole('tab', { name: '杭州-设计-0006' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('Alt+Enter leads to remote assistance, for desktops alone', async ({ app }) => {
  await app.start(signedIn());
  const { whole, box } = dialog(app);
  await app.page.keyboard.press('Control+k');
  await box.fill('gpu-rack1-02');
  await expect(whole.getByText('remote assistance')).toHaveCount(0);
  await app.page.keyboard.press('Alt+Enter');
  await expect(whole).toBeVisible();
  await box.fill('SH-HR-0003');
  await expect(whole.getByText('remote assistance')).toBeVisible();
  await app.page.keyboard.press('Alt+Enter');
  await expect(whole).toHaveCount(0);
  await expect(app.page.getByRole('region', { name: 'Remote assistance' })).toContainText(
    'SH-HR-0003',
  );
});

test('empty, it has what was opened last, open tabs, actions and settings', async ({ app }) => {
  await app.start(signedIn());
  const { whole, box, options } = dialog(app);
  const [first] = await app.openAll('SH-HR-0003', 'BJ-DEV-0001');
  expect(first).toBeDefined();
  await app.page.getByRole('button', { name: 'Close BJ-DEV-0001' }).click();
  await app.page.getByRole('tab').first().click();
  await app.page.keyboard.press('Control+k');
  await expect(whole.getByRole('group')).toHaveCount(4);
  await expect(whole.getByRole('group', { name: 'Opened last' })).toContainText('BJ-DEV-0001');
  await expect(whole.getByRole('group', { name: 'Open tabs' })).toContainText('SH-HR-0003');
  await app.expectAccessible();
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.expectAccessible('colours');
  await app.page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(options.last()).toBeInViewport({ ratio: 1 });
  await box.fill('hr-0003');
  await expect(options.first()).toContainText('SH-HR-0003');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('tab', { name: 'SH-HR-0003' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('an action and a setting by their names; Escape gives the focus back', async ({ app }) => {
  await app.start(signedIn());
  const { whole, box } = dialog(app);
  await app.search.focus();
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.press('Escape');
  await expect(whole).toHaveCount(0);
  await expect(app.search).toBeFocused();
  const before = (await app.calls('inventory:list')).length;
  await app.page.keyboard.press('Control+k');
  await box.fill('refresh');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await app.calls('inventory:list')).length).toBe(before + 1);
  await app.page.keyboard.press('Control+k');
  await box.fill('open the consoles of last time');
  await expect(whole.getByRole('option').first()).toContainText('off');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Control+k');
  await box.fill('open the consoles of last time');
  await expect(whole.getByRole('option').first()).toContainText('on');
  await box.fill('qqqqqq');
  await expect(whole.getByText('Nothing is called so.')).toBeVisible();
});

test('keys from other programs: chosen, refused when taken, and they open it', async ({ app }) => {
  await app.start(signedIn());
  const { whole, box } = dialog(app);
  await app.emit('app:quickOpen', null);
  await expect(box).toBeFocused();
  await box.fill('other programs');
  await app.page.keyboard.press('Enter');
  const keys = app.page.getByRole('combobox', { name: 'Quick open from other programs' });
  await keys.selectOption('Alt+Space');
  expect(await app.lastArgs('settings:setShortcut')).toEqual({ shortcut: 'Alt+Space' });
  await app.answer('settings:setShortcut', {
    ok: false,
    error: { code: 'shortcut-taken', fix: 'none', params: { shortcut: 'CommandOrControl+Alt+K' } },
  });
  await keys.selectOption('CommandOrControl+Alt+K');
  await expect(app.page.getByText('Another program has the keys')).toBeVisible();
  await expect(keys).toHaveValue('Alt+Space');
  await app.expectAccessible();
  // A dialog that is open is not pushed away.
  await app.emit('app:quickOpen', null);
  await expect(whole).toHaveCount(0);
});

test('from a console by the host key, whose keyboard comes back with Escape', async ({ app }) => {
  const { whole, box } = dialog(app);
  // Outside the app the element is no guest, and takes no focus by itself.
  await app.page.addInitScript(() => {
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll<HTMLElement>('webview')) frame.tabIndex = 0;
    }).observe(document, { childList: true, subtree: true });
  });
  await app.start(signedIn());
  await app.openAll('SH-HR-0003');
  await app.emit('keyboard:command', { kind: 'quick-open' });
  await expect(box).toBeFocused();
  await app.page.keyboard.press('Escape');
  await expect(whole).toHaveCount(0);
  await expect(app.page.locator('webview')).toBeFocused();
});
