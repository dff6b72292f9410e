import { DESKTOP, DESKTOP_THAT_DECLINES, DESKTOP_WITH_PASSWORD } from '../../support/names';
import { expect, test } from '../fixtures';

const NOTICES = '/v2/*/desktops/notifications';

test('a desktop in use is opened in each of the four ways, and as the account says', async ({
  computer,
  machines,
  cloud,
}) => {
  const ask = async (name: string): Promise<void> => {
    const row = await machines.find(name);
    await row.getByRole('button', { name: 'Open console' }).click();
    await machines.occupied.form.waitFor();
  };
  const links = (): number => cloud.seen('GET', '/v2/*/desktops/*/remote-consoles').length;

  // Asking the user: no console, but the way to remote assistance.
  await ask(DESKTOP);
  await machines.occupied.assist();
  await expect(
    computer.app.window.getByRole('region', { name: 'Remote assistance' }),
  ).toBeVisible();
  expect(links()).toBe(0);

  // A notice goes out once, before the console opens.
  await ask(DESKTOP);
  await machines.occupied.notifyAndOpen('I will have a look at your printer');
  await machines.consoleOf(DESKTOP).connected();
  expect(cloud.seen('POST', NOTICES)).toHaveLength(1);
  await machines.consoleOf(DESKTOP).close();

  // Anyway: not without a reason, which is kept.
  await machines.show();
  await ask(DESKTOP);
  await machines.occupied.openAnyway('   ');
  await expect(machines.occupied.form).toBeVisible();
  expect(links()).toBe(1);
  await machines.occupied.openAnyway('Hangs, user agreed by phone');
  await machines.consoleOf(DESKTOP).connected();
  expect(computer.activity).toContain('Hangs, user agreed by phone');

  // To view, and from now on always for this account.
  await machines.show();
  await ask(DESKTOP_WITH_PASSWORD);
  await machines.occupied.always('View only');
  await machines.occupied.openToView();
  const viewed = await machines.consoleOf(DESKTOP_WITH_PASSWORD).connected();
  await expect(viewed.viewOnly).toHaveAttribute('aria-pressed', 'true');
  await machines.show();
  const row = await machines.find(DESKTOP_THAT_DECLINES);
  await row.getByRole('button', { name: 'Open console' }).click();
  const unasked = await machines.consoleOf(DESKTOP_THAT_DECLINES).connected();
  await expect(unasked.viewOnly).toHaveAttribute('aria-pressed', 'true');
  expect(cloud.seen('POST', NOTICES)).toHaveLength(1);
});
