import type { PolicyState } from '../../../preload/contract/policy';
import type { UpdateState } from '../../../preload/contract/updates';
import type { Scenario } from '../fake/control';
import { firstRun, signedIn } from '../fake/data';
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

/** The last sections of the settings lead to two dialogs of their own. */
async function openHelp(app: RendererApp, index: number): Promise<void> {
  await openSettings(app, '');
  await app.page.locator('.dialog section').last().getByRole('button').nth(index).click();
  await app.page.locator('.dialog textarea, .dialog summary').first().waitFor();
}

const MANAGED: PolicyState = {
  state: 'applied',
  source: '/etc/crashcart/policy.json',
  rules: {
    allowedEndpoints: ['*.myhuaweicloud.com', 'iam.cloud.example.com'],
    allowedSignIn: ['password', 'password-mfa'],
    rememberCredentials: false,
    takePictures: false,
    viewOnlyByDefault: true,
    assistanceMinutes: 60,
    practiceRegion: false,
    updateFeed: 'https://updates.example.com/crashcart',
    requireReason: true,
  },
};

const REFUSED: PolicyState = {
  state: 'refused',
  source: '/etc/crashcart/policy.json',
  detail: '✖ Unrecognized key: "requireReasons"',
};

function under(policy: PolicyState, scenario: Scenario): Scenario {
  return { ...scenario, info: { ...scenario.info, policy } };
}

const UPDATE_STATES: readonly (readonly [string, UpdateState])[] = [
  ['off', { state: 'off', why: 'not-set-up' }],
  ['downloading', { state: 'downloading', version: '0.3.0', percent: 42 }],
  ['ready', { state: 'ready', version: '0.3.0', deferred: false }],
  [
    'failed',
    {
      state: 'failed',
      error: { code: 'update-not-found', fix: 'retry', detail: 'net::ERR_CONNECTION_REFUSED' },
    },
  ],
];

export const SETTINGS_SCREENS: readonly Screen[] = [
  { name: 'policy-refused', scenario: () => under(REFUSED, signedIn()) },
  {
    name: 'policy-settings',
    scenario: () => under(MANAGED, signedIn()),
    go: (app) => openSettings(app, ''),
  },
  {
    name: 'policy-sign-in',
    scenario: () => under(MANAGED, firstRun()),
    go: (app) => app.page.getByRole('button').first().click(),
  },
  {
    name: 'policy-reason',
    scenario: () => under(MANAGED, signedIn()),
    go: async (app) => {
      await app.searchFor('SH-HR-0003');
      await app.page.getByRole('row', { name: 'SH-HR-0003' }).dblclick();
      await app.page.getByRole('dialog').waitFor();
    },
  },
  { name: 'about', scenario: signedIn, go: (app) => openHelp(app, -1) },
  {
    name: 'about-licence',
    scenario: signedIn,
    go: async (app) => {
      await openHelp(app, -1);
      await app.page.getByRole('dialog').locator('summary').nth(1).click();
    },
  },
  { name: 'diagnostics', scenario: signedIn, go: (app) => openHelp(app, -2) },
  { name: 'settings', scenario: signedIn, go: (app) => openSettings(app, '') },
  ...UPDATE_STATES.map(([name, updates]): Screen => ({
    name: `updates-${name}`,
    scenario: () => ({ ...signedIn(), updates }),
    go: (app) => openSettings(app, 'crashcart 0'),
  })),
  { name: 'settings-none', scenario: signedIn, go: (app) => openSettings(app, 'printer') },
  { name: 'shortcuts', scenario: signedIn, go: (app) => openSettings(app, 'ctrl') },
  {
    name: 'shortcuts-list',
    scenario: signedIn,
    go: async (app) => {
      await openSettings(app, '');
      await app.page
        .locator('.dialog section')
        .nth(5)
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
