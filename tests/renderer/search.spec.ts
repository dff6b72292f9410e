import type { Machine } from '../../preload/contract/models';
import { SHANGHAI, signedIn } from './fake/data';
import { expect, test } from './fixtures';

function named(names: readonly string[]): Machine[] {
  const [template] = signedIn().machines;
  if (template === undefined) throw new Error('No machine to copy.');
  return names.map((name, index) => ({
    ...template,
    id: `${SHANGHAI.id}/desktop/n-${index}`,
    name,
  }));
}

test('matches are marked, whatever the accents, and not by colour alone', async ({ app }) => {
  const scenario = signedIn();
  const machines = [...named(['München-Empfang-01']), ...scenario.machines];
  await app.start({ ...scenario, machines });
  await app.searchFor('munchen 01');
  const marks = app.row('München-Empfang-01').locator('mark');
  await expect(marks).toHaveText(['München', '01']);
  await expect(marks.first()).toHaveCSS('text-decoration-line', 'underline');
  await app.expectAccessible();
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.expectAccessible('colours');
});

test('Chinese names are found by the initials of their pinyin', async ({ app }) => {
  await app.start(signedIn());
  await app.searchFor('hzsj 6');
  await expect(app.grid.getByRole('row').nth(1)).toHaveAccessibleName(/^杭州-设计-0006/);
  await expect(app.row('杭州-设计-0006').locator('mark')).toHaveText(['杭州-设计', '0006']);
});

test('the exact name comes first, and Enter opens it whatever was chosen before', async ({
  app,
}) => {
  const scenario = signedIn();
  await app.start({ ...scenario, machines: named(['kiosk-10', 'a-kiosk', 'kiosk', 'kiosk-2']) });
  await app.row('kiosk-10').click();
  await app.searchFor('kiosk');
  await expect(app.grid.getByRole('row').nth(1)).toHaveAccessibleName(/^kiosk,/);
  await app.search.press('Enter');
  await expect(app.page.getByRole('tab', { name: 'kiosk', exact: true })).toBeVisible();
});

test('a typing error is forgiven where nothing is spelt so, and that is said', async ({ app }) => {
  const scenario = signedIn();
  await app.start({ ...scenario, machines: named(['marketing-01', 'marketing-02', 'sales-01']) });
  await app.searchFor('marketting');
  await expect(app.page.getByText('Nothing is spelt so').first()).toBeVisible();
  await expect(app.grid.getByRole('row')).toHaveCount(3);
  await app.searchFor('marketting-03');
  await expect(app.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});

test('fields: completed by keyboard, kept as chips, removed by Backspace and by click', async ({
  app,
}) => {
  await app.start(signedIn());
  const { page, search } = app;
  const offers = page.getByRole('listbox', { name: 'Suggestions' });
  const chips = page.getByRole('list', { name: 'Fields searched' }).getByRole('listitem');
  await search.focus();
  await page.keyboard.type('us');
  await expect(offers.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(search).toHaveValue('user:');
  await page.keyboard.type('ele');
  await expect(offers.getByRole('option')).toHaveText([/Elena Rossi/]);
  await app.expectAccessible('everything', 'few');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('');
  await expect(search).toBeFocused();
  await expect(chips).toHaveText([/User\s*Elena Rossi/]);
  await page.keyboard.type('state:off ');
  await expect(chips).toHaveCount(2);
  const both = await page.getByText(/^\d+ of 280$/).textContent();
  await page.keyboard.press('Backspace');
  await expect(chips).toHaveCount(1);
  await expect(page.getByText(/^\d+ of 280$/)).not.toHaveText(both ?? '');
  await page.getByRole('button', { name: 'Remove User: Elena Rossi' }).click();
  await expect(chips).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(page.getByText('280 machines')).toBeVisible();
});

test('a search that finds nothing says so, and offers another', async ({ app }) => {
  await app.start(signedIn());
  await app.searchFor('SH-HR-0003 nobody');
  await expect(app.page.getByText('No machine has all of “SH-HR-0003 nobody”')).toBeVisible();
  await app.page.getByRole('button', { name: 'Search for “SH-HR-0003” instead' }).click();
  await expect(app.row('SH-HR-0003')).toBeVisible();
  await expect(app.search).toBeFocused();
});

test('a chosen column orders what is found; a third click leaves it to the search', async ({
  app,
}) => {
  await app.start({ ...signedIn(), machines: named(['x-kiosk', 'kiosk', 'a-kiosk']) });
  await app.searchFor('kiosk');
  const first = app.grid.getByRole('row').nth(1);
  const column = app.page.getByRole('columnheader', { name: 'Name' });
  await expect(first).toHaveAccessibleName(/^kiosk/);
  await column.getByRole('button').click();
  await expect(first).toHaveAccessibleName(/^a-kiosk/);
  await column.getByRole('button').click();
  await expect(first).toHaveAccessibleName(/^x-kiosk/);
  await column.getByRole('button').click();
  await expect(first).toHaveAccessibleName(/^kiosk/);
});
