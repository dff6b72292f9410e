import type { Locator } from '@playwright/test';
import type { ActivityFilter } from '../../preload/contract/activity';
import { activityLog, happened } from './fake/activity';
import { signedIn } from './fake/data';
import { CHINESE_NAME, LONG_NAME } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

const scenario = () => ({ ...signedIn(), activity: activityLog() });

/** Opens the log from the sidebar. */
async function openLog(app: RendererApp): Promise<Locator> {
  await app.page.getByRole('button', { name: 'Activity log' }).click();
  const log = app.page.getByRole('region', { name: 'Activity log' });
  await log.waitFor();
  return log;
}

const rows = (app: RendererApp): Locator =>
  app.page.getByRole('table', { name: 'Activity log' }).getByRole('row');

/** The filter of the newest call. */
async function asked(app: RendererApp): Promise<ActivityFilter | undefined> {
  const args = (await app.lastArgs('activity:list')) as { filter: ActivityFilter } | undefined;
  return args?.filter;
}

test.describe('the log', () => {
  test('says who did what, where, when and why, the newest first', async ({ app }) => {
    await app.start(scenario());
    await openLog(app);
    await expect(rows(app)).toHaveCount(15);
    await expect(rows(app).nth(1)).toContainText('Log exported: 13 entries as CSV');
    const first = rows(app).last();
    await expect(first).toContainText('8:00:00');
    await expect(first).toContainText('Nov 20, 2026');
    await expect(first).toContainText('support-01');
    await expect(first).toContainText('Finance, Shanghai');
    await expect(first).toContainText('Console opened');
    await expect(first).toContainText('Ticket 4711');
    await expect(rows(app).filter({ hasText: LONG_NAME }).first()).toContainText(
      'Assistance ended by the technician',
    );
    await expect(app.page.getByText('Internet link copied')).toBeVisible();
    await expect(app.page.getByText('Forced restart: failed')).toBeVisible();
    await app.expectAccessible();
  });

  test('shows what it does not know, and what cannot be read', async ({ app }) => {
    await app.start(scenario());
    await openLog(app);
    await expect(rows(app).filter({ hasText: 'desk-tidied' })).toContainText('drawers: 3');
    await expect(rows(app).filter({ hasText: 'cannot be read' })).toContainText('{"seq":10');
  });

  test('says that nothing is recorded yet', async ({ app }) => {
    await app.start(signedIn());
    await openLog(app);
    await expect(app.page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible();
  });

  test('that cannot be read says why, and is read again', async ({ app }) => {
    const error = { code: 'activity-not-read', fix: 'retry', detail: 'EACCES' } as const;
    await app.start({ ...scenario(), failing: { 'activity:list': { ok: false, error } } });
    await openLog(app);
    await expect(app.page.getByRole('alert')).toContainText('The log could not be read');
    await app.answer('activity:list', null);
    await app.page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect(rows(app)).toHaveCount(15);
    await expect(app.page.getByRole('alert')).toHaveCount(0);
  });

  test('of thousands of lines is read as it is scrolled, by keys too', async ({ app }) => {
    const activity = Array.from({ length: 1000 }, (_, index) =>
      happened(index + 1, index, { kind: 'console-opened', facts: { view: 'full' } }),
    );
    await app.start({ ...signedIn(), activity });
    await openLog(app);
    await expect(app.page.getByText('1,000 entries')).toBeVisible();
    expect(await rows(app).count()).toBeLessThan(60);
    expect(await app.calls('activity:list')).toHaveLength(1);
    await app.page.getByRole('region', { name: 'Activity', exact: true }).focus();
    for (let page = 1; page < 5; page += 1) {
      await app.page.keyboard.press('End');
      await expect.poll(async () => (await app.calls('activity:list')).length).toBe(page + 1);
    }
    await app.page.keyboard.press('End');
    await expect(rows(app).last()).toContainText(/^1\s/);
    await expect(rows(app).last()).toHaveAttribute('aria-rowindex', '1001');
  });
});

test.describe('the filter', () => {
  test('by text, subject, machine and day', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await app.page.keyboard.press('/');
    await expect(log.getByLabel('Search')).toBeFocused();
    await app.page.keyboard.type('zhang');
    await expect(rows(app)).toHaveCount(4);
    await expect(log.getByRole('status').first()).toHaveText('3 of 14 entries');
    await log.getByLabel('Search').fill('');

    await log.getByLabel('About').selectOption('Remote assistance');
    await expect(rows(app)).toHaveCount(6);
    await log.getByLabel('About').selectOption('Everything');

    await log.getByLabel('Machine').fill('杭州');
    await app.page.keyboard.press('ArrowDown');
    await log.getByRole('option', { name: CHINESE_NAME }).click();
    await expect(rows(app)).toHaveCount(4);
    await expect(log.getByLabel('Machine')).toHaveValue(CHINESE_NAME);
    await log.getByLabel('Machine').fill('');

    await log.getByLabel('From', { exact: true }).fill('2026-11-21');
    await log.getByLabel('To', { exact: true }).fill('2026-11-21');
    await expect(rows(app)).toHaveCount(5);
    expect(await asked(app)).toEqual({
      text: '',
      machine: '',
      subject: 'all',
      from: new Date(2026, 10, 21).toISOString(),
      until: new Date(2026, 10, 22).toISOString(),
    });
  });

  test('that leaves nothing says so, and is cleared', async ({ app }) => {
    await app.start({ ...signedIn(), activity: activityLog().slice(0, 3) });
    const log = await openLog(app);
    await log.getByLabel('Search').fill('nobody');
    await expect(app.page.getByRole('heading', { name: 'Nothing like this' })).toBeVisible();
    await log.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows(app)).toHaveCount(4);
    await expect(log.getByLabel('Search')).toHaveValue('');
  });
});

test.describe('the check', () => {
  test('says that no line was changed, and what the end was held against', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await app.hold('activity:verify');
    await log.getByRole('button', { name: 'Verify' }).click();
    await expect(log.getByText('Checking every line…')).toBeVisible();
    await app.release('activity:verify');
    const status = log.getByRole('status').filter({ hasText: 'No line was changed' });
    await expect(status).toContainText('No line was changed or is missing (14 lines).');
    await expect(status).toContainText('kept in the keychain');
    await app.answer('activity:verify', {
      ok: true,
      value: { lines: 14, findings: [], end: 'file' },
    });
    await log.getByRole('button', { name: 'Verify' }).click();
    await expect(status).toContainText('somebody who changes both would not be noticed');
  });

  test('names every line that was changed or is missing', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await app.answer('activity:verify', {
      ok: true,
      value: {
        lines: 14,
        end: 'keychain',
        findings: [
          { fault: 'changed', line: 2, from: 2, to: 2 },
          { fault: 'missing', line: 4, from: 4, to: 6 },
          { fault: 'moved', line: 7, from: 9, to: 9 },
          { fault: 'inserted', line: 9, from: 3, to: 3 },
          { fault: 'replaced', line: 11, from: 11, to: 12 },
          { fault: 'cut-short', line: 15, from: 15, to: 15 },
          { fault: 'rewritten', line: 14, from: 14, to: 14 },
        ],
      },
    });
    await log.getByRole('button', { name: 'Verify' }).click();
    const alert = log.getByRole('alert');
    await expect(alert).toContainText('The log was changed in 7 places');
    await expect(alert.getByRole('listitem')).toHaveText([
      'Line 2 was changed.',
      'Entries 4 to 6 are missing at line 4.',
      'Entry 9 was moved to line 7.',
      'Line 9 was put in later.',
      'Lines 11 to 12 are not those that were written there.',
      'Entry 15 is missing at the end.',
      'Entry 14 is not the one that was written: it, or entries before it, were made anew.',
    ]);
    await expect(
      rows(app).filter({ hasText: 'Found by the check: Line 2 was changed.' }),
    ).toHaveCount(1);
    await app.expectAccessible();
  });

  test('that fails says why', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await app.answer('activity:verify', {
      ok: false,
      error: { code: 'activity-not-read', fix: 'retry' },
    });
    await log.getByRole('button', { name: 'Verify' }).click();
    await expect(log.getByRole('alert')).toContainText('The log could not be checked');
  });
});

test.describe('the export', () => {
  test('takes what is looked for, and names the file', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await log.getByLabel('Search').fill('zhang');
    await log.getByRole('button', { name: 'Export' }).click();
    await app.page.getByRole('menuitem', { name: 'As CSV…' }).click();
    await expect(log.getByRole('status').first()).toContainText(
      'Written to Crashcart activity 2026-11-22.csv.',
    );
    expect(await app.lastArgs('activity:export')).toMatchObject({
      format: 'csv',
      filter: { text: 'zhang' },
    });
    await log.getByRole('button', { name: 'Export' }).click();
    await app.page.getByRole('menuitem', { name: 'As JSON…' }).click();
    await expect(log.getByRole('status').first()).toContainText('2026-11-22.json');
  });

  test('that is dismissed says nothing; one that fails says why', async ({ app }) => {
    await app.start(scenario());
    const log = await openLog(app);
    await app.answer('activity:export', { ok: true, value: null });
    await log.getByRole('button', { name: 'Export' }).click();
    await app.page.getByRole('menuitem', { name: 'As CSV…' }).click();
    await expect.poll(async () => (await app.calls('activity:export')).length).toBe(1);
    await expect(log.getByRole('status').first()).toHaveText('14 entries');
    await app.answer('activity:export', {
      ok: false,
      error: { code: 'activity-not-exported', fix: 'none', detail: 'ENOSPC' },
    });
    await log.getByRole('button', { name: 'Export' }).click();
    await app.page.getByRole('menuitem', { name: 'As CSV…' }).click();
    await expect(app.page.getByRole('alert')).toContainText('The export could not be written.');
  });
});

test('the way there and back, by keys', async ({ app }) => {
  await app.start(scenario());
  const button = app.page.getByRole('button', { name: 'Activity log' });
  await button.focus();
  await app.page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-current', 'page');
  await expect(app.page.getByRole('tab', { name: 'Activity' })).toBeVisible();
  await expect(app.grid).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Back to the machines' }).press('Enter');
  await expect(app.grid).toBeVisible();
  await expect(button).toBeFocused();
  await button.press('Enter');
  await app.page.getByRole('button', { name: /^Finance, Shanghai/ }).click();
  await expect(app.grid).toBeVisible();
  await expect(button).not.toHaveAttribute('aria-current');
});

test('whoever comes back from a console sees that it was opened', async ({ app }) => {
  await app.start(scenario());
  const id = await app.openConsole('SH-HR-0003');
  await app.connect(id);
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await openLog(app);
  await app.page.getByRole('tab', { name: 'SH-HR-0003' }).click();
  const before = (await app.calls('activity:list')).length;
  await app.page.getByRole('tab', { name: 'Activity' }).click();
  await expect.poll(async () => (await app.calls('activity:list')).length).toBe(before + 1);
});

test('a log that cannot be written is told', async ({ app }) => {
  await app.start(signedIn());
  await app.emit('activity:unwritten', {
    code: 'activity-not-written',
    fix: 'none',
    detail: 'ENOSPC: no space left on device',
  });
  await expect(app.page.getByRole('alert')).toContainText('What happens is not being recorded');
});
