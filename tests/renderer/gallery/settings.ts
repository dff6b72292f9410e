import { signedIn } from '../fake/data';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';

async function openSettings({ page }: RendererApp, search: string): Promise<void> {
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').getByRole('searchbox').fill(search);
}

/** Presses keys for the first shortcut that a search finds. */
async function pressFor(app: RendererApp, search: string, ...keys: string[]): Promise<void> {
  await openSettings(app, search);
  await app.page.locator('.dialog .row button').first().click();
  for (const one of keys) await app.page.keyboard.press(one);
}

export const SETTINGS_SCREENS: readonly Screen[] = [
  { name: 'settings', scenario: signedIn, go: (app) => openSettings(app, '') },
  { name: 'settings-none', scenario: signedIn, go: (app) => openSettings(app, 'printer') },
  { name: 'shortcuts', scenario: signedIn, go: (app) => openSettings(app, 'ctrl') },
  {
    name: 'shortcuts-list',
    scenario: signedIn,
    go: async (app) => {
      await openSettings(app, '');
      await app.page
        .locator('.dialog section')
        .nth(4)
        .evaluate((one) => one.scrollIntoView());
    },
  },
  {
    name: 'shortcut-waiting',
    scenario: signedIn,
    go: (app) => pressFor(app, 'ctrl+,'),
  },
  {
    name: 'shortcut-refused',
    scenario: signedIn,
    go: (app) => pressFor(app, 'ctrl+,', 'Control+Alt+Delete'),
  },
  {
    name: 'shortcut-taken',
    scenario: signedIn,
    go: (app) => pressFor(app, 'ctrl+,', 'Control+w'),
  },
];
