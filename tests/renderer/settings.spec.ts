import { catalogue } from '../support/catalogue';
import { english } from '../support/english';
import { SETTINGS, signedIn } from './fake/data';
import { expect, test, testWithClock } from './fixtures';

const chinese = catalogue('zh-CN');

test('a setting is found by a word, and a choice holds at once', async ({ app }) => {
  await app.start(signedIn());
  await app.page.keyboard.press('Control+,');
  const dialog = app.page.getByRole('dialog', { name: english('settings.title') });
  const search = dialog.getByRole('searchbox');
  await expect(search).toBeFocused();
  await search.fill('dark theme');
  await expect(dialog.getByRole('combobox')).toHaveCount(1);
  await dialog.getByRole('combobox', { name: english('settings.theme') }).selectOption('dark');
  expect(await app.lastArgs('settings:set')).toEqual({
    change: { interface: { ...SETTINGS.interface, theme: 'dark' } },
  });

  await search.fill('nothing like it');
  await expect(dialog).toContainText(english('settings.none', { search: 'nothing like it' }));
  await dialog.getByRole('button', { name: english('settings.all') }).click();
  await expect(
    dialog.getByRole('combobox', {
      name: english('sessions.limit.title', { name: 'Finance, Shanghai' }),
    }),
  ).toBeVisible();
  await app.expectAccessible();
});

test('the language changes at once, and no console is lost by it', async ({ app }) => {
  await app.start(signedIn());
  const [console] = await app.openAll('SH-HR-0003');
  const frames = app.page.locator('webview');
  await frames.evaluateAll((all) => all.forEach((one) => one.setAttribute('data-same', 'yes')));
  await app.page.getByRole('tab').first().click();
  await app.page.getByRole('button', { name: english('settings.title'), exact: true }).click();
  await app.page
    .getByRole('combobox', { name: english('settings.language') })
    .selectOption('zh-CN');

  const dialog = app.page.getByRole('dialog', { name: chinese('settings.title') });
  await expect(dialog.getByRole('combobox', { name: chinese('settings.theme') })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(
    app.page.getByRole('columnheader', { name: chinese('machines.column.name') }),
  ).toBeVisible();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(console).toBeDefined();
  await expect(frames).toHaveAttribute('data-same', 'yes');
});

testWithClock('the list is read anew by itself, and for whoever comes back', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('row').nth(1).waitFor();
  const reads = async (): Promise<number> => (await app.calls('inventory:list')).length;
  const before = await reads();
  await app.emit('app:focus', { focused: true });
  await app.page.clock.runFor(45_000);
  expect(await reads()).toBe(before);
  await app.page.clock.runFor(5 * 60_000);
  await expect.poll(reads).toBe(before + 1);
  await app.page.clock.runFor(61_000);
  await app.emit('app:focus', { focused: false });
  expect(await reads()).toBe(before + 1);
  await app.emit('app:focus', { focused: true });
  await expect.poll(reads).toBe(before + 2);
});

test('what the organisation has decided stands first, and cannot be chosen', async ({ app }) => {
  const scenario = signedIn();
  const feed = 'https://updates.example.com/crashcart';
  const rules = {
    takePictures: false,
    assistanceMinutes: 60,
    practiceRegion: true,
    updateFeed: feed,
  } as const;
  const policy = { state: 'applied', source: '/etc/crashcart/policy.json', rules } as const;
  await app.start({ ...scenario, info: { ...scenario.info, policy } });
  await app.page.keyboard.press('Control+,');
  const dialog = app.page.getByRole('dialog', { name: english('settings.title') });
  await expect(dialog.getByRole('heading').nth(1)).toHaveText(english('settings.section.managed'));
  await expect(dialog.getByText(english('policy.takePictures.help'))).toBeVisible();
  await expect(dialog.getByText(english('policy.updateFeed.help', { list: feed }))).toBeVisible();
  // A rule that restricts nothing is none to tell of.
  await expect(dialog.getByText(english('policy.practiceRegion.help'))).toHaveCount(0);
  const limit = dialog.getByRole('combobox', {
    name: english('sessions.limit.title', { name: 'Finance, Shanghai' }),
  });
  await expect(limit.getByRole('option').last()).toHaveText(
    english('sessions.limit.minutes', { minutes: 60 }),
  );
  await app.expectAccessible();
});

test('a reason is asked for before each console, and none opens without one', async ({ app }) => {
  const scenario = signedIn();
  const rules = { requireReason: true };
  const policy = { state: 'applied', source: '/etc/crashcart/policy.json', rules } as const;
  await app.start({ ...scenario, info: { ...scenario.info, policy } });
  await app.searchFor('SH-HR-0003');
  await app
    .row('SH-HR-0003')
    .getByRole('button', { name: english('machines.open') })
    .click();
  const dialog = app.page.getByRole('dialog', {
    name: english('reason.title', { name: 'SH-HR-0003' }),
  });
  await dialog.getByRole('button', { name: english('reason.go') }).click();
  await expect(dialog).toContainText(english('reason.missing'));
  expect(await app.calls('consoles:open')).toEqual([]);
  await app.expectAccessible();
  await dialog.getByLabel(english('reason.label')).fill('  Ticket 7 ');
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('tab', { name: 'SH-HR-0003' }).waitFor();
  expect(await app.lastArgs('consoles:open')).toMatchObject({ reason: 'Ticket 7' });
});

test('a file that was damaged is told, with what became of it', async ({ app }) => {
  const params = { file: 'settings.json', state: 'restored', aside: 'settings.json.damaged-1' };
  await app.start({
    ...signedIn(),
    damages: [{ code: 'file-damaged', fix: 'none', params: { ...params, parts: '', more: '0' } }],
  });
  const notices = app.page.getByRole('region', { name: english('notice.region') });
  await expect(notices).toContainText(english('damage.title', { file: 'settings.json' }));
  await expect(notices).toContainText('settings.json.damaged-1');
});
