import { DESKTOP, SERVER } from '../../support/names';
import { expect, test } from '../fixtures';
import { takePicture } from '../screen';

/** The middle of the console: where both kinds of practice screens answer to typing. */
const SCREEN = { left: 100, top: 100, right: 1180, bottom: 780 };

for (const [kind, name] of [
  ['desktop', DESKTOP],
  ['physical server', SERVER],
] as const) {
  test(`a newcomer types into the live console of a ${kind}`, async ({ computer }) => {
    const welcome = await computer.startFresh();
    const machines = await welcome.explorePracticeRegion();
    const console = await machines.openConsole(name);
    await console.connected();

    const before = await takePicture(computer.app);
    await computer.keyboard.type('crash');

    await expect
      .poll(async () => (await takePicture(computer.app)).differences(before, SCREEN))
      .toBeGreaterThan(20);
  });
}

test('the list narrows while the newcomer types', async ({ computer }) => {
  const welcome = await computer.startFresh();
  const machines = await welcome.explorePracticeRegion();
  const all = await machines.count();

  await machines.search.fill('wang.fang');

  await expect(machines.row(DESKTOP)).toBeVisible();
  await expect.poll(() => machines.count()).toBeLessThan(all / 10);
  await machines.search.fill('no machine is called like this');
  await expect(machines.grid).toBeHidden();
  await machines.search.fill('');
  await expect.poll(() => machines.count()).toBe(all);
});

test('the practice region has some 240 desktops and 40 servers', async ({ computer }) => {
  const machines = await (await computer.startFresh()).explorePracticeRegion();

  await expect.poll(() => machines.count()).toBe(280);
});

test('with --practice the machines come without a question', async ({ computer }) => {
  const machines = await computer.start('--practice');

  await expect(await machines.find(DESKTOP)).toBeVisible();
});

test('the practice region is left, and started again', async ({ computer }) => {
  const machines = await computer.start('--practice');
  const console = await (await machines.openConsole(DESKTOP)).connected();

  await machines.show();
  await machines.accounts.signOut('Practice region');
  await expect(console.tab).toBeHidden();
  await expect(machines.grid).toBeHidden();

  await machines.accounts.startAgain('Practice region');
  await (await machines.openConsole(DESKTOP)).connected();
});

test('a forgotten practice region leaves nothing behind', async ({ computer }) => {
  const machines = await computer.start('--practice');
  await machines.grid.waitFor();

  await machines.accounts.forget('Practice region');

  await expect(computer.welcome().explore).toBeVisible();
  await computer.quit();
  await expect((await computer.startFresh()).explore).toBeVisible();
});

test('a practice region that died is started anew', async ({ computer }) => {
  const machines = await computer.start('--practice');
  await (await machines.openConsole(DESKTOP)).connected();

  await computer.app.killPracticeRegion();
  await machines.show();
  await machines.refresh();
  await expect(machines.failures.first()).toBeVisible();

  await machines.accounts.signOut('Practice region');
  await machines.accounts.startAgain('Practice region');
  await (await machines.openConsole(DESKTOP)).connected();
});
