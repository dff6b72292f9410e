import { firstRun, openConsole, openSession, signedIn } from '../fake/data';
import { LIBRARY_SCREENS } from './library';
import type { Screen } from './screen';
import { SETTINGS_SCREENS } from './settings';
import { openAssist, openMenu, TARGET, toConsole } from './ways';

/** One console connected, one not. */
function withConsoles(): ReturnType<typeof signedIn> {
  const scenario = signedIn();
  return { ...scenario, consoles: scenario.machines.slice(0, 2).map((one) => openConsole(one)) };
}

const KEPT = ['details', 'selection', 'settings', 'shortcuts', 'shortcut-taken'];

/** The main screens, for how they stand in narrow windows and in high contrast. */
export const CORE_SCREENS: readonly Screen[] = [
  { name: 'welcome', scenario: firstRun },
  {
    name: 'form',
    scenario: firstRun,
    go: async ({ page }) => {
      await page.getByRole('button', { name: 'Add account' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'machines',
    scenario: signedIn,
    go: (app) => app.page.getByRole('grid').getByRole('row').nth(2).click(),
  },
  { name: 'console', scenario: withConsoles, go: (app) => toConsole(app) },
  {
    name: 'console-menu',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await openMenu(app, 'view');
      await app.page.keyboard.press('ArrowDown');
    },
  },
  { name: 'assist-none', scenario: signedIn, go: openAssist },
  {
    name: 'sessions',
    scenario: () => ({ ...signedIn(), sessions: [openSession(TARGET, 'SH-HR-0003')] }),
    go: async ({ page }) => {
      await page.getByRole('button', { name: /^Sessions/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...[...LIBRARY_SCREENS, ...SETTINGS_SCREENS].filter(({ name }) => KEPT.includes(name)),
];
