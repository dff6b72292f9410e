import type { Assistance } from '../../preload/contract/models';
import type { Scenario } from './fake/control';
import { openAssistance, SHANGHAI, signedIn } from './fake/data';
import { expect, test, testWithClock } from './fixtures';

const NAME = 'SH-HR-0003';
const ID = `${SHANGHAI.id}/desktop/d-15`;

function withRecord(change: Partial<Assistance> = {}): Scenario {
  return { ...signedIn(), assistance: { [ID]: { ...openAssistance(ID), ...change } } };
}

test('from nothing to a code: ask, wait for the user, hand over', async ({ app }) => {
  await app.start(signedIn());
  const panel = await app.openAssistance(NAME);
  await expect(panel).toContainText('The user is asked on the desktop first.');
  await panel.getByRole('button', { name: 'Create assistance' }).click();
  await expect(panel.getByRole('status')).toContainText('Waiting for the user to agree');
  const steps = panel.getByRole('list', { name: 'Progress' }).getByRole('listitem');
  await expect(steps).toHaveText([
    /Asked.*done/,
    /User agrees.*now/,
    /User enters.*to come/,
    /Open.*to come/,
  ]);
  const record = openAssistance(ID);
  await app.emit('assistance:changed', {
    machineId: ID,
    assistance: {
      ...record,
      code: '',
      status: { meaning: 'wait-access', raw: 'WAIT_USER_ACCESS' },
    },
  });
  await expect(panel.getByRole('status')).toContainText('Waiting for the user to enter');
  await app.emit('assistance:changed', { machineId: 'another', assistance: null });
  await app.emit('assistance:changed', { machineId: ID, assistance: record });
  await expect(panel.getByText('D1F3 2AA6')).toBeVisible();
});

testWithClock('everything is copied by one click, and said so', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  const code = panel.getByRole('button', { name: 'Copy code', exact: true });
  await code.waitFor();
  await app.stopClock();
  await code.click();
  expect(await app.lastArgs('assistance:copy')).toEqual({ machineId: ID, field: 'code' });
  await expect(panel.getByText('Code copied')).toBeAttached();
  await expect(code).toContainText('Copied');
  await app.page.clock.fastForward(2_000);
  await expect(code).toContainText('Copy code');
  for (const [name, field] of [
    ['Copy Internet link', 'internet-link'],
    ['Copy private link', 'private-link'],
    ['Copy space name', 'space-name'],
    ['Copy password', 'password'],
  ] as const) {
    await panel.getByRole('button', { name }).click();
    expect(await app.lastArgs('assistance:copy')).toEqual({ machineId: ID, field });
  }
});

testWithClock('the password shows when asked for, and hides by itself', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await expect(panel.getByText('Blue-Heron-42')).toHaveCount(0);
  expect(await app.calls('assistance:password')).toHaveLength(0);
  await app.stopClock();
  await panel.getByRole('button', { name: 'Show password' }).click();
  await expect(panel.getByText('Blue-Heron-42')).toBeVisible();
  await app.page.clock.fastForward(19_000);
  await expect(panel.getByText('Blue-Heron-42')).toBeVisible();
  await app.page.clock.fastForward(1_000);
  await expect(panel.getByText('Blue-Heron-42')).toHaveCount(0);
});

test('cancelling asks first, with words of its own', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Cancel assistance' }).click();
  const dialog = app.page.getByRole('alertdialog', { name: 'End the session for everyone?' });
  await expect(dialog.getByRole('button')).toHaveText(['Keep it', 'End session']);
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await app.calls('assistance:cancel')).toHaveLength(0);
  await panel.getByRole('button', { name: 'Cancel assistance' }).click();
  await dialog.getByRole('button', { name: 'End session' }).click();
  await expect(panel.getByRole('button', { name: 'Create assistance' })).toBeVisible();
  expect(await app.calls('assistance:cancel')).toHaveLength(1);
});

test('how a session ended stays readable', async ({ app }) => {
  await app.start(
    withRecord({
      status: { meaning: 'closed', raw: 'CLOSE' },
      failedReason: 'The user did not respond.',
    }),
  );
  const panel = await app.openAssistance(NAME);
  await expect(panel).toContainText('The last session has ended.');
  await expect(panel).toContainText('The user did not respond.');
  await expect(panel.getByRole('button', { name: 'Create assistance' })).toBeVisible();
});

test('a session that failed before it opened can be ended or asked for anew', async ({ app }) => {
  await app.start(
    withRecord({
      status: { meaning: 'wait-confirm', raw: 'WAIT_USER_CONFIRM' },
      code: '',
      failedReason: 'SHARE_SPACE_FULL',
    }),
  );
  const panel = await app.openAssistance(NAME);
  await expect(panel).toContainText('SHARE_SPACE_FULL');
  await expect(panel.getByRole('button', { name: 'Create assistance' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Cancel assistance' })).toBeVisible();
});

test('an unknown status is shown as the cloud sent it', async ({ app }) => {
  await app.start(withRecord({ status: { meaning: 'unknown', raw: 'SUSPENDED' }, code: '' }));
  const panel = await app.openAssistance(NAME);
  await expect(panel.getByRole('heading', { name: 'SUSPENDED' })).toBeVisible();
});

test('failures are told in the panel, and nothing is lost', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failing: {
      'assistance:show': { ok: false, error: { code: 'timed-out', fix: 'retry' } },
      'assistance:create': { ok: false, error: { code: 'service-not-enabled', fix: 'none' } },
    },
  });
  const panel = await app.openAssistance(NAME);
  await expect(panel.getByRole('alert')).toContainText('did not answer in time');
  await app.answer('assistance:show', null);
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByRole('button', { name: 'Create assistance' }).click();
  await expect(panel.getByRole('alert')).toContainText('The service is not enabled');
  await expect(panel.getByRole('button', { name: 'Create assistance' })).toBeEnabled();
});

test('closing the panel ends the watching; so do its tab and its account', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
  expect(await app.lastArgs('assistance:unwatch')).toEqual({ machineId: ID });

  await app.openConsole(NAME);
  await app.page.getByRole('tabpanel').getByRole('button', { name: 'Remote assistance' }).click();
  await expect(panel.getByText('D1F3 2AA6')).toBeVisible();
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await expect(panel).toHaveCount(0);
  await app.page.getByRole('button', { name: `Close ${NAME}` }).click();
  expect(await app.calls('assistance:unwatch')).toHaveLength(2);

  await app.openAssistance(NAME);
  await app.page.getByRole('button', { name: 'Actions for Finance, Shanghai' }).click();
  await app.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(panel).toHaveCount(0);
});
