/**
 * Walks through the main job in the practice region and takes pictures of it: those in English are
 * the README's. Run by `npm run tour`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test, type Computer } from '../e2e/fixtures';
import { takePicture } from '../e2e/screen';
import { catalogue, type Words } from '../support/catalogue';
import { DESKTOP, SERVER } from '../support/names';

const FOLDER =
  process.env['CRASHCART_TOUR_DIR'] ?? path.join(import.meta.dirname, '../artifacts/tour');

const LANGUAGES = [
  { locale: 'en-US', folder: FOLDER, words: catalogue('en') },
  { locale: 'zh-CN', folder: `${FOLDER}-zh-CN`, words: catalogue('zh-CN') },
];

/** Says what is being done, as a step of the test and to whoever watches the terminal. */
async function step(title: string, action: () => Promise<void>): Promise<void> {
  process.stdout.write(`  ${title}\n`);
  await test.step(title, action);
}

/** Takes the window's picture in both themes, once the window is painted in them. */
async function picture(computer: Computer, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    await computer.app.window.emulateMedia({ colorScheme: theme });
    let painted = await takePicture(computer.app);
    await expect
      .poll(async () => {
        painted = await takePicture(computer.app);
        // The strip of tabs, where there is nothing but its background.
        return painted.at(painted.width - 8, 8).every((value) => value > 127);
      })
      .toBe(theme === 'light');
    writeFileSync(path.join(folder, `${name}-${theme}.png`), painted.png);
  }
}

for (const { locale, folder, words } of LANGUAGES) {
  test(`the tour, in ${locale}`, async ({ computer }) => {
    await computer.startFresh(`--lang=${locale}`);
    const page = computer.app.window;
    const button = (key: string): Locator => page.getByRole('button', { name: words(key) });
    const row = (name: string): Locator =>
      page.getByRole('row', { name: new RegExp(`^${name}[,，]`) });

    await step('First run: the practice region or an account', async () => {
      await button('welcome.practice').waitFor();
      await picture(computer, folder, 'welcome');
    });

    await step('Into the practice region: every machine in one list', async () => {
      await button('welcome.practice').click();
      await page.getByRole('row').nth(5).waitFor();
      await picture(computer, folder, 'machines');
    });

    await step('Quick open: machines, tabs, actions and settings by name', async () => {
      await page.keyboard.press('Control+k');
      const open = page.getByRole('dialog', { name: words('quickOpen.title') });
      await open.getByRole('combobox').fill('fin 4');
      await open.getByRole('option').nth(3).waitFor();
      await picture(computer, folder, 'quick-open');
      await page.keyboard.press('Escape');
    });

    await step('Type to filter', async () => {
      await page.getByRole('searchbox').fill(DESKTOP);
      await row(DESKTOP).waitFor();
    });

    await step(`One click: the console of the desktop ${DESKTOP}`, async () => {
      await row(DESKTOP).dblclick();
      // Its user is at work.
      await page.getByRole('radio', { name: words('occupied.anyway') }).check();
      await page.getByLabel(words('occupied.reason')).fill('Ticket 4711');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words('occupied.anyway.go') })
        .click();
      await page.getByRole('tab', { name: DESKTOP, exact: true }).waitFor();
      await connected(computer, words);
      await computer.keyboard.type('crash');
      await picture(computer, folder, 'console');
    });

    await step(`And of the physical server ${SERVER}`, async () => {
      await page.getByRole('tab', { name: words('tabs.machines') }).click();
      await page.getByRole('searchbox').fill(SERVER);
      await row(SERVER).dblclick();
      await page.getByRole('tab', { name: SERVER, exact: true }).waitFor();
      await connected(computer, words);
      await picture(computer, folder, 'server');
    });

    await step('Remote assistance: from the question to the code', async () => {
      await page.getByRole('tab', { name: words('tabs.machines') }).click();
      await page.getByRole('searchbox').fill('SH-FIN');
      await row(DESKTOP).click();
      await row(DESKTOP)
        .getByRole('button', { name: words('machines.assist') })
        .click();
      await button('assist.create').click();
      await expect(page.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/)).toBeVisible({ timeout: 60_000 });
      await picture(computer, folder, 'assistance');
    });
  });
}

/** The console in front is connected, and shows more than one colour: its picture has come. */
async function connected(computer: Computer, words: Words): Promise<void> {
  const { window } = computer.app;
  await expect(window.getByText(words('console.state.connected')).last()).toBeVisible();
  await expect
    .poll(async () => {
      const image = await takePicture(computer.app);
      const colours = new Set<string>();
      for (let y = 120; y < image.height - 20; y += 4) {
        for (let x = 200; x < image.width - 200; x += 4) colours.add(image.at(x, y).join());
      }
      return colours.size;
    })
    .toBeGreaterThan(2);
}
