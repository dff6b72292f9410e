import { firstRun, PRACTICE, signedIn } from './fake/data';
import { expect, test } from './fixtures';

test('first run says what the app does and offers two ways on', async ({ app }) => {
  await app.start(firstRun());
  await expect(app.page.getByRole('listitem')).toHaveCount(3);
  await expect(app.page.getByRole('button')).toHaveText([
    'Add account',
    'Explore the practice region',
  ]);
  await expect(app.page).toHaveTitle('Crashcart');
  expect(await app.calls('app:ready')).toHaveLength(1);
  expect(await app.calls('accounts:practice')).toHaveLength(0);
});

test('the practice region is one click away and marked as practice', async ({ app }) => {
  await app.start({ ...firstRun(), held: ['accounts:practice'] });
  const explore = app.page.getByRole('button', { name: 'Explore the practice region' });
  await explore.click();
  await expect(app.page.getByRole('status')).toHaveText('Starting the practice region…');
  await expect(explore).toBeDisabled();
  await app.release('accounts:practice');
  await expect(app.grid).toBeVisible();
  await expect(app.page.getByRole('navigation', { name: 'Accounts' })).toContainText('Practice');
  await expect(app.page.getByText('280 machines')).toBeVisible();
});

test('--practice goes there by itself', async ({ app }) => {
  const scenario = firstRun();
  await app.start({ ...scenario, info: { ...scenario.info, startInPractice: true } });
  await expect(app.grid).toBeVisible();
  expect(await app.calls('accounts:practice')).toHaveLength(1);
});

test('a practice region that does not start says why, and can be tried again', async ({ app }) => {
  await app.start({
    ...firstRun(),
    failing: {
      'accounts:practice': { ok: false, error: { code: 'practice-failed', fix: 'retry' } },
    },
  });
  const explore = app.page.getByRole('button', { name: 'Explore the practice region' });
  await explore.click();
  await expect(app.page.getByRole('alert')).toContainText('The practice region did not start.');
  await app.answer('accounts:practice', null);
  await explore.click();
  await expect(app.grid).toBeVisible();
});

test('accounts that cannot be read are a reason and a retry, not a first run', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failing: { 'accounts:list': { ok: false, error: { code: 'internal', fix: 'retry' } } },
  });
  await expect(app.page.getByRole('alert')).toContainText('Something went wrong');
  await app.answer('accounts:list', null);
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await expect(app.grid).toBeVisible();
});

test('remembered accounts that are signing in show rows to come, then the machines', async ({
  app,
}) => {
  const account = { ...PRACTICE, session: { state: 'signing-in' } } as const;
  await app.start({ ...firstRun(), accounts: [account], machines: firstRun().practice.machines });
  await expect(app.page.getByRole('status').getByText('Reading machines…')).toBeAttached();
  await app.update({ accounts: [PRACTICE] });
  await app.emit('accounts:changed', [PRACTICE]);
  await expect(app.grid).toBeVisible();
});

for (const [locale, button, lang] of [
  ['zh-CN', '体验演练区域', 'zh-CN'],
  ['zh-TW', '体验演练区域', 'zh-CN'],
  ['de-DE', 'Explore the practice region', 'en'],
] as const) {
  test(`the interface for ${locale} is ${lang}`, async ({ app }) => {
    const scenario = firstRun();
    await app.start({ ...scenario, info: { ...scenario.info, locale } });
    await expect(app.page.getByRole('button', { name: button })).toBeVisible();
    await expect(app.page.locator('html')).toHaveAttribute('lang', lang);
  });
}
