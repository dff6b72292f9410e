import { english } from '../support/english';
import { signedIn } from './fake/data';
import { expect, test } from './fixtures';

test('diagnostics are read whole before they are saved', async ({ app }) => {
  const { page } = app;
  const scenario = signedIn();
  await app.start(scenario);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('diagnostics');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: english('diagnostics.title') });
  const text = dialog.getByRole('textbox', { name: english('diagnostics.text') });
  await expect(text).toHaveValue(scenario.report.text);
  await expect(text).not.toBeEditable();
  await app.expectAccessible();

  await dialog.getByRole('button', { name: english('diagnostics.save') }).click();
  await expect(dialog.getByRole('status')).toHaveText(
    english('diagnostics.saved', { name: 'Crashcart diagnostics 2026-11-22.txt' }),
  );
  expect(await app.lastArgs('diagnostics:save')).toEqual({ reportId: scenario.report.id });

  const error = { code: 'diagnostics-not-saved', fix: 'none' } as const;
  await app.answer('diagnostics:save', { ok: false, error });
  await dialog.getByRole('button', { name: english('diagnostics.save') }).click();
  await expect(page.getByRole('alert')).toContainText(english('error.diagnostics-not-saved'));
  await expect(dialog.getByRole('status')).toHaveText('');
});

test('what it is made of is shown, and a licence is found by a word', async ({ app }) => {
  const { page } = app;
  const scenario = signedIn();
  await app.start(scenario);
  await page.keyboard.press('Control+,');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: english('about.open') })
    .click();
  const dialog = page.getByRole('dialog', { name: english('about.title') });
  for (const value of Object.values({ ...scenario.about }))
    await expect(dialog).toContainText(value);
  await expect(dialog.getByRole('listitem')).toHaveCount(scenario.notices.length);
  await app.expectAccessible();

  await dialog.getByRole('searchbox').fill('apache VERSION');
  await expect(dialog.getByRole('listitem')).toHaveText([/web-streams/]);
  await dialog.getByText('web-streams 1.0.0').click();
  await expect(dialog.getByText('Apache License')).toBeVisible();
  await app.expectAccessible();
  await dialog.getByRole('searchbox').fill('nothing like it');
  await expect(dialog.getByRole('status')).toHaveText(english('about.found', { count: 0 }));

  await dialog.getByRole('button', { name: english('diagnostics.showLog') }).click();
  await expect.poll(() => app.calls('diagnostics:showLog')).toHaveLength(1);
});

test('the help menu leads to both', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('row').nth(1).waitFor();
  for (const topic of ['about', 'diagnostics'] as const) {
    await app.emit('app:help', topic);
    await expect(app.page.getByRole('dialog', { name: english(`${topic}.title`) })).toBeVisible();
  }
});

test('both are there although the policy cannot be read', async ({ app }) => {
  const scenario = signedIn();
  const policy = {
    state: 'refused',
    source: '/etc/crashcart/policy.json',
    detail: 'Ouch',
  } as const;
  await app.start({ ...scenario, info: { ...scenario.info, policy } });
  for (const topic of ['about', 'diagnostics'] as const) {
    await app.page.getByRole('button', { name: english(`${topic}.open`) }).click();
    const dialog = app.page.getByRole('dialog', { name: english(`${topic}.title`) });
    await expect(dialog).toBeVisible();
    await app.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await app.emit('app:help', topic);
    await expect(dialog).toBeVisible();
    await app.page.keyboard.press('Escape');
  }
  await app.expectAccessible();
});
