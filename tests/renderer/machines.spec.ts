import type { AppError } from '../../preload/contract/errors';
import type { Machine } from '../../preload/contract/models';
import { BEIJING, SHANGHAI, signedIn } from './fake/data';
import { CHINESE_NAME, LONG_NAME } from './fake/estate';
import { expect, test, testWithClock } from './fixtures';

const SLOW: AppError = { code: 'timed-out', fix: 'retry', requestId: 'r-1', params: { host: 'h' } };

test('every machine is a row that begins with its name', async ({ app }) => {
  await app.start(signedIn());
  await expect(app.grid).toHaveAttribute('aria-rowcount', '281');
  // Rows out of sight are not in the document.
  expect(await app.grid.getByRole('row').count()).toBeLessThan(60);
  await app.searchFor('SH-HR-0002');
  const row = app.row('SH-HR-0002');
  await expect(row).toHaveAccessibleName(/^SH-HR-0002, desktop, starting…, not registered$/);
  await expect(row).toHaveAttribute('aria-rowindex', '2');
  await expect(row.getByRole('button')).toHaveCount(4);
  await app.searchFor('gpu-rack1-02');
  await expect(app.row('gpu-rack1-02').getByRole('button')).toHaveCount(3);
});

test('the awkward ones: long, Chinese, unknown words, no connection', async ({ app }) => {
  await app.start(signedIn());
  await app.searchFor('QUARTERLY');
  await expect(app.row(LONG_NAME)).toBeVisible();
  expect(await app.page.evaluate(() => document.body.scrollWidth)).toBe(1280);
  await app.searchFor(CHINESE_NAME);
  await expect(app.row(CHINESE_NAME)).toBeVisible();
  await app.searchFor('migrating_cold');
  await expect(app.grid.getByRole('row').last()).toContainText('UNABLE_TO_CONNECT');
  await app.searchFor('SH-FIN-0003');
  await expect(app.row('SH-FIN-0003')).toHaveAccessibleName(/unknown$/);
});

test('search: words in any order, over what a technician knows', async ({ app }) => {
  const scenario = signedIn();
  await app.start(scenario);
  const user = ({ users }: Machine, name: string) => users.some((one) => one.name === name);
  const sought: readonly (readonly [string, (machine: Machine) => boolean])[] = [
    ['0002 hr', ({ name }) => name === 'SH-HR-0002'],
    ['陈静 connected', (m) => user(m, '陈静') && m.connection?.meaning === 'connected'],
    ['critical cn-east-3', (m) => m.health?.meaning === 'critical' && m.region === 'cn-east-3'],
    ['desktop finance off', (m) => m.accountId === SHANGHAI.id && m.power.raw === 'SHUTOFF'],
    ['10.24.0.11', ({ place }) => place.startsWith('10.24.0.11')],
    ['unable_to', (m) => m.connection?.raw === 'UNABLE_TO_CONNECT'],
    // Full-width, as a Chinese input method types them.
    ['ｄｂ－ｒａｃｋ１', ({ name }) => name.startsWith('db-rack1')],
  ];
  for (const [text, fits] of sought) {
    const { length } = scenario.machines.filter(fits);
    expect(length, text).toBeGreaterThan(0);
    await app.searchFor(text);
    await expect(app.page.getByText(`${length} of 280`, { exact: true }), text).toBeVisible();
  }
});

test('a name that matches comes before an account that does', async ({ app }) => {
  await app.start(signedIn());
  await app.searchFor('fin sh');
  await expect(app.grid.getByRole('row').nth(1)).toHaveAccessibleName(/^SH-FIN-/);
});

test('Ctrl+F and the slash go to the search box, Escape empties it', async ({ app }) => {
  await app.start(signedIn());
  await app.row('BJ-DEV-0001').click();
  await app.page.keyboard.press('/');
  await expect(app.search).toBeFocused();
  await app.page.keyboard.type('gpu/');
  await expect(app.search).toHaveValue('gpu/');
  await app.page.keyboard.press('Escape');
  await expect(app.search).toHaveValue('');
  await app.row('BJ-DEV-0001').click();
  await app.page.keyboard.press('Control+f');
  await expect(app.search).toBeFocused();
});

test('type, Enter: the console of the best match opens', async ({ app }) => {
  await app.start(signedIn());
  await app.searchFor('hr 0003');
  await expect(app.row('SH-HR-0003')).toHaveAttribute('aria-selected', 'true');
  await app.search.press('Enter');
  await expect(app.page.getByRole('tab', { name: 'SH-HR-0003' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('the list by keyboard alone', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  await app.search.focus();
  await page.keyboard.press('ArrowDown');
  await expect(app.row('BJ-DEV-0001')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(app.row('BJ-DEV-0002')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(app.row('BJ-DEV-0001')).toBeFocused();
  await page.keyboard.press('End');
  await expect(app.row('杭州-设计-0034')).toBeFocused();
  await expect(app.row('杭州-设计-0034')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('PageUp');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^(杭州|上海)/);
  await page.keyboard.press('Home');
  await expect(app.row('BJ-DEV-0001')).toBeFocused();
  await expect(app.row('BJ-DEV-0001')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName('Favourite');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName('Remote assistance');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName('Power');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName('Open console');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'BJ-DEV-0001' })).toBeVisible();
});

test('the row in focus stays in the document when the list is scrolled away', async ({ app }) => {
  await app.start(signedIn());
  await app.row('BJ-DEV-0003').click();
  await app.grid.getByRole('presentation').first().hover();
  await app.page.mouse.wheel(0, 5000);
  await expect(app.row('BJ-DEV-0003')).not.toBeInViewport();
  await expect(app.row('BJ-DEV-0003')).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  await expect(app.row('BJ-DEV-0004')).toBeInViewport({ ratio: 1 });
});

test('sorting by a column, and back', async ({ app }) => {
  await app.start(signedIn());
  const first = app.grid.getByRole('row').nth(1);
  const name = app.page.getByRole('columnheader', { name: 'Name' });
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await name.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await expect(first).toHaveAccessibleName(/^杭州-设计-0034/);
  await app.page.getByRole('columnheader', { name: 'Users' }).getByRole('button').click();
  await expect(first).toContainText('a.okafor');
});

test('desktops, servers, and one account', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('radio', { name: 'Servers' }).check();
  await expect(app.page.getByText('40 of 280')).toBeVisible();
  await app.page.getByRole('radio', { name: 'Desktops' }).check();
  await expect(app.page.getByText('240 of 280')).toBeVisible();
  await app.page.getByRole('button', { name: /^北京研发/ }).click();
  await expect(app.page.getByText('80 of 280')).toBeVisible();
  await app.searchFor('rack');
  await expect(app.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await app.page.getByRole('button', { name: 'Show all machines' }).click();
  await expect(app.page.getByText('280 machines')).toBeVisible();
});

test('one failing source is a banner; its other machines and accounts stay', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failures: [{ accountId: BEIJING.id, source: 'servers', error: SLOW }],
  });
  const banner = app.page.getByRole('alert');
  await expect(banner).toContainText('北京研发: physical servers not read');
  await expect(banner).toContainText('h did not answer in time.');
  await expect(banner).toContainText('r-1');
  await expect(app.page.getByText('280 machines')).toBeVisible();
  await app.update({ failures: [] });
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toHaveCount(0);
});

test('a password the cloud no longer takes leads to the form', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failures: [
      {
        accountId: SHANGHAI.id,
        source: 'desktops',
        error: { code: 'password-expired', fix: 'reauth' },
      },
    ],
  });
  await app.page.getByRole('button', { name: 'Enter the password' }).click();
  await expect(
    app.page.getByRole('dialog', { name: 'Sign in to “Finance, Shanghai” again' }),
  ).toBeVisible();
});

test('a refresh keeps the rows, the selection and the place until the new ones come', async ({
  app,
}) => {
  await app.start(signedIn());
  await app.row('BJ-DEV-0003').click();
  await app.hold('inventory:list');
  await app.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(app.page.getByText('Updating…')).toBeVisible();
  await expect(app.row('BJ-DEV-0003')).toHaveAttribute('aria-selected', 'true');
  await app.release('inventory:list');
  await expect(app.page.getByText('Updated just now')).toBeVisible();
  await expect(app.row('BJ-DEV-0003')).toHaveAttribute('aria-selected', 'true');
});

test('when everything failed the last list stays, and the reason is told', async ({ app }) => {
  await app.start(signedIn());
  await app.answer('inventory:list', { ok: false, error: { code: 'offline', fix: 'retry' } });
  await app.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(app.page.getByRole('alert')).toContainText('This computer is offline.');
  await expect(app.page.getByText('280 machines')).toBeVisible();
});

testWithClock('the age of the data is told and grows', async ({ app }) => {
  await app.start(signedIn());
  await expect(app.page.getByText('Updated just now')).toBeVisible();
  await app.page.clock.fastForward('02:10');
  await expect(app.page.getByText(/^Updated 2 min/)).toBeVisible();
});

test('late answers of an older refresh are dropped', async ({ app }) => {
  await app.start({ ...signedIn(), held: ['inventory:list'] });
  // Signing out asks anew; the first answer, still on its way, is the older one.
  await app.update({ accounts: [SHANGHAI] });
  await app.emit('accounts:changed', [SHANGHAI]);
  await app.release('inventory:list');
  await expect(app.page.getByText('187 machines')).toBeVisible();
});

test('fifty thousand rows: only those in sight exist, the last is one key away', async ({
  app,
}) => {
  const scenario = signedIn();
  const [template] = scenario.machines;
  if (template === undefined) throw new Error('No machine to copy.');
  const machines = Array.from({ length: 50_000 }, (_, index): Machine => ({
    ...template,
    id: `${SHANGHAI.id}/desktop/m-${index}`,
    name: `M-${String(index).padStart(5, '0')}`,
  }));
  await app.start({ ...scenario, machines });
  await app.row('M-00000').click();
  await app.page.keyboard.press('End');
  await expect(app.row('M-49999')).toBeFocused();
  await expect(app.row('M-49999')).toBeInViewport({ ratio: 1 });
  expect(await app.grid.getByRole('row').count()).toBeLessThan(60);
  await app.searchFor('4321');
  await expect(app.page.getByText(/^\d+ of 50,000$/)).toBeVisible();
});
