import type { AppError } from '../../preload/contract/errors';
import type { Credential, Login } from '../../preload/contract/login';
import type { Account } from '../../preload/contract/models';
import { firstRun, SHANGHAI, signedIn, WITH_MFA, withToken } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const NEEDS_PASSCODE: AppError = { code: 'passcode-needed', fix: 'reauth' };

async function openForm(app: RendererApp, way: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Add account' }).click();
  await app.page.getByRole('radio', { name: way, exact: true }).check();
}

async function fill(app: RendererApp, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await app.page.getByLabel(name, { exact: true }).fill(text);
  }
}

const submit = (app: RendererApp): Promise<void> =>
  app.page.getByRole('button', { name: 'Sign in' }).click();

interface Case {
  readonly way: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly login: Login;
  readonly credential: Credential;
  readonly region: string;
}

const CASES: readonly Case[] = [
  {
    way: 'IAM user + MFA',
    typed: {
      'Domain name': 'hw-plant ',
      'IAM user name': 'support-02',
      'User ID': ' 0a1b2c ',
      Password: ' with blanks ',
      Passcode: '123 456',
      Region: 'cn-south-1',
    },
    login: {
      kind: 'password-mfa',
      domainName: 'hw-plant',
      userName: 'support-02',
      userId: '0a1b2c',
    },
    credential: { kind: 'password-mfa', password: ' with blanks ', passcode: '123456' },
    region: 'cn-south-1',
  },
  {
    way: 'Access key',
    typed: {
      'Access key ID (AK)': 'AKEXAMPLE ',
      'Secret access key (SK)': ' sk/example+1',
      Region: 'cn-east-3',
    },
    login: { kind: 'access-key', accessKey: 'AKEXAMPLE' },
    credential: { kind: 'access-key', secretKey: 'sk/example+1' },
    region: 'cn-east-3',
  },
  {
    way: 'Temporary key',
    typed: {
      'Access key ID (AK)': 'AKTEMP',
      'Secret access key (SK)': 'sk',
      'Security token': 'gQpjbi1ub3J0aC00 AAAA',
      Region: 'cn-east-3',
    },
    login: { kind: 'temporary-key', accessKey: 'AKTEMP' },
    credential: {
      kind: 'temporary-key',
      secretKey: 'sk',
      securityToken: 'gQpjbi1ub3J0aC00AAAA',
    },
    region: 'cn-east-3',
  },
  {
    way: 'Token',
    typed: { 'X-Auth-Token': ' MIIaBgYJKoZIhvc ' },
    login: { kind: 'token' },
    credential: { kind: 'token', token: 'MIIaBgYJKoZIhvc' },
    region: '',
  },
];

for (const { way, typed, login, credential, region } of CASES) {
  test(`${way}: asks for its own fields, and sends them and nothing else`, async ({ app }) => {
    await app.start(firstRun());
    await openForm(app, way);
    await submit(app);
    for (const name of Object.keys(typed)) {
      await expect(app.page.getByLabel(name, { exact: true })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
    }
    await fill(app, { 'Account name': 'Plant', ...typed });
    await submit(app);
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
    expect(await app.lastArgs('accounts:signIn')).toEqual({
      name: 'Plant',
      login,
      credential,
      region,
      project: '',
      endpoints: {},
      trustedCa: '',
      consoleHosts: [],
      remember: true,
    });
  });
}

test('what was typed for one way is not sent with another', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app, 'IAM user');
  await fill(app, { 'Domain name': 'hw', 'IAM user name': 'zoe', Password: 'Zq9-secret' });
  await app.page.getByRole('radio', { name: 'Access key', exact: true }).check();
  await fill(app, {
    'Account name': 'Plant',
    'Access key ID (AK)': 'AK',
    'Secret access key (SK)': 'SK',
    Region: 'cn-east-3',
  });
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(JSON.stringify(await app.calls('accounts:signIn'))).not.toContain('Zq9');
});

test('the ways are a group that the arrow keys go through', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app, 'IAM user');
  const group = app.page.getByRole('group', { name: 'Sign in with' });
  await expect(group.getByRole('radio')).toHaveCount(5);
  await group.getByRole('radio', { name: 'IAM user', exact: true }).focus();
  await app.page.keyboard.press('ArrowRight');
  await expect(group.getByRole('radio', { name: 'IAM user + MFA' })).toBeChecked();
  await expect(app.page.getByLabel('User ID')).toBeVisible();
});

test('a passcode has six digits', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app, 'IAM user + MFA');
  const passcode = app.page.getByLabel('Passcode');
  await passcode.fill('12345');
  await submit(app);
  await expect(passcode).toHaveAccessibleDescription('A passcode has six digits.');
  await passcode.fill('123 456');
  await expect(passcode).toHaveAccessibleDescription(/authenticator/);
});

test('a project tells its region, so that may be left out', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app, 'Access key');
  await fill(app, {
    'Account name': 'Plant',
    'Access key ID (AK)': 'AK',
    'Secret access key (SK)': 'SK',
  });
  await app.page.getByRole('button', { name: 'List projects' }).click();
  await app.page.getByRole('option', { name: 'cn-east-3_callcentre' }).click();
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(await app.lastArgs('accounts:signIn')).toMatchObject({
    region: '',
    project: 'cn-east-3_callcentre',
  });
});

test('what expires is not kept, and that needs no keychain', async ({ app }) => {
  const error: AppError = { code: 'keychain-absent', fix: 'none' };
  await app.start({
    ...firstRun(),
    keychain: { state: 'absent', backend: 'Secret Service', error },
  });
  await openForm(app, 'Access key');
  const remember = app.page.getByLabel('Remember on this computer');
  await expect(remember).toBeDisabled();
  await app.page.getByRole('radio', { name: 'Temporary key' }).check();
  await expect(remember).toBeEnabled();
  await expect(remember).toHaveAccessibleDescription(/the keys are not: they expire/);
  await app.page.getByRole('radio', { name: 'Token', exact: true }).check();
  await expect(remember).toHaveAccessibleDescription(/the token is not: it expires/);
});

test.describe('a session that needs a passcode', () => {
  const failed: Account = { ...WITH_MFA, session: { state: 'failed', error: NEEDS_PASSCODE } };

  test('asks for it at the start, and for nothing the keychain has', async ({ app }) => {
    await app.start({ ...signedIn(), accounts: [SHANGHAI, failed] });
    const dialog = app.page.getByRole('dialog', { name: 'Passcode for “Plant, Guangzhou”' });
    const passcode = dialog.getByLabel('Passcode');
    await expect(passcode).toBeFocused();
    await expect(dialog.getByLabel('Password')).toHaveCount(0);
    await passcode.fill('654321');
    await passcode.press('Enter');
    await expect(dialog).toHaveCount(0);
    expect(await app.lastArgs('accounts:signIn')).toMatchObject({
      accountId: WITH_MFA.id,
      login: WITH_MFA.details.login,
      credential: { kind: 'password-mfa', passcode: '654321' },
    });
    expect(JSON.stringify(await app.lastArgs('accounts:signIn'))).not.toContain('"password":');
  });

  test('asks when it ends while one works, but not over an open form', async ({ app }) => {
    await app.start({ ...signedIn(), accounts: [SHANGHAI, WITH_MFA] });
    await app.page.getByRole('button', { name: 'Add account' }).click();
    await app.emit('accounts:changed', [SHANGHAI, failed]);
    await expect(app.page.getByRole('alert')).toContainText('A new passcode is needed to go on.');
    await expect(app.page.getByRole('dialog', { name: 'Add account' })).toBeVisible();
    await app.page.getByRole('button', { name: 'Cancel' }).click();
    await app.page.getByRole('alert').getByRole('button', { name: 'Enter the passcode' }).click();
    await expect(app.page.getByRole('dialog', { name: /^Passcode for/ })).toBeVisible();
  });

  test('asks for the password too where nobody keeps it', async ({ app }) => {
    await app.start({ ...signedIn(), accounts: [{ ...failed, remembered: false }] });
    const dialog = app.page.getByRole('dialog');
    await expect(dialog.getByLabel('Password')).toBeFocused();
    await dialog.getByLabel('Password').fill('pw');
    await dialog.getByLabel('Passcode').fill('123456');
    await submit(app);
    await expect(dialog).toHaveCount(0);
    expect(await app.lastArgs('accounts:signIn')).toMatchObject({
      credential: { kind: 'password-mfa', password: 'pw', passcode: '123456' },
    });
  });

  test('a refused passcode is gone, the reason and the next try are there', async ({ app }) => {
    const error: AppError = { code: 'passcode-refused', fix: 'reauth', requestId: 'r-1' };
    await app.start({
      ...signedIn(),
      accounts: [failed],
      failing: { 'accounts:signIn': { ok: false, error } },
    });
    const dialog = app.page.getByRole('dialog');
    await dialog.getByLabel('Passcode').fill('111111');
    await submit(app);
    await expect(dialog.getByRole('alert')).toContainText('did not accept password and passcode');
    await expect(dialog.getByRole('alert')).toContainText('r-1');
    await expect(dialog.getByLabel('Passcode')).toHaveValue('');
    await expect(dialog.getByLabel('Passcode')).toBeFocused();
  });

  test('leads to the whole form', async ({ app }) => {
    await app.start({ ...signedIn(), accounts: [failed] });
    await app.page.getByRole('button', { name: 'Account settings…' }).click();
    await expect(app.page.getByLabel('User ID')).toHaveValue('0a1b2c3d4e5f60718293a4b5c6d7e8f9');
    await expect(app.page.getByLabel('Passcode')).toBeFocused();
    await expect(app.page.getByLabel('Password')).toHaveAccessibleDescription(/keychain/);
    await app.page.getByLabel('IAM user name').fill('somebody-else');
    await expect(app.page.getByLabel('Password')).not.toHaveAccessibleDescription(/keychain/);
  });
});

test('when a pasted token ends is shown, and that it has ended is told', async ({ app }) => {
  const account = withToken('2026-11-23T14:05:00Z');
  await app.start({ ...signedIn(), accounts: [SHANGHAI, account] });
  await expect(app.page.getByRole('navigation', { name: 'Accounts' })).toContainText(/Until Mon/);
  const error: AppError = { code: 'token-expired', fix: 'reauth' };
  await app.emit('accounts:changed', [
    SHANGHAI,
    { ...account, session: { state: 'failed', error } },
  ]);
  const notice = app.page.getByRole('alert');
  await expect(notice).toContainText('The token has expired, and Crashcart cannot renew it.');
  await expect(app.page.getByRole('navigation', { name: 'Accounts' })).not.toContainText('Until');
  await notice.getByRole('button', { name: 'Paste a new token' }).click();
  await expect(app.page.getByLabel('X-Auth-Token')).toBeFocused();
});
