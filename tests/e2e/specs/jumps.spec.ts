import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';

const HOUR_MS = 3_600_000;

test.describe('the clock of the computer', () => {
  test.use({ ownClock: true });

  for (const [what, hours] of [
    ['forward by a month', 30 * 24],
    ['back by a month', -30 * 24],
  ] as const) {
    test(`jumps ${what}: it is told, and everything goes on`, async ({ computer }) => {
      // Without TLS: at another time no certificate would be in force.
      const machines = await computer.start('--practice');
      const console = await (await machines.openConsole(DESKTOP)).connected();
      await machines.show();

      await computer.app.jump(hours * HOUR_MS);

      await machines.refresh();
      await machines.idle();
      await expect(machines.failures).toContainText(english('clock.help'));
      await expect(await machines.find(IDLE_DESKTOP)).not.toHaveClass(/\bstale\b/);
      await console.tab.click();
      await console.connected();
      await machines.show();
      await (await machines.openConsole(IDLE_DESKTOP)).connected();
      await machines.show();
      const panel = await (await machines.assist(DESKTOP)).create();
      await panel.code.waitFor();
      await panel.cancel();

      await computer.app.jump(-hours * HOUR_MS);
      await machines.refresh();
      await machines.idle();
      await expect(machines.failures).toHaveCount(0);
    });
  }

  test('goes on while it sleeps: waking connects anew and reads what has changed', async ({
    computer,
    machines,
    cloud,
  }) => {
    const console = await (await machines.openConsole(DESKTOP)).connected();
    const heard = await console.listen();
    // What a sleep of a night does to its connections.
    cloud.cutConsoles();
    cloud.pass(8 * 3600);
    await computer.app.sleep(8 * HOUR_MS);
    await expect.poll(heard).not.toBe('');
    await console.connected();
    await machines.show();
    await machines.refresh();
    await machines.idle();
    await expect(machines.failures).toHaveCount(0);
  });
});

/** From now on nothing reaches the cloud, and what was open is cut. */
function unplug(cloud: Cloud): void {
  cloud.failNext({ path: /^\//, reset: true, times: Infinity });
  cloud.refuseSockets(503);
  cloud.cutConsoles();
}

test('a network that goes and comes back takes nothing with it', async ({ machines, cloud }) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const heard = await console.listen();

  unplug(cloud);

  await expect.poll(heard).not.toBe('');
  await machines.show();
  await machines.refresh();
  await expect(machines.failures.first()).toContainText(
    english('error.host-unreachable', { host: cloud.host }),
  );
  // The list of before stays, and can be searched.
  await machines.find(IDLE_DESKTOP);

  cloud.clearFaults();
  cloud.refuseSockets(undefined);

  await machines.refresh();
  await machines.idle();
  await expect(machines.failures).toHaveCount(0);
  await console.tab.click();
  await console.connected();
});
