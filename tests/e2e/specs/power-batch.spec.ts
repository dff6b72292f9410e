import { english } from '../../support/english';
import { DESKTOP, DESKTOP_WITH_PASSWORD, IDLE_DESKTOP } from '../../support/names';
import { expect, test } from '../fixtures';

const ORDERS = '/v2/*/desktops/action';

/** Longer than any test: what is going on ends when the test moves the cloud's clock. */
const HOUR = 3600;

const action = english('batch.action.restart');

test('several desktops are restarted with one question, each with its own result', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud({
    timings: { power: HOUR },
    estate: { desktops: 6, servers: 0 },
  });
  const machines = await computer.signIn(cloud);
  const { window } = computer.app;
  const names = [DESKTOP, DESKTOP_WITH_PASSWORD, IDLE_DESKTOP];
  // What is not shown is not ordered about: all three have to be in sight.
  for (const name of names) await machines.row(name).click({ modifiers: ['Control'] });
  const bar = window.getByRole('region', { name: english('selection.title') });
  await expect(bar).toContainText(english('selection.count', { count: 3 }));
  // With the mouse: were the menu to open over its button, letting go would choose from it.
  await bar.getByRole('button', { name: english('selection.power') }).click();
  await window
    .getByRole('menuitem', { name: english('batch.entry', { action, count: 3 }), exact: true })
    .click();

  const dialog = window.getByRole('dialog', { name: english('batch.title', { action, count: 3 }) });
  const confirm = dialog.getByRole('button', {
    name: english('batch.confirm', { action, count: 3 }),
  });
  // Somebody is on two of them: how many it is about has to be typed.
  await expect(dialog).toContainText('wang.fang');
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill('2');
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill('3');
  expect(cloud.seen('POST', ORDERS)).toEqual([]);
  // Switched off by somebody else a moment before: the cloud refuses this one.
  cloud.desktop(IDLE_DESKTOP).setStatus('SHUTOFF');
  await confirm.click();

  await expect.poll(() => cloud.seen('POST', ORDERS)).toHaveLength(3);
  await expect.poll(() => cloud.desktop(DESKTOP).taskStatus).toBe('rebooting');
  await expect.poll(() => cloud.desktop(DESKTOP_WITH_PASSWORD).taskStatus).toBe('rebooting');
  const results = dialog.getByRole('list', { name: english('batch.results') });
  // Of both: a restart that is over before it was seen is believed only after a minute.
  await expect(results.getByRole('listitem').filter({ hasText: 'Restarting' })).toHaveCount(2);
  cloud.pass(HOUR);
  await expect(dialog.getByRole('status')).toHaveText(
    english('batch.counts', { done: 2, total: 3, failed: 1, going: 0 }),
  );
  await expect(
    results.getByRole('listitem').filter({ hasText: DESKTOP_WITH_PASSWORD }),
  ).toContainText(english('batch.is.done', { power: 'Running' }));
  await dialog
    .getByRole('button', { name: english('common.close') })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  expect(cloud.seen('POST', ORDERS), 'each order once').toHaveLength(3);
  await expect(await machines.find(DESKTOP)).toContainText('Running');
});
