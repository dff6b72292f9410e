import { signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

/** Name of what has the focus, and whether one can see that it has it. */
async function focused(app: RendererApp): Promise<{ name: string; visible: boolean }> {
  return app.page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', visible: false };
    const drawn = (one: Element | null) =>
      one !== null && getComputedStyle(one).outlineStyle !== 'none';
    // A radio button lies unseen over its label, which draws the ring; the search box draws its own
    // around the chips as well.
    const visible = [element, element.nextElementSibling, element.parentElement].some(drawn);
    const named = element.getAttribute('aria-label') ?? element.textContent.trim();
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    return { name: (label ?? named).replace(/\s+/g, ' ').trim(), visible };
  });
}

test('Tab walks through the window in reading order, and every stop is seen', async ({ app }) => {
  await app.start(signedIn());
  await expect(app.row('BJ-DEV-0001')).toBeVisible();
  const walk: string[] = [];
  for (let step = 0; step < 32; step += 1) {
    await app.page.keyboard.press('Tab');
    const { name, visible } = await focused(app);
    expect(visible, name).toBe(true);
    walk.push(name);
  }
  expect(walk).toEqual([
    'Machines',
    expect.stringMatching(/^All machines/),
    expect.stringMatching(/^Favourites/),
    expect.stringMatching(/^Recent/),
    expect.stringMatching(/^All accounts/),
    expect.stringMatching(/^Finance, Shanghai/),
    'Actions for Finance, Shanghai',
    expect.stringMatching(/^北京研发/),
    'Actions for 北京研发',
    'Sessions',
    'Add account',
    'Explore the practice region',
    'Activity log',
    'Settings',
    'Search machines',
    'All',
    'Export what is shown as CSV…',
    'Columns',
    'Details',
    'Refresh',
    'Name',
    'Power',
    'Connection / health',
    'Users',
    'Address / place',
    'Account · region',
    'Updated',
    expect.stringMatching(/^BJ-DEV-0001,/),
    'Favourite',
    'Remote assistance',
    'Power',
    'Open console',
  ]);
});

test('a dialog keeps the focus inside and gives it back', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  const add = page.getByRole('button', { name: 'Add account' });
  await add.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(page.getByLabel('Account name')).toBeFocused();
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(add).toBeFocused();
});

test('the menu of an account by keyboard', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  const menu = page.getByRole('button', { name: 'Actions for Finance, Shanghai' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Sign in again…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test('assistance by keyboard: in, and back to the row', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  await app.row('BJ-DEV-0001').click();
  // The star comes before it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(app.panel).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(app.panel.getByRole('button', { name: 'Create assistance' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(app.panel).toHaveCount(0);
  await expect(app.row('BJ-DEV-0001')).toBeFocused();
});
