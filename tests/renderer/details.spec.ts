import { english } from '../support/english';
import { happened } from './fake/activity';
import { BEIJING, SHANGHAI, signedIn } from './fake/data';
import type { Scenario } from './fake/control';
import { expect, test, type RendererApp } from './fixtures';

const NAME = 'SH-HR-0003';

function withLog(): Scenario {
  const scenario = signedIn();
  const machineId = scenario.machines.find(({ name }) => name === NAME)?.id ?? '';
  return {
    ...scenario,
    activity: [
      happened(1, 0, {
        kind: 'console-opened',
        machineId,
        machine: NAME,
        reason: 'Ticket 4711',
        facts: { view: 'full' },
      }),
      happened(2, 1, { kind: 'notice-sent' }),
    ],
  };
}

function panel(app: RendererApp) {
  return app.page.getByRole('region', { name: `Details of ${NAME}` });
}

async function open(app: RendererApp): Promise<void> {
  await app.searchFor(NAME);
  await app.row(NAME).click();
  await app.page.keyboard.press('i');
  await expect(panel(app)).toBeFocused();
}

test('everything that is known of a machine, each value to be copied', async ({ app }) => {
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const scenario = withLog();
  await app.start(scenario);
  await open(app);
  const machine = scenario.machines.find(({ name }) => name === NAME);
  for (const value of [machine?.nativeId, machine?.place, machine?.region]) {
    await expect(panel(app).getByText(value ?? 'missing', { exact: true })).toBeVisible();
  }
  await panel(app).getByRole('button', { name: 'Copy: Id' }).click();
  await expect(panel(app).getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(machine?.nativeId);
  await panel(app).getByRole('button', { name: 'Open console' }).click();
  await expect(app.page.getByRole('tab', { name: NAME })).toBeVisible();
});

test('its history, and nothing of other machines', async ({ app }) => {
  await app.start(withLog());
  await open(app);
  const events = panel(app).getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(events).toHaveCount(1);
  await expect(events).toContainText('Ticket 4711');
  await panel(app).getByRole('button', { name: 'Show in the activity log' }).click();
  await expect(panel(app)).toHaveCount(0);
  expect(await app.lastArgs('activity:list')).toMatchObject({ filter: { machine: NAME } });
});

test('tags and a note are kept; the note also when the panel is closed over it', async ({
  app,
}) => {
  await app.start(withLog());
  await open(app);
  await panel(app).getByRole('combobox', { name: 'Add a tag' }).fill('lab');
  await panel(app).getByRole('button', { name: 'Add', exact: true }).click();
  await expect(panel(app).getByRole('listitem').filter({ hasText: 'lab' })).toBeVisible();
  await panel(app).getByRole('textbox', { name: 'Note' }).fill('Ask first');
  await app.page.keyboard.press('Escape');
  await expect(panel(app)).toHaveCount(0);
  expect(await app.lastArgs('library:mark')).toMatchObject({
    change: { kind: 'note', text: 'Ask first' },
  });
  await expect(app.row(NAME)).toBeFocused();
});

test('what was last seen is there before anybody is signed in, and cannot be opened', async ({
  app,
}) => {
  const scenario = signedIn();
  const [machine] = scenario.machines.filter(({ accountId }) => accountId === BEIJING.id);
  if (machine === undefined) throw new Error('No machine to show.');
  const seen = { ...machine, users: [], place: '', fetchedAt: '2026-11-20T08:00:00Z' };
  const out = { ...BEIJING, session: { state: 'signed-out' } } as const;
  await app.start({ ...scenario, accounts: [SHANGHAI, out], lastKnown: [seen] });
  await expect(app.page.getByText(/Dimmed machines are shown as they were/)).toBeVisible();
  await app.searchFor(machine.name);
  const button = app.row(machine.name).getByRole('button', { name: /^Open console/ });
  await expect(button).toHaveAccessibleName(/Sign in to 北京研发 first/);
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await app.row(machine.name).dblclick();
  await expect(app.page.getByRole('alert')).toBeVisible();
  expect(await app.calls('consoles:open')).toEqual([]);
  // Its account is signed in: the row becomes what it is now.
  await app.update({ accounts: [SHANGHAI, BEIJING] });
  await app.emit('accounts:changed', [SHANGHAI, BEIJING]);
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await expect(app.page.getByText(/Dimmed machines/)).toHaveCount(0);
});

test('what it is made of is read when it is looked at; a failure is told and can be tried again', async ({
  app,
}) => {
  await app.start(withLog());
  await app.searchFor(NAME);
  await expect(app.row(NAME)).toBeVisible();
  expect(await app.calls('inventory:facts'), 'for nobody').toEqual([]);
  await app.answer('inventory:facts', {
    ok: false,
    error: { code: 'not-allowed', fix: 'none', requestId: 'r-4711' },
  });
  await open(app);
  const facts = panel(app).getByRole('region', { name: english('facts.title') });
  await expect(facts.getByRole('alert')).toContainText('r-4711');
  await app.answer('inventory:facts', null);
  await facts.getByRole('button', { name: english('common.retry') }).click();
  await expect(facts).toContainText('workspace.x86.ultimate.large2');
  await expect(facts, 'an unknown word as it came').toContainText('LEVITATING');
  await expect(facts.getByText(english('facts.dataDisk'), { exact: true })).toHaveCount(2);
  const copy = english('details.copy', { label: english('facts.securityGroup') });
  await expect(facts.getByRole('button', { name: copy })).toBeVisible();
  await app.expectAccessible();
});
