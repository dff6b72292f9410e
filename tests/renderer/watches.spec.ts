import type { Locator } from '@playwright/test';
import type { Watch } from '../../preload/contract/watches';
import { english } from '../support/english';
import { signedIn } from './fake/data';
import { IN_USE } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

const SERVER = 'gpu-rack1-02';

async function ask(app: RendererApp, name: string): Promise<Locator> {
  await app.searchFor(name);
  await app.row(name).click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: english('watch.menu') }).click();
  return app.page.getByRole('dialog', { name: english('watch.title', { name }) });
}

function choice(dialog: Locator, condition: Watch['condition']): Locator {
  return dialog.getByRole('button', { name: english(`watch.condition.${condition}`) });
}

test('one click in the menu of a row, one on what is waited for; it is listed, and ended', async ({
  app,
}) => {
  const { page } = app;
  await app.start(signedIn());
  const dialog = await ask(app, IN_USE);
  await app.expectAccessible();
  // It is in use, so that is nothing to wait for.
  await expect(choice(dialog, 'connected')).toHaveAttribute('aria-disabled', 'true');
  await expect(choice(dialog, 'connected')).toContainText(english('watch.already'));
  await choice(dialog, 'free').click();
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('watches:begin')).toMatchObject({ condition: 'free' });
  await expect(app.row(IN_USE).getByText(english('watch.row'))).toHaveCount(1);

  await app.row(IN_USE).click();
  await page.keyboard.press('i');
  const section = page.getByRole('region', { name: english('watch.section') });
  await expect(section.getByRole('status')).toHaveText(english('watch.active.free'));

  await page.getByRole('button', { name: english('watch.list.title') }).click();
  const board = page.getByRole('dialog', { name: english('watch.list.title') });
  await expect(board.getByRole('listitem')).toContainText([IN_USE]);
  await app.expectAccessible();
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: english('watch.stop') }).click();
  await expect(section.getByRole('status')).toHaveText('');
  await expect(page.getByRole('button', { name: english('watch.list.title') })).toHaveCount(0);
});

test('a server can be waited for to run, and nothing else', async ({ app }) => {
  await app.start(signedIn());
  const dialog = await ask(app, SERVER);
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(choice(dialog, 'on')).toHaveAttribute('aria-disabled', 'true');
});

test('twenty are enough; the one that is watched can be watched for something else', async ({
  app,
}) => {
  const scenario = signedIn();
  const machine = scenario.machines.find(({ name }) => name === IN_USE);
  if (machine === undefined) throw new Error('It is not there');
  const others = scenario.machines.slice(-19);
  const watches = [machine, ...others].map(({ id, name, accountId }): Watch => ({
    machineId: id,
    machineName: name,
    accountId,
    condition: 'free',
    since: '2026-11-21T08:00:00Z',
  }));
  await app.start({ ...scenario, watches });
  let dialog = await ask(app, IN_USE);
  await expect(choice(dialog, 'free')).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: english('common.close') }).click();
  dialog = await ask(app, 'SH-HR-0002');
  await expect(choice(dialog, 'on')).toContainText(english('watch.full', { most: 20 }));
});

test('it is told by the system, and a click leads to the machine whatever the list shows', async ({
  app,
}) => {
  const scenario = signedIn();
  await app.start(scenario);
  const machine = scenario.machines.find(({ name }) => name === IN_USE);
  if (machine === undefined) throw new Error('It is not there');
  const { id: machineId, name: machineName, accountId } = machine;
  const since = '2026-11-21T08:00:00Z';
  const watch: Watch = { machineId, machineName, accountId, condition: 'free', since };
  await app.searchFor('nothing is called so');
  await app.emit('watches:news', { watch, end: { is: 'met' } });
  await expect
    .poll(() => app.lastArgs('app:notify'))
    .toEqual({ title: IN_USE, body: english('watch.news.free'), machineId, about: 'machine' });
  await app.emit('app:notified', { machineId, about: 'machine' });
  await expect(app.search).toHaveValue('');
  await expect(app.row(IN_USE)).toBeInViewport();
  await expect(app.row(IN_USE)).toHaveAttribute('aria-selected', 'true');
  const error = { code: 'not-allowed', fix: 'none' } as const;
  await app.emit('watches:news', { watch, end: { is: 'lost', error } });
  await expect(app.page.getByText(english('watch.lost', { name: IN_USE }))).toBeVisible();
});
