import type { Machine } from '../../preload/contract/models';
import { english } from '../support/english';
import { SHANGHAI, signedIn } from './fake/data';
import { expect, test, testWithClock, type RendererApp } from './fixtures';

const NAME = 'SH-HR-0003';

async function refresh(app: RendererApp): Promise<void> {
  await app.page.getByRole('button', { name: english('machines.refresh') }).click();
}

/** The machines, one of them otherwise. */
function changed(machines: readonly Machine[], name: string, to: Partial<Machine>): Machine[] {
  return machines.map((one) => (one.name === name ? { ...one, ...to } : one));
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  testWithClock(
    `what a refresh changed is marked and told for a moment, motion: ${reducedMotion}`,
    async ({ app }) => {
      const { page } = app;
      await page.emulateMedia({ reducedMotion });
      const scenario = signedIn();
      await app.start(scenario);
      const marked = app.grid.locator('.changed, .new');
      await app.searchFor(NAME);
      await expect(app.row(NAME)).toBeVisible();
      await expect(marked, 'nothing at first').toHaveCount(0);

      const [another] = scenario.machines;
      if (another === undefined) throw new Error('There are no machines');
      await app.update({
        machines: [
          ...changed(scenario.machines, NAME, {
            power: { meaning: 'error', raw: 'ERROR' },
            place: '10.99.0.1',
          }),
          {
            ...another,
            id: `${SHANGHAI.id}/desktop/d-new`,
            nativeId: 'd-new',
            name: `${NAME}-NEW`,
          },
        ],
      });
      await app.stopClock();
      await refresh(app);

      await expect(app.row(`${NAME}, `).locator('.changed')).toHaveText(['Error', '10.99.0.1']);
      await expect(app.row(`${NAME}-NEW`)).toHaveClass(/\bnew\b/);
      const told = page.getByText(english('machines.changed', { count: 2 }));
      await expect(told).toHaveCount(1);
      const moving = await page.evaluate(() => document.getAnimations().length);
      expect(moving > 0).toBe(reducedMotion === 'no-preference');

      await page.clock.runFor(2_000);
      await expect(marked).toHaveCount(0);
      await expect(told).toHaveCount(0);

      // The same again: nothing to tell.
      await refresh(app);
      await expect(page.getByText(english('machines.refreshing'))).toHaveCount(0);
      await expect(marked).toHaveCount(0);
      await expect(told).toHaveCount(0);
    },
  );
}

test('a machine that was read by itself is marked, and not told of', async ({ app }) => {
  const scenario = signedIn();
  await app.start(scenario);
  await app.searchFor(NAME);
  await expect(app.row(NAME)).toBeVisible();
  const machine = scenario.machines.find(({ name }) => name === NAME);
  if (machine === undefined) throw new Error('It is not there');
  await app.emit('inventory:machine', {
    ...machine,
    power: { meaning: 'error', raw: 'ERROR' },
    fetchedAt: new Date(Date.now() + 1000).toISOString(),
  });
  await expect(app.row(NAME).locator('.changed')).toHaveText(['Error']);
  await expect(app.page.getByText(english('machines.changed', { count: 1 }))).toHaveCount(0);
});
