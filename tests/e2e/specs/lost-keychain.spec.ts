import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import { expect, test } from '../fixtures';

const SERVICE = 'Crashcart account';

test('when the keychain dies, what is open goes on, the form says so and keeps what was typed', async ({
  computer,
  keyring,
  cloud,
  makeCloud,
}) => {
  const other = await makeCloud({ accountName: 'Second cloud' });
  const machines = await computer.signIn(cloud);
  expect(await keyring.entries(SERVICE)).toHaveLength(1);
  await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();
  const form = await machines.accounts.add();
  await form.fill(other.account);
  await expect(form.remember).toBeChecked();
  const typed = await form.content();

  await keyring.crash();

  await form.signInInVain();
  await expect(form.reason).toContainText(
    // Whether anything else answers for it depends on the bus.
    new RegExp([english('error.keychain-lost'), english('error.keychain-absent')].join('|')),
  );
  expect(await form.content()).toEqual(typed);
  await form.remember.uncheck();
  await form.signIn();
  await expect(machines.accounts.item(other.account.accountName)).toBeVisible();
  await machines.refresh();
  await machines.idle();
  await expect(machines.failures).toHaveCount(0);
  await machines.consoleOf(DESKTOP).tab.click();
  await machines.consoleOf(DESKTOP).connected();

  // The next start finds it dead; what is kept in it is not given up.
  await computer.quit();
  const again = await computer.start();
  const account = again.accounts.item(cloud.account.accountName);
  await expect(account).toContainText(english('error.keychain-absent'));
  await keyring.restart();
  await computer.quit();
  await expect((await computer.start()).grid).toBeVisible();
  expect(await keyring.entries(SERVICE)).toHaveLength(1);
});

test('a keychain that was started again is told, and used after a new start', async ({
  computer,
  keyring,
  cloud,
  makeCloud,
}) => {
  const other = await makeCloud({ accountName: 'Second cloud' });
  const machines = await computer.signIn(cloud);
  await keyring.crash();
  await keyring.restart();

  const form = await machines.accounts.add();
  await form.fill(other.account);
  await expect(form.dialog).toContainText(english('keychain.lost.help'));
  await expect(form.remember).toBeDisabled();
  await form.signIn();
  await computer.quit();

  const again = await computer.start();
  await again.grid.waitFor();
  await (await (await again.accounts.add()).fill(other.account)).signIn();
  expect(await keyring.entries(SERVICE)).toHaveLength(2);
});
