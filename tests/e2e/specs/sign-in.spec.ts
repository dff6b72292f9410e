import { once } from 'node:events';
import { createServer } from 'node:net';
import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import type { AccountEntry } from '../../support/region';
import { expect, test } from '../fixtures';

/** Under this name the app keeps its entries in the keychain. */
const SERVICE = 'Crashcart account';

test('a remembered account is signed in after a restart', async ({ computer, keyring, cloud }) => {
  const form = await (await computer.startFresh()).addAccount();
  await form.fill(cloud.account);
  await expect(form.remember).toBeChecked();
  await (await form.signIn()).grid.waitFor();

  const [entry, ...others] = await keyring.entries(SERVICE);
  expect(others).toEqual([]);
  expect(JSON.parse(entry?.password ?? '{}')).toEqual({
    kind: 'password',
    password: cloud.account.password,
  });

  await computer.quit();
  const machines = await computer.start();
  await (await machines.openConsole(DESKTOP)).connected();
  expect(cloud.seen('POST', '/v3/auth/tokens')).toHaveLength(2);
});

test('an account that is not to be remembered is gone after a restart', async ({
  computer,
  keyring,
  cloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();
  await form.fill(cloud.account);
  await form.remember.uncheck();
  await expect(form.dialog).toContainText(english('signin.remember.session'));
  await (await form.signIn()).grid.waitFor();
  expect(await keyring.entries(SERVICE)).toEqual([]);

  await computer.quit();

  await expect((await computer.startFresh()).explore).toBeVisible();
});

test('without a keychain the reason is shown, and the account is for this session', async ({
  computer,
  cloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();
  await form.fill(cloud.account);
  await expect(form.remember).toBeDisabled();
  await expect(form.remember).not.toBeChecked();
  await expect(form.dialog).toContainText(english('keychain.absent'));
  await expect(form.dialog).toContainText(english('signin.remember.session'));
  const machines = await form.signIn();
  await (await machines.openConsole(DESKTOP)).connected();

  await computer.quit();

  await expect((await computer.startFresh()).explore).toBeVisible();
});

test('a locked keychain is told in the form, and may be unlocked meanwhile', async ({
  computer,
  keyring,
  cloud,
}) => {
  await keyring.lock();
  const form = await (await computer.startFresh()).addAccount();
  await form.fill(cloud.account);
  await expect(form.dialog).toContainText(english('keychain.locked'));
  await expect(form.remember).toBeDisabled();

  await keyring.unlock();
  await form.dialog.getByRole('button', { name: 'Check again' }).click();

  await expect(form.remember).toBeEnabled();
  await expect(form.remember).toBeChecked();
  await (await form.signIn()).grid.waitFor();
  expect(await keyring.entries(SERVICE)).toHaveLength(1);
});

test('a keychain that is locked at the start is named as the reason', async ({
  computer,
  keyring,
  cloud,
}) => {
  await computer.signIn(cloud);
  await computer.quit();
  await keyring.lock();

  const machines = await computer.start();
  const account = machines.accounts.item(cloud.account.accountName);
  await expect(account).toContainText(english('error.keychain-locked'));

  // Signing out must not leave the password behind without a word.
  await machines.accounts.forget(cloud.account.accountName);
  await expect(computer.notices).toContainText(english('error.keychain-locked'));
  await expect(account).toBeVisible();

  await keyring.unlock();
  await machines.accounts.forget(cloud.account.accountName);
  await expect(computer.welcome().explore).toBeVisible();
  expect(await keyring.entries(SERVICE)).toEqual([]);
});

test('signing out removes the password from the keychain, not the account', async ({
  computer,
  keyring,
  cloud,
}) => {
  const machines = await computer.signIn(cloud);
  expect(await keyring.entries(SERVICE)).toHaveLength(1);
  const console = await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();

  await machines.accounts.signOut(cloud.account.accountName);

  await expect(console.tab).toBeHidden();
  await expect.poll(() => keyring.entries(SERVICE)).toEqual([]);

  await computer.quit();
  const again = await computer.start();
  const form = await again.accounts.signInAgain(cloud.account.accountName);
  expect(await form.content()).toEqual({ ...shown(cloud.account), password: '' });
  await form.field('Password').fill(cloud.account.password);
  await (await form.signIn()).grid.waitFor();
  expect(await keyring.entries(SERVICE)).toHaveLength(1);
});

test('forgetting removes account and password', async ({ computer, keyring, cloud }) => {
  const machines = await computer.signIn(cloud);
  expect(await keyring.entries(SERVICE)).toHaveLength(1);

  await machines.accounts.forget(cloud.account.accountName);

  await expect(computer.welcome().explore).toBeVisible();
  expect(await keyring.entries(SERVICE)).toEqual([]);
  await computer.quit();
  await expect((await computer.startFresh()).explore).toBeVisible();
});

test('several accounts are signed in at once, and signed in again after a restart', async ({
  computer,
  keyring,
  makeCloud,
}) => {
  const first = await makeCloud({ accountName: 'Finance' });
  const second = await makeCloud({
    accountName: 'Logistics',
    seed: 2,
    estate: { desktops: 25, servers: 11 },
  });
  const machines = await computer.signIn(first);
  const form = await (await machines.accounts.add()).fill(second.account);
  await form.signIn();

  await expect.poll(() => machines.count()).toBe(40 + 12 + 25 + 11);
  await (await machines.openConsole(DESKTOP, `${DESKTOP} Logistics`)).connected();
  expect(second.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
  expect(first.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(0);
  expect(await keyring.entries(SERVICE)).toHaveLength(2);

  await computer.quit();
  const again = await computer.start();
  await expect.poll(() => again.count()).toBe(40 + 12 + 25 + 11);
  await again.accounts.signOut('Finance');
  await expect.poll(() => again.count()).toBe(25 + 11);
});

test('another project of the region is chosen from a list', async ({ computer, cloud }) => {
  const form = await (await computer.startFresh()).addAccount();
  await form.fill(cloud.account);

  await form.dialog.getByRole('button', { name: 'List projects' }).click();
  await computer.app.window.getByRole('option', { name: 'practice-1_lab' }).click();
  await expect(form.field('Project')).toHaveValue('practice-1_lab');
  await (await form.signIn()).grid.waitFor();

  const lab = cloud.projectId('practice-1_lab');
  expect(cloud.seen('GET', `/v2/${lab}/desktops`)).toHaveLength(1);
  expect(cloud.seen('GET', `/v2/${cloud.projectId()}/desktops`)).toHaveLength(0);
});

interface Failing {
  readonly what: string;
  /** What is typed instead of what would be right. */
  readonly typed: Partial<AccountEntry>;
  readonly sentence: string;
}

test('each reason not to be signed in has its own sentence, and what was typed stays', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud();
  const selfSigned = await makeCloud({ certificate: 'selfSigned' });
  const closed = `127.0.0.1:${await closedPort()}`;
  const cases: readonly Failing[] = [
    {
      what: 'a wrong password',
      typed: { password: 'wrong' },
      sentence: english('error.wrong-password'),
    },
    {
      what: 'a wrong user name',
      typed: { userName: 'nobody' },
      sentence: english('error.wrong-password'),
    },
    {
      what: 'an unknown project',
      typed: { project: 'practice-1_nowhere' },
      sentence: english('error.project-unknown', { project: 'practice-1_nowhere' }),
    },
    {
      what: 'a host where nobody answers',
      typed: { endpoint: `https://${closed}` },
      sentence: english('error.host-unreachable', { host: closed }),
    },
    {
      what: 'a host that does not exist',
      typed: { endpoint: 'https://iam.no-such-host.invalid' },
      sentence: english('error.host-not-found', { host: 'iam.no-such-host.invalid' }),
    },
    {
      what: 'a certificate from an authority that is not trusted',
      typed: { trustedCa: '' },
      sentence: english('error.certificate-not-trusted', { host: cloud.host }),
    },
    {
      what: 'a certificate that is its own authority',
      typed: { endpoint: selfSigned.url },
      sentence: english('error.certificate-not-trusted', { host: selfSigned.host }),
    },
  ];
  const form = await (await computer.startFresh()).addAccount();

  for (const { what, typed, sentence } of cases) {
    await test.step(what, async () => {
      const entry = { ...cloud.account, project: '', ...typed };
      await (await form.fill(entry)).signInInVain();

      await expect.soft(form.reason).toContainText(sentence);
      expect.soft(await form.content()).toEqual(entry);
    });
  }

  expect(selfSigned.requests).toEqual([]);
  await (await (await form.fill(cloud.account)).signIn()).grid.waitFor();
});

test('a certificate that has ended, or is for another host, is not taken', async ({
  computer,
  makeCloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();

  for (const certificate of ['expired', 'wrongHost'] as const) {
    const cloud = await makeCloud({ certificate });
    await (await form.fill(cloud.account)).signInInVain();

    await expect.soft(form.reason, certificate).toContainText(`certificate of ${cloud.host}`);
    expect(cloud.requests).toEqual([]);
  }
});

test('fields that are empty or wrong are named before anybody is asked', async ({
  computer,
  cloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();
  await form.fill({ ...cloud.account, userName: '', trustedCa: 'no certificate' });

  await form.dialog.getByRole('button', { name: 'Sign in' }).click();

  await expect(form.field('IAM user name')).toHaveAccessibleDescription(
    new RegExp(english('invalid.required', { field: 'IAM user name' })),
  );
  await expect(form.field('Trusted CA certificate')).toHaveAccessibleDescription(
    /not a PEM certificate/,
  );
  await expect(form.field('IAM user name')).toBeFocused();
  expect(cloud.requests).toEqual([]);
});

/** All that the form shows of an account. */
function shown(account: AccountEntry): AccountEntry {
  return { ...account, project: '' };
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
