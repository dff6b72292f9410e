import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';
import type { MachinesPage } from '../pages/machines';

const NOTE = '每周五重启 – ask Zoe first';

/** Signs in for the first time, to be remembered. */
async function signInForGood(computer: Computer, cloud: Cloud): Promise<MachinesPage> {
  const form = await (await computer.startFresh()).addAccount();
  const machines = await (await form.fill(cloud.account)).signIn();
  await machines.grid.waitFor();
  return machines;
}

function details(computer: Computer, name: string): Locator {
  const label = english('details.title', { name });
  return computer.app.window.getByRole('region', { name: label });
}

/** A line of the side bar, with the number of its machines. */
function view(computer: Computer, name: string): Locator {
  const views = computer.app.window.getByRole('navigation', { name: english('views.title') });
  return views.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
}

test('favourites, tags, notes and saved searches are there after a restart', async ({
  computer,
  keyring,
  cloud,
}) => {
  expect(keyring).toBeDefined();
  const machines = await signInForGood(computer, cloud);
  const { window } = computer.app;
  const star = english('favourite.mark');

  await test.step('they are made', async () => {
    await (await machines.find(SERVER)).getByRole('button', { name: star }).click();
    const row = await machines.find(DESKTOP);
    await row.click();
    await window.keyboard.press('i');
    const panel = details(computer, DESKTOP);
    await panel.getByRole('combobox', { name: english('tags.add') }).fill('Nachtschicht 夜班');
    await panel.getByRole('button', { name: english('tags.confirm'), exact: true }).click();
    await expect(panel.getByRole('listitem').filter({ hasText: '夜班' })).toBeVisible();
    await panel.getByRole('textbox', { name: english('details.note') }).fill(NOTE);
    await panel.getByRole('button', { name: english('common.close') }).click();
    await machines.search.fill('tag:夜班');
    await expect.poll(() => machines.count()).toBe(1);
    await window.getByRole('button', { name: english('search.save') }).click();
    const dialog = window.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Night shift');
    await dialog.getByRole('button', { name: english('search.save.confirm') }).click();
    await expect(view(computer, 'Night shift')).toContainText('1');
  });

  await computer.quit();
  const again = await computer.start();

  await test.step('they are found', async () => {
    await view(computer, english('views.favourites')).click();
    await expect(again.row(SERVER)).toBeVisible();
    await expect.poll(() => again.count()).toBe(1);
    await view(computer, 'Night shift').click();
    await expect(again.search).toHaveValue(/夜班/);
    await expect(again.row(DESKTOP)).toBeVisible();
    await expect.poll(() => again.count()).toBe(1);
    await again.row(DESKTOP).click();
    await computer.app.window.keyboard.press('i');
    const panel = details(computer, DESKTOP);
    await expect(panel.getByRole('textbox', { name: english('details.note') })).toHaveValue(NOTE);
    await expect(panel.getByRole('listitem').filter({ hasText: '夜班' })).toBeVisible();
  });
});

test('the machines seen last are there before any answer, and nobody who uses them is kept', async ({
  computer,
  keyring,
  cloud,
}) => {
  expect(keyring).toBeDefined();
  const machines = await signInForGood(computer, cloud);
  await expect(await machines.find(DESKTOP)).toContainText('wang.fang');
  await expect(machines.row(DESKTOP)).toContainText(/10\.\d+\.\d+\.\d+/);
  const address = /10\.\d+\.\d+\.\d+/.exec((await machines.row(DESKTOP).textContent()) ?? '')?.[0];
  await computer.quit();

  const file = path.join(computer.userData, 'last-inventory.json');
  const kept = readFileSync(file, 'utf8');
  expect(kept).toContain(DESKTOP);
  for (const private_ of ['wang.fang', address ?? 'no address', '"users"', '"place"']) {
    expect(kept).not.toContain(private_);
  }

  // The cloud does not answer: nobody can sign in, and nothing can be read.
  cloud.failNext({ path: '/v3/auth/tokens', status: 503, times: Infinity });
  cloud.desktop(IDLE_DESKTOP).setStatus('SHUTOFF');
  const again = await computer.start();
  const row = await again.find(DESKTOP);
  await expect(row).toHaveClass(/\bstale\b/);
  await expect(row).not.toContainText('wang.fang');
  const open = row.getByRole('button', { name: english('machines.open') });
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await expect(await again.find(IDLE_DESKTOP)).toContainText('Running');
});
