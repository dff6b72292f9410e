import type { Machine } from '../../preload/contract/models';
import type { PowerRun } from '../../preload/contract/power';
import { SHANGHAI, signedIn, trouble } from './fake/data';
import { IN_USE } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

/** Nobody is on it. */
const IDLE = 'SH-HR-0001';

function machine(name: string): Machine {
  const found = signedIn().machines.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

function run(name: string, more: Partial<PowerRun>): PowerRun {
  const { id: machineId, kind } = machine(name);
  return {
    machineId,
    machineName: name,
    kind,
    action: 'restart',
    since: new Date().toISOString(),
    consoleId: null,
    state: { state: 'under-way', power: { meaning: 'busy', raw: 'rebooting' } },
    ...more,
  };
}

async function openRowMenu(app: RendererApp, name: string): Promise<void> {
  await app.searchFor(name);
  await app.row(name).getByRole('button', { name: 'Power' }).click();
}

const entry = (app: RendererApp, name: RegExp | string) =>
  app.page.getByRole('menuitem', { name, exact: true });

test('offers what the state allows, and says why not the rest', async ({ app }) => {
  await app.start(signedIn());
  await openRowMenu(app, IDLE);
  await expect(entry(app, /^Start/)).toHaveAttribute('aria-disabled', 'true');
  await expect(entry(app, /^Start/)).toContainText('It is running already.');
  await entry(app, /^Start/).click({ force: true });
  await expect(entry(app, 'Restart…'), 'it stays open').toBeVisible();
  expect(await app.calls('power:act')).toHaveLength(0);
  await app.page.keyboard.press('Escape');

  const off: Machine = { ...machine(IDLE), power: { meaning: 'off', raw: 'SHUTOFF' } };
  const fetchedAt = new Date(Date.now() + 1000).toISOString();
  await app.emit('inventory:machine', { ...off, fetchedAt });
  await expect(app.row(IDLE)).toContainText('Off');
  await openRowMenu(app, IDLE);
  await expect(entry(app, /^Restart…/)).toContainText('It is off. Start it.');
  await entry(app, 'Start').click();
  await expect(app.page.getByRole('dialog'), 'a start harms nobody').toHaveCount(0);
  await expect(app.row(IDLE).getByRole('button', { name: 'Power' })).toBeFocused();
  expect(await app.lastArgs('power:act')).toEqual({ machineId: off.id, action: 'start' });
});

test('a server has what CloudDC knows', async ({ app }) => {
  await app.start(signedIn());
  await openRowMenu(app, 'db-rack1-01');
  await expect(app.page.getByRole('menuitem')).toHaveText([/Start/, 'Restart…', 'Force off…']);
  await entry(app, 'Force off…').click();
  const dialog = app.page.getByRole('dialog', { name: 'Force db-rack1-01 off?' });
  await expect(dialog).toContainText('CloudDC does not know who uses a server.');
  await dialog.getByRole('button', { name: 'Force off' }).click();
  expect(await app.lastArgs('power:act')).toMatchObject({ action: 'force-off' });
});

test('where nobody is on it, one click confirms; the harmless answer has the focus', async ({
  app,
}) => {
  await app.start(signedIn());
  await openRowMenu(app, IDLE);
  await entry(app, 'Shut down…').click();
  const dialog = app.page.getByRole('dialog', { name: `Shut down ${IDLE}?` });
  await expect(dialog).toContainText('Nobody is connected now');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog.getByRole('textbox')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Shut down' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('power:act')).toMatchObject({ action: 'shut-down' });
});

test('where somebody is on it, its name has to be typed', async ({ app }) => {
  await app.start(signedIn());
  await openRowMenu(app, IN_USE);
  await entry(app, 'Restart…').click();
  const dialog = app.page.getByRole('dialog', { name: `Restart ${IN_USE}?` });
  await expect(dialog).toContainText('Connected now: m.schmidt.');
  const confirm = dialog.getByRole('button', { name: 'Restart' });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill(IN_USE.toLowerCase());
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill(IN_USE);
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('power:act')).toMatchObject({ action: 'restart' });
});

test('its console in another tab, assistance, and what is not known count as use', async ({
  app,
}) => {
  await app.start(signedIn());
  const dialog = app.page.getByRole('dialog');
  await app.openConsole(IDLE);
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await app.answer('power:look', {
    ok: true,
    value: { machine: machine(IDLE), assistance: 'going-on' },
  });
  await openRowMenu(app, IDLE);
  await entry(app, 'Restart…').click();
  await expect(dialog).toContainText('Remote assistance is going on.');
  await expect(dialog).toContainText('Its console is open in a tab of this window.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await app.answer('power:look', {
    ok: false,
    error: { code: 'throttled', fix: 'retry', requestId: 'r-77' },
  });
  await openRowMenu(app, 'SH-FIN-0004');
  await entry(app, 'Force off…').click();
  await expect(dialog).toContainText('Crashcart could not find out who is on it now.');
  await expect(dialog).toContainText('r-77');
  await expect(dialog.getByRole('button', { name: 'Force off' })).toBeDisabled();
});

test('who is on it is looked up before anything can be confirmed', async ({ app }) => {
  await app.start({ ...signedIn(), held: ['power:look'] });
  await openRowMenu(app, IDLE);
  await entry(app, 'Restart…').click();
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('Looking who is on it…');
  await expect(dialog.getByRole('button', { name: 'Restart' })).toBeDisabled();
  const now: Machine = { ...machine(IDLE), power: { meaning: 'busy', raw: 'rebooting' } };
  await app.answer('power:look', { ok: true, value: { machine: now, assistance: 'none' } });
  await app.release('power:look');
  await expect(dialog).toContainText('The cloud is working on it (rebooting).');
  await expect(dialog.getByRole('button', { name: 'Restart' })).toBeDisabled();
});

test('the row follows until it is done, and then shows the real state', async ({ app }) => {
  await app.start(signedIn());
  const since = new Date(Date.now() - 72_000).toISOString();
  await app.searchFor(IDLE);
  await app.emit('power:changed', run(IDLE, { since }));
  await expect(app.row(IDLE)).toContainText(/Restarting\s*1:1\d/);
  await openRowMenu(app, IDLE);
  await expect(entry(app, /^Restart…/)).toContainText('An action is under way.');
  await app.page.keyboard.press('Escape');
  const power = { meaning: 'on', raw: 'ACTIVE' } as const;
  const done = { state: 'done', power, at: new Date().toISOString(), witnessed: true } as const;
  await app.emit('power:changed', run(IDLE, { since, state: done }));
  await expect(app.row(IDLE)).toContainText('Running');
});

test('what failed is told with its machine, code and request id', async ({ app }) => {
  await app.start(signedIn());
  const error = {
    code: 'conflict',
    fix: 'none',
    cloudCode: 'WKS.00010032',
    requestId: 'r-4711',
    accountId: SHANGHAI.id,
  } as const;
  const at = new Date().toISOString();
  for (const name of [IDLE, IN_USE]) {
    await app.emit('power:changed', run(name, { state: { state: 'failed', at, error } }));
  }
  const notices = app.page.getByRole('region', { name: 'Notices' }).getByRole('alert');
  await expect(notices, 'one for each machine').toHaveCount(2);
  await expect(notices.first()).toContainText(`${IDLE} was not restarted`);
  await expect(notices.first()).toContainText('WKS.00010032');
  await expect(notices.first()).toContainText('r-4711');
});

test('from a console it is watched, told what is waited for, and can be stopped', async ({
  app,
}) => {
  await app.start(signedIn());
  const { page } = app;
  const id = await app.openConsole(IDLE);
  await app.connect(id);
  const panel = page.getByRole('tabpanel', { name: `Console of ${IDLE}` });
  await panel.getByRole('button', { name: 'Power' }).click();
  await entry(app, 'Restart and watch…').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog, 'the tab one looks at is no news').toContainText('Nobody is connected now');
  await dialog.getByRole('button', { name: 'Restart' }).click();
  expect(await app.lastArgs('power:act')).toMatchObject({ action: 'restart', consoleId: id });
  await expect(panel).toContainText('Waiting for the cloud to take the order');

  const watching = run(IDLE, { consoleId: id });
  await app.emit('power:changed', watching);
  await expect(panel).toContainText('The cloud says: Restarting…');
  await app.setConsole(
    id,
    trouble('machine-off', { params: { power: 'SHUTOFF' }, retry: { state: 'machine' } }),
  );
  await expect(panel).toContainText('Connecting again as soon as the machine runs');
  await expect(panel.getByRole('button', { name: 'Start and watch' })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Stop watching' }).click();
  expect(await app.lastArgs('power:unwatch')).toEqual({ machineId: machine(IDLE).id });
  await app.emit('power:changed', { ...watching, consoleId: null });
  await expect(panel.getByRole('button', { name: 'Stop watching' })).toHaveCount(0);

  const power = { meaning: 'on', raw: 'ACTIVE' } as const;
  const at = new Date(Date.parse(watching.since) + 48_000).toISOString();
  const done = { state: 'done', power, at, witnessed: true } as const;
  await app.emit('power:changed', { ...watching, state: done });
  await expect(panel).toContainText('Running again after 0:48');
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel).not.toContainText('Running again');
});

test('a console whose machine is off offers to start it', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole(IDLE);
  await app.setConsole(id, trouble('machine-off', { params: { power: 'SHUTOFF' } }));
  await app.page.getByRole('button', { name: 'Start and watch' }).click();
  expect(await app.lastArgs('power:act')).toEqual({
    machineId: machine(IDLE).id,
    action: 'start',
    consoleId: id,
  });
});

test('actions that main is about are there after a reload', async ({ app }) => {
  await app.start({ ...signedIn(), power: [run(IDLE, {})] });
  await app.searchFor(IDLE);
  await expect(app.row(IDLE)).toContainText('Restarting');
});
