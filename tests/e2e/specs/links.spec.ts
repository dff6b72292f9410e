import type { Locator } from '@playwright/test';
import path from 'node:path';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import { Program } from '../../support/program';
import { electronPath } from '../../../build/lib/runtime.mjs';
import { expect, test, type Computer } from '../fixtures';
import type { MachinesPage } from '../pages/machines';

/** Asks for Crashcart's lock as any program of the same user could. */
const STRANGER = path.resolve(import.meta.dirname, '../../support/stranger');

function dialog({ app }: Computer, name: string): Locator {
  return app.window.getByRole('dialog', { name });
}

/** The link to a machine, as it is copied for a colleague. */
async function linkTo(computer: Computer, machines: MachinesPage, name: string): Promise<string> {
  await machines.choose(name, english('link.copy.open'));
  await expect.poll(() => computer.app.clipboard()).toMatch(/^crashcart:\/\/open\?/);
  return computer.app.clipboard();
}

test('a link is asked about, and opens the console only then', async ({
  computer,
  machines,
  cloud,
}) => {
  const link = await linkTo(computer, machines, SERVER);
  await computer.startAgain(link);

  const question = dialog(computer, english('link.title.open', { name: SERVER }));
  await expect(question).toContainText(cloud.account.accountName);
  const opened = () => cloud.seen('GET', '/v1/*/physicalservers/*/remote-console-address');
  expect(opened()).toHaveLength(0);
  await expect(question.getByRole('button', { name: english('common.cancel') })).toBeFocused();
  await question.getByRole('button', { name: english('common.cancel') }).click();
  await expect(question).toBeHidden();

  await computer.startAgain(link);
  await question.getByRole('button', { name: english('link.go.open') }).click();
  await machines.consoleOf(SERVER).connected();
  expect(opened()).toHaveLength(1);
});

test('a link starts Crashcart, waits for the accounts, and leads to the assistance of a desktop', async ({
  computer,
}) => {
  const first = await computer.start('--practice');
  const link = (await linkTo(computer, first, DESKTOP)).replace('//open?', '//assist?');
  await computer.quit();

  await computer.start('--practice', link);
  const question = dialog(computer, english('link.title.assist', { name: DESKTOP }));
  await question.getByRole('button', { name: english('link.go.assist') }).click();
  const panel = computer.app.window.getByRole('region', { name: 'Remote assistance' });
  await expect(panel).toContainText(DESKTOP);
});

test('a link of a colleague whose project is not ours says what to do next', async ({
  computer,
  machines,
}) => {
  await machines.grid.waitFor();
  await computer.startAgain('crashcart://open?region=cn-east-3&project=0a1b&machine=d-1');
  const question = dialog(computer, english('link.title'));
  await expect(question).toContainText(english('link.noAccount', { region: 'cn-east-3' }));
  await question.getByRole('button', { name: english('accounts.add') }).click();
  const form = computer.app.window.getByRole('dialog', { name: english('signin.title.new') });
  await expect(form).toBeVisible();
  await form.getByRole('button', { name: english('common.close') }).click();
  // Not signed in after all: it is asked about again.
  await expect(question).toBeVisible();
});

test('a link with more than ids is refused, and says why without a word of its own', async ({
  computer,
  machines,
  cloud,
}) => {
  const link = await linkTo(computer, machines, SERVER);
  await computer.startAgain(`${link}&host=evil.example&token=Zq9`, '--self-test', 'open', SERVER);

  const refusal = dialog(computer, english('link.title.refused'));
  await expect(refusal).toContainText(english('link.refused.more-than-ids'));
  await expect(computer.app.window.getByText('evil')).toHaveCount(0);
  await expect(computer.app.window.getByText('Zq9')).toHaveCount(0);
  expect(computer.app.log).not.toContain('Zq9');
  expect(cloud.seen('GET', '/v1/*/physicalservers/*/remote-console-address')).toEqual([]);
});

test('forty starts at once with links, and the app goes on with one question at a time', async ({
  computer,
  machines,
}) => {
  const link = await linkTo(computer, machines, IDLE_DESKTOP);
  const starts = Array.from({ length: 40 }, (_, index) =>
    computer.startAgain(index === 0 ? link : link.replace(/machine=.*/, `machine=storm-${index}`)),
  );
  await Promise.all(starts);

  const dialogs = computer.app.window.getByRole('dialog');
  await expect(dialogs).toHaveCount(1);
  expect(await computer.app.windows()).toHaveLength(1);
  // The one that is asked, and the last that came meanwhile.
  for (let left = 2; left > 0; left -= 1) {
    await expect(dialogs).toHaveCount(1);
    await dialogs
      .getByRole('button', { name: english('common.close') })
      .last()
      .click();
  }
  await expect(dialogs).toHaveCount(0);
  await (await machines.openConsole(IDLE_DESKTOP)).connected();
});

test('32 MB are no link, nor is what a stranger says through the lock one', async ({
  computer,
  machines,
}) => {
  await machines.grid.waitFor();
  await test.step('as macOS hands links over', async () => {
    await computer.app.electron.evaluate(({ app }) => {
      const event = { preventDefault: () => undefined };
      app.emit('open-url', event, `crashcart://open?machine=${'x'.repeat(32 * 1024 * 1024)}`);
    });
    const refusal = dialog(computer, english('link.title.refused'));
    await expect(refusal).toContainText(english('link.refused.too-long'));
    await refusal
      .getByRole('button', { name: english('common.close') })
      .last()
      .click();
  });
  await test.step('from a program that asks for the lock, in all that Electron lets through', async () => {
    const args = [STRANGER, `--profile=${computer.userData}`];
    const stranger = Program.start(electronPath(), args, { env: computer.env });
    await stranger.says(/asked/);
    await stranger.succeeds();
  });
  await (await machines.openConsole(IDLE_DESKTOP)).connected();
});
