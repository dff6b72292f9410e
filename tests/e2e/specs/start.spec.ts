import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../support/catalogue';
import { DESKTOP } from '../../support/names';
import { expect, test } from '../fixtures';

const LANGUAGES = [
  { system: 'zh-CN', shown: 'zh-CN', html: 'zh-CN' },
  { system: 'en-GB', shown: 'en', html: 'en' },
  // Neither of the two.
  { system: 'fr', shown: 'en', html: 'en' },
];

for (const { system, shown, html } of LANGUAGES) {
  test(`where the system speaks ${system}, the app speaks ${shown}`, async ({ computer }) => {
    await computer.startFresh(`--lang=${system}`);

    const { window } = computer.app;
    const words = catalogue(shown);
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(words('welcome.title'));
    await expect(window.locator('html')).toHaveAttribute('lang', html);
  });
}

test('a second start brings no second window, and leaves the first one as it is', async ({
  computer,
}) => {
  const machines = await computer.start('--practice');
  const console = await (await machines.openConsole(DESKTOP)).connected();

  await computer.startAgain('--practice');

  expect(await computer.app.windows()).toHaveLength(1);
  await console.connected();
});

test('it leaves nothing behind in the folder for temporary files', async ({ computer }) => {
  const machines = await computer.start('--practice');
  await machines.grid.waitFor();

  await computer.quit();

  expect(readdirSync(path.join(computer.home, 'tmp'))).toEqual([]);
});

test('a damaged list of accounts is set aside, not overwritten', async ({ computer }) => {
  mkdirSync(computer.userData, { recursive: true });
  writeFileSync(path.join(computer.userData, 'accounts.json'), '{"version":1,"accounts":[{"id"');

  const welcome = await computer.startFresh();

  await expect(welcome.explore).toBeVisible();
  expect(readdirSync(computer.userData)).toContainEqual(
    expect.stringMatching(/^accounts\.json\.damaged-/),
  );
  computer.app.expectFault(/accounts\.json/);
});
