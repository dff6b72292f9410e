import { signedIn } from './fake/data';
import { IN_USE } from './fake/estate';
import type { Scenario } from './fake/control';
import type { PowerRun } from '../../preload/contract/power';
import { expect, test, type RendererApp } from './fixtures';

function idOf({ machines }: Scenario, name: string): string {
  const machine = machines.find((one) => one.name === name);
  if (machine === undefined) throw new Error(`No machine ${name}.`);
  return machine.id;
}

function bar(app: RendererApp) {
  return app.page.getByRole('region', { name: 'Chosen machines' });
}

test('Ctrl+click, Shift+click and a click on the mark choose; a plain click ends it', async ({
  app,
}) => {
  await app.start(signedIn());
  await app.row('BJ-DEV-0001').click();
  await expect(bar(app)).toHaveCount(0);
  await app.row('BJ-DEV-0003').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar(app)).toContainText('2 machines chosen');
  await expect(app.row('BJ-DEV-0001')).toHaveAttribute('aria-selected', 'true');
  await expect(app.row('BJ-DEV-0002')).toHaveAttribute('aria-selected', 'false');
  await app.row('BJ-DEV-0006').click({ modifiers: ['Shift'] });
  await expect(bar(app)).toContainText('4 machines chosen');
  await app.row('BJ-DEV-0004').getByTitle('Choose it with others').click();
  await expect(bar(app)).toContainText('3 machines chosen');
  await expect(app.grid).toHaveAttribute('aria-multiselectable', 'true');
  await app.row('BJ-DEV-0002').click();
  await expect(bar(app)).toHaveCount(0);
});

test('by keyboard: Space, Shift with arrows, Ctrl+A, Escape; the count is said', async ({
  app,
}) => {
  await app.start(signedIn());
  const { page } = app;
  const said = page.getByRole('status').filter({ hasText: 'chosen' });
  await app.search.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(said).toHaveText('1 machine chosen');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(said).toHaveText('2 machines chosen');
  await page.keyboard.press('Escape');
  await expect(bar(app)).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(said).toHaveText('3 machines chosen');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(said).toHaveText('2 machines chosen');
  await page.keyboard.press('Control+a');
  await expect(said).toHaveText('280 machines chosen');
  // Only what is in sight is chosen.
  await app.searchFor('SH-HR-000');
  await expect(said).not.toHaveText('280 machines chosen');
});

test('tags for all that are chosen, with completion, and taken away again', async ({ app }) => {
  const scenario = signedIn();
  const first = idOf(scenario, 'BJ-DEV-0001');
  const marks = { favourite: false, tags: ['Lab'], note: '', openedAt: null };
  await app.start({ ...scenario, library: { machines: { [first]: marks }, searches: [] } });
  await app.row('BJ-DEV-0001').click();
  await app.row('BJ-DEV-0002').click({ modifiers: ['Shift'] });
  await bar(app).getByRole('button', { name: 'Tags…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Tags of 2 machines' });
  await expect(dialog.getByRole('listitem')).toContainText(['Lab']);
  await expect(dialog.getByRole('listitem').first()).toContainText('1 of 2');
  await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('la');
  await dialog.getByRole('combobox', { name: 'Add a tag' }).press('ArrowDown');
  await dialog.getByRole('option', { name: 'Lab' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText('2 of 2');
  expect(await app.lastArgs('library:mark')).toEqual({
    machineIds: [first, idOf(scenario, 'BJ-DEV-0002')],
    change: { kind: 'tag', tag: 'Lab', on: true },
  });
  await dialog.getByRole('button', { name: 'Remove the tag “Lab”' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
});

test('power for several: one question, the count typed where somebody works, each its own result', async ({
  app,
}) => {
  const scenario = signedIn();
  const running = scenario.machines.filter(
    (machine) => machine.kind === 'desktop' && machine.power.meaning === 'on',
  );
  const inUse = running.find(({ name }) => name === IN_USE);
  const [idle] = running.filter(({ connection }) => connection?.meaning !== 'connected');
  if (inUse === undefined || idle === undefined) throw new Error('No machines to choose.');
  const off = scenario.machines.find(({ power }) => power.meaning === 'off');
  if (off === undefined) throw new Error('No machine is off.');
  await app.start({ ...scenario, machines: [inUse, idle, off] });
  await app.row(inUse.name).click();
  await app.page.keyboard.press('Control+a');
  await bar(app).getByRole('button', { name: 'Power' }).click();
  await app.page.getByRole('menuitem', { name: 'Restart (2)…', exact: true }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Restart: 2 machines' });
  await expect(dialog.getByText('Connected now')).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Restart 2 machines' });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('To confirm, type how many machines it is about: 2').fill('2');
  // The second one cannot be ordered at all.
  await confirm.click();
  const orders = await app.calls('power:act');
  expect(orders.map(({ args }) => args)).toEqual(
    expect.arrayContaining([
      { machineId: inUse.id, action: 'restart' },
      { machineId: idle.id, action: 'restart' },
    ]),
  );
  const tell = (machine: typeof idle, state: PowerRun['state']): Promise<void> =>
    app.emit('power:changed', {
      machineId: machine.id,
      machineName: machine.name,
      kind: machine.kind,
      action: 'restart',
      since: '2026-11-22T08:00:00Z',
      consoleId: null,
      state,
    });
  const at = '2026-11-22T08:00:30Z';
  await tell(idle, { state: 'done', power: { meaning: 'on', raw: 'ACTIVE' }, at, witnessed: true });
  await tell(inUse, { state: 'failed', at, error: { code: 'not-allowed', fix: 'none' } });
  await expect(dialog.getByRole('status')).toHaveText('1 of 2 done, 1 failed, none under way');
  const results = dialog.getByRole('list', { name: 'What became of each machine' });
  await expect(results.getByRole('listitem').filter({ hasText: idle.name })).toContainText(
    'Done: Running',
  );
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
});

test('a machine that cannot be asked about counts as one that is in use', async ({ app }) => {
  const scenario = signedIn();
  const machines = scenario.machines.filter(({ name }) => /^BJ-DEV-000[1-9]$/.test(name));
  await app.start({
    ...scenario,
    machines,
    failing: { 'power:look': { ok: false, error: { code: 'timed-out', fix: 'retry' } } },
  });
  await app.row('BJ-DEV-0001').click();
  await app.page.keyboard.press('Control+a');
  await bar(app).getByRole('button', { name: 'Power' }).click();
  await app.page.getByRole('menuitem', { name: /^Force off \(/ }).click();
  const dialog = app.page.getByRole('dialog', { name: /^Force off/ });
  await expect(
    dialog.getByText('Crashcart could not find out who is on it now.').first(),
  ).toBeVisible();
  await expect(dialog.getByLabel(/^To confirm/)).toBeVisible();
});
