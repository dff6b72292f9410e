import { firstRun, openConsole, openSession, SHANGHAI, signedIn } from '../fake/data';
import type { RendererApp } from '../fixtures';
import { LIBRARY_SCREENS } from './library';
import type { Screen } from './screen';
import { SETTINGS_SCREENS } from './settings';

const target = `${SHANGHAI.id}/desktop/d-15`;

async function openAssist(app: RendererApp): Promise<void> {
  await app.openAssistance('SH-HR-0003');
  await app.panel.waitFor();
}

async function openConsoles(app: RendererApp): Promise<void> {
  await app.page.getByRole('tab').nth(1).click();
  await app.page.locator('#panel-console .toolbar').waitFor();
}

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
  { name: 'console', scenario: withConsoles, go: openConsoles },
  {
    name: 'console-menu',
    scenario: withConsoles,
    go: async (app) => {
      await openConsoles(app);
      await app.page.getByRole('button', { name: 'View', exact: true }).click();
      await app.page.getByRole('menu').waitFor();
      await app.page.keyboard.press('ArrowDown');
    },
  },
  { name: 'assist-none', scenario: signedIn, go: openAssist },
  {
    name: 'sessions',
    scenario: () => ({ ...signedIn(), sessions: [openSession(target, 'SH-HR-0003')] }),
    go: async ({ page }) => {
      await page.getByRole('button', { name: /^Sessions/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...[...LIBRARY_SCREENS, ...SETTINGS_SCREENS].filter(({ name }) => KEPT.includes(name)),
];
