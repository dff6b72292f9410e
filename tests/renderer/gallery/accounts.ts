import type { AppError } from '../../../preload/contract/errors';
import type { Account } from '../../../preload/contract/models';
import { BEIJING, firstRun, SHANGHAI, signedIn, WITH_MFA } from '../fake/data';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';

const NEEDS_PASSCODE: AppError = { code: 'passcode-needed', fix: 'reauth' };
const MFA_ENDED: Account = { ...WITH_MFA, session: { state: 'failed', error: NEEDS_PASSCODE } };

async function openForm(app: RendererApp): Promise<void> {
  await app.page.getByRole('button', { name: /Add account|添加账号/ }).click();
  await app.page.getByRole('dialog').waitFor();
}

/** The form for the way at this place among the five. */
function formOf(name: string, index: number): Screen {
  return {
    name: `form-${name}`,
    scenario: firstRun,
    go: async (app) => {
      await openForm(app);
      await app.page.getByRole('radio').nth(index).check();
    },
  };
}

/** Opens the menu of the first account, and the question behind one of its entries. */
async function openAccountMenu(app: RendererApp, entry?: number): Promise<void> {
  await app.page.locator('nav li button[aria-haspopup]').first().click();
  if (entry === undefined) return;
  await app.page.getByRole('menuitem').nth(entry).click();
  await app.page.locator('[role=dialog], [role=alertdialog]').waitFor();
}

async function askProxy(app: RendererApp, again: boolean): Promise<void> {
  const proxy = 'proxy.corp.example:3128';
  await app.emit('proxy:ask', { askId: 'a', proxy, realm: 'Corp', scheme: 'basic', again });
  await app.page.getByRole('dialog').waitFor();
}

/** The first start, signing in, and what an account asks. */
export const ACCOUNT_SCREENS: readonly Screen[] = [
  { name: 'welcome', scenario: firstRun },
  {
    name: 'welcome-starting',
    scenario: () => ({
      ...firstRun(),
      info: { ...firstRun().info, startInPractice: true },
      held: ['accounts:practice'],
    }),
  },
  {
    name: 'welcome-failed',
    scenario: () => ({
      ...firstRun(),
      info: { ...firstRun().info, startInPractice: true },
      failing: {
        'accounts:practice': { ok: false, error: { code: 'practice-failed', fix: 'retry' } },
      },
    }),
    go: (app) => app.page.getByRole('alert').waitFor(),
  },
  { name: 'form', scenario: firstRun, go: openForm },
  formOf('mfa', 1),
  formOf('access-key', 2),
  formOf('temporary-key', 3),
  formOf('token', 4),
  {
    name: 'passcode',
    scenario: () => ({ ...signedIn(), accounts: [SHANGHAI, BEIJING, MFA_ENDED] }),
    go: (app) => app.page.getByRole('dialog').waitFor(),
  },
  {
    name: 'passcode-failed',
    scenario: () => ({
      ...signedIn(),
      accounts: [{ ...MFA_ENDED, remembered: false }],
      failing: {
        'accounts:signIn': {
          ok: false,
          error: {
            code: 'passcode-refused',
            fix: 'reauth',
            status: 401,
            requestId: '3f2504e04f8911d39a0c0305e82c3301',
          },
        },
      },
    }),
    go: async (app) => {
      await app.page.locator('[name=password]').fill('secret');
      await app.page.locator('[name=passcode]').fill('123456');
      await app.page.locator('button[type=submit]').click();
      await app.page.getByRole('dialog').getByRole('alert').waitFor();
    },
  },
  { name: 'proxy', scenario: signedIn, go: (app) => askProxy(app, false) },
  { name: 'proxy-again', scenario: signedIn, go: (app) => askProxy(app, true) },
  {
    name: 'form-region',
    scenario: firstRun,
    go: async (app) => {
      await openForm(app);
      await app.page.getByRole('combobox').first().click();
      await app.page.getByRole('combobox').first().press('ArrowDown');
      await app.page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'form-invalid',
    scenario: firstRun,
    go: async (app) => {
      await openForm(app);
      await app.page.locator('details summary').click();
      await app.page.locator('details input').first().fill('http://iam.example.com');
      await app.page.locator('button[type=submit]').click();
    },
  },
  {
    name: 'form-failed',
    scenario: () => ({
      ...firstRun(),
      keychain: {
        state: 'locked',
        backend: 'GNOME Keyring',
        error: { code: 'keychain-locked', fix: 'retry' },
      },
      failing: {
        'accounts:signIn': {
          ok: false,
          error: {
            code: 'wrong-password',
            fix: 'reauth',
            status: 401,
            cloudCode: 'IAM.0101',
            requestId: '3f2504e04f8911d39a0c0305e82c3301',
          },
        },
      },
    }),
    go: async (app) => {
      await openForm(app);
      const inputs = app.page.locator('form input.input');
      for (const [index, text] of [
        'Finance',
        'hw-finance',
        'support-01',
        'secret',
        'cn-east-3',
      ].entries()) {
        await inputs.nth(index).fill(text);
      }
      await app.page.locator('button[type=submit]').click();
      await app.page.getByRole('alert').waitFor();
    },
  },
  { name: 'account-menu', scenario: signedIn, go: (app) => openAccountMenu(app) },
  { name: 'form-again', scenario: signedIn, go: (app) => openAccountMenu(app, 0) },
  { name: 'stream', scenario: signedIn, go: (app) => openAccountMenu(app, 1) },
  { name: 'forget', scenario: signedIn, go: (app) => openAccountMenu(app, -1) },
];
