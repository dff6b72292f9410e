import type { MachineLink, MachineRequest } from '../../preload/contract/requests';
import { english } from '../support/english';
import { BEIJING, firstRun, SETTINGS, SHANGHAI, signedIn } from './fake/data';
import { IN_USE } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

const IDLE = 'SH-HR-0003';

function linkTo(name: string, more: Partial<MachineLink> = {}): MachineRequest {
  const machine = signedIn().machines.find((one) => one.name === name);
  const link: MachineLink = {
    action: 'open',
    region: SHANGHAI.details.region,
    project: SHANGHAI.project?.id ?? '',
    machine: machine?.nativeId ?? 'gone',
    ...more,
  };
  return { kind: 'link', link };
}

async function came(app: RendererApp, request: MachineRequest): Promise<void> {
  await app.emit('requests:came', request);
}

test('the machine is named with its account, and Escape leaves it alone', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('row').nth(1).waitFor();
  await came(app, linkTo(IDLE));
  const dialog = app.page.getByRole('dialog', { name: english('link.title.open', { name: IDLE }) });
  await expect(dialog).toContainText(SHANGHAI.details.name);
  await app.expectAccessible();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await app.calls('consoles:open')).toEqual([]);
});

test('where somebody works it is asked once more how', async ({ app }) => {
  await app.start({ ...signedIn(), settings: SETTINGS });
  await came(app, linkTo(IN_USE));
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('button', { name: english('link.go.open') }).click();
  await expect(
    app.page.getByRole('dialog', { name: english('occupied.title', { name: IN_USE }) }),
  ).toBeVisible();
  expect(await app.calls('consoles:open')).toEqual([]);
});

test('two accounts that see it: the technician chooses', async ({ app }) => {
  const scenario = signedIn();
  const machine = scenario.machines.find(({ name }) => name === IDLE);
  if (machine === undefined) throw new Error('It is not there');
  const other = {
    ...SHANGHAI,
    id: 'acc-2',
    details: { ...SHANGHAI.details, name: 'Second shift' },
  };
  const twin = { ...machine, id: `acc-2/desktop/${machine.nativeId}`, accountId: 'acc-2' };
  await app.start({
    ...scenario,
    accounts: [...scenario.accounts, other],
    machines: [...scenario.machines, twin],
  });
  await came(app, linkTo(IDLE));
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel(english('link.account')).selectOption('Second shift');
  await dialog.getByRole('button', { name: english('link.go.open') }).click();
  await expect.poll(() => app.lastArgs('consoles:open')).toEqual({ machineId: twin.id });
});

test('what is not there yet is waited for', async ({ app }) => {
  const scenario = signedIn();
  const signingIn = { ...SHANGHAI, session: { state: 'signing-in' } as const };
  await app.start({ ...scenario, accounts: [signingIn] });
  await came(app, linkTo(IDLE));
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText(english('link.waiting'));
  await app.update({ accounts: [SHANGHAI] });
  await app.emit('accounts:changed', [SHANGHAI]);
  await expect(dialog).toContainText(IDLE);
});

test('what stands in the way is said, with what to do next', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('row').nth(1).waitFor();
  const dialog = app.page.getByRole('dialog');
  const close = dialog.getByRole('button', { name: english('common.close') }).last();

  await came(app, linkTo(IDLE, { machine: 'gone' }));
  await expect(dialog).toContainText(english('link.notListed', { account: SHANGHAI.details.name }));
  await app.expectAccessible();
  await close.click();

  await came(app, linkTo('db-rack1-01', { action: 'assist' }));
  await expect(dialog).toContainText(english('link.noDesktop', { name: 'db-rack1-01' }));
  await close.click();

  const away = { ...BEIJING, session: { state: 'signed-out' } as const, project: null };
  await app.emit('accounts:changed', [SHANGHAI, away]);
  await came(app, linkTo(IDLE, { region: BEIJING.details.region, project: 'p' }));
  await expect(dialog).toContainText(english('link.signedOut'));
  const name = english('link.signIn', { account: BEIJING.details.name });
  await expect(dialog.getByRole('button', { name })).toBeVisible();
});

test('before there is any account, a link says that one is needed', async ({ app }) => {
  await app.start(firstRun());
  await came(app, linkTo(IDLE));
  const region = SHANGHAI.details.region;
  await expect(app.page.getByRole('dialog')).toContainText(english('link.noAccount', { region }));
});

test('what is being asked does not change; of those that come meanwhile the last waits', async ({
  app,
}) => {
  await app.start(signedIn());
  await app.page.getByRole('row').nth(1).waitFor();
  await came(app, linkTo(IDLE));
  await came(app, linkTo(IN_USE));
  await came(app, { kind: 'refused-link', fault: 'malformed' });
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText(IDLE);
  await app.page.keyboard.press('Escape');
  await expect(dialog).toContainText(english('link.refused.malformed'));
  await app.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
