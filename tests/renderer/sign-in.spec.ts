import type { AppError } from '../../preload/contract/errors';
import type { KeychainStatus } from '../../preload/contract/models';
import { firstRun, SHANGHAI, signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

async function openForm(app: RendererApp): Promise<void> {
  await app.page.getByRole('button', { name: 'Add account' }).click();
  await expect(app.page.getByRole('dialog', { name: 'Add account' })).toBeVisible();
}

/** Fills what must be filled; regions outside the list are accepted. */
async function fill(app: RendererApp, region = 'my-partner-7'): Promise<void> {
  const { page } = app;
  await page.getByLabel('Account name').fill('Finance');
  await page.getByLabel('Domain name').fill('hw-finance');
  await page.getByLabel('IAM user name').fill('support-01');
  await page.getByLabel('Password').fill(' with blanks ');
  await page.getByLabel('Region').fill(region);
}

function submit(app: RendererApp): Promise<void> {
  return app.page.getByRole('button', { name: 'Sign in' }).click();
}

function keychain(state: Exclude<KeychainStatus['state'], 'ready'>): KeychainStatus {
  return { state, backend: 'Secret Service', error: { code: `keychain-${state}`, fix: 'retry' } };
}

test('the fields have their names, in their order', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  await expect(app.page.getByLabel('Account name')).toBeFocused();
  await app.page.getByText('Advanced').click();
  const labels = app.page.getByRole('dialog').locator('label');
  await expect(labels).toHaveText([
    'Account name',
    'IAM user',
    'IAM user + MFA',
    'Access key',
    'Temporary key',
    'Token',
    'Domain name',
    'IAM user name',
    'Password',
    'Region',
    'Project',
    'IAM endpoint',
    'Workspace endpoint',
    'CloudDC endpoint',
    'Trusted CA certificate',
    'Console hosts',
    'Remember on this computer',
  ]);
  for (const name of await labels.allTextContents()) {
    await expect(app.page.getByLabel(name.trim(), { exact: true }), name).toHaveCount(1);
  }
});

test('signs in with exactly what was typed, and keeps nothing of it', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  await fill(app);
  await app.page.getByText('Advanced').click();
  await app.page.getByLabel('IAM endpoint').fill(' https://iam.partner.example ');
  await app.page.getByLabel('CloudDC endpoint').fill('http://127.0.0.1:8080');
  await app.page.getByLabel('Trusted CA certificate').fill(`${PEM}\n`);
  await app.page.getByLabel('Console hosts').fill('vnc.example:8443, 10.0.0.7\nconsole.example');
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(await app.lastArgs('accounts:signIn')).toEqual({
    name: 'Finance',
    login: { kind: 'password', domainName: 'hw-finance', userName: 'support-01' },
    credential: { kind: 'password', password: ' with blanks ' },
    region: 'my-partner-7',
    project: '',
    endpoints: { iam: 'https://iam.partner.example', clouddc: 'http://127.0.0.1:8080' },
    trustedCa: PEM,
    consoleHosts: ['vnc.example:8443', '10.0.0.7', 'console.example'],
    remember: true,
  });
  await expect(app.page.getByRole('navigation', { name: 'Accounts' })).toContainText('Finance');
});

test('what is missing or wrong is said at the field, before anything is sent', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  await submit(app);
  const name = app.page.getByLabel('Account name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription('Account name is required.');
  await fill(app);
  await app.page.getByText('Advanced').click();
  await app.page.getByLabel('IAM endpoint').fill('http://iam.example.com');
  await app.page.getByLabel('Workspace endpoint').fill('workspace.example.com');
  await app.page.getByLabel('Trusted CA certificate').fill('MIIB');
  await app.page.getByLabel('Console hosts').fill('https://vnc.example');
  await app.page.getByText('Advanced', { exact: true }).click();
  await submit(app);
  // Closed or not, the part with the mistakes opens.
  await expect(app.page.getByLabel('IAM endpoint')).toBeFocused();
  await expect(app.page.getByText('Only https:// is accepted')).toBeVisible();
  await expect(app.page.getByText('This is not an address.')).toBeVisible();
  await expect(app.page.getByText('This is not a PEM certificate.')).toBeVisible();
  await expect(app.page.getByText('“https://vnc.example” is not a host name.')).toBeVisible();
  expect(await app.calls('accounts:signIn')).toHaveLength(0);
});

test('a region is found by its name and taken with the keyboard', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  const region = app.page.getByRole('combobox', { name: 'Region' });
  await region.pressSequentially('singap');
  await expect(app.page.getByRole('option')).toHaveText([/ap-southeast-3.*AP-Singapore/]);
  await region.press('Enter');
  await expect(region).toHaveValue('ap-southeast-3');
  await expect(app.page.getByRole('listbox')).toHaveCount(0);
  await region.fill('elsewhere-1');
  await app.page.getByLabel('Password').click();
  await expect(region).toHaveValue('elsewhere-1');
});

test('a refused sign-in says what happened and loses nothing', async ({ app }) => {
  const error: AppError = {
    code: 'wrong-password',
    fix: 'reauth',
    cloudCode: 'IAM.0101',
    requestId: '3f2504e04f89',
  };
  await app.start({ ...firstRun(), failing: { 'accounts:signIn': { ok: false, error } } });
  await openForm(app);
  await fill(app);
  await submit(app);
  const alert = app.page.getByRole('alert');
  await expect(alert).toContainText('Domain name, user name or password is not right.');
  await expect(alert).toContainText('IAM.0101');
  await expect(alert.getByRole('button', { name: 'Copy the request ID' })).toBeVisible();
  await expect(app.page.getByLabel('Password')).toHaveValue(' with blanks ');
  await expect(app.page.getByLabel('Region')).toHaveValue('my-partner-7');
  await app.answer('accounts:signIn', null);
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
});

test('the request ID goes to the clipboard', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const error: AppError = { code: 'cloud-refused', fix: 'none', requestId: '3f2504e04f89' };
  await app.start({ ...firstRun(), failing: { 'accounts:signIn': { ok: false, error } } });
  await openForm(app);
  await fill(app);
  await submit(app);
  await app.page.getByRole('button', { name: 'Copy the request ID' }).click();
  await expect(app.page.getByText('Request ID copied')).toBeAttached();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('3f2504e04f89');
});

test('projects are listed for the typed credentials and chosen', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  const list = app.page.getByRole('button', { name: 'List projects' });
  await expect(list).toBeDisabled();
  await fill(app, 'cn-east-3');
  await list.click();
  await expect(app.page.getByText('2 projects found.')).toBeVisible();
  await app.page.getByRole('option', { name: 'cn-east-3_callcentre' }).click();
  await expect(app.page.getByLabel('Project')).toHaveValue('cn-east-3_callcentre');
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(await app.lastArgs('accounts:signIn')).toMatchObject({ project: 'cn-east-3_callcentre' });
});

test('an unknown project offers those there are', async ({ app }) => {
  const error: AppError = { code: 'project-unknown', fix: 'settings', params: { project: 'nope' } };
  await app.start({ ...firstRun(), failing: { 'accounts:signIn': { ok: false, error } } });
  await openForm(app);
  await fill(app);
  await app.page.getByLabel('Project').fill('nope');
  await submit(app);
  await expect(app.page.getByRole('alert')).toContainText('There is no project “nope”');
  await expect(app.page.getByText('2 projects found.')).toBeVisible();
});

test('a certificate file fills the field and shows whose it is', async ({ app }) => {
  await app.start({
    ...firstRun(),
    certificate: { name: 'root.pem', pem: PEM, subject: 'CN=Finance Root' },
  });
  await openForm(app);
  await app.page.getByText('Advanced').click();
  await app.page.getByRole('button', { name: 'Choose file…' }).click();
  await expect(app.page.getByLabel('Trusted CA certificate')).toHaveValue(PEM);
  await expect(app.page.getByText('root.pem – CN=Finance Root')).toBeVisible();
});

for (const [state, sentence] of [
  ['absent', 'This computer has no keychain'],
  ['locked', 'The keychain of this computer is locked.'],
  ['slow', 'The keychain of this computer does not answer.'],
  ['lost', 'The keychain that Crashcart was using has ended.'],
  ['failed', 'The keychain of this computer reported a fault.'],
] as const) {
  test(`a keychain that is ${state}: this session only, and why`, async ({ app }) => {
    await app.start({ ...firstRun(), keychain: keychain(state) });
    await openForm(app);
    const remember = app.page.getByLabel('Remember on this computer');
    await expect(app.page.getByText(sentence)).toBeVisible();
    await expect(remember).toBeDisabled();
    await expect(remember).not.toBeChecked();
    await expect(remember).toHaveAccessibleDescription(/holds until you close Crashcart/);
    await fill(app);
    await submit(app);
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
    expect(await app.lastArgs('accounts:signIn')).toMatchObject({ remember: false });
  });
}

test('a keychain that was unlocked meanwhile is found by checking again', async ({ app }) => {
  await app.start({ ...firstRun(), keychain: keychain('locked') });
  await openForm(app);
  await app.update({ keychain: { state: 'ready', backend: 'GNOME Keyring' } });
  await app.page.getByRole('button', { name: 'Check again' }).click();
  await expect(app.page.getByLabel('Remember on this computer')).toBeChecked();
  await expect(app.page.getByText('The password is kept in GNOME Keyring.')).toBeVisible();
});

test('not remembering is a choice that stays', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  await fill(app);
  await app.page.getByLabel('Remember on this computer').uncheck();
  await expect(app.page.getByText('This sign-in holds until you close Crashcart.')).toBeVisible();
  await submit(app);
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(await app.lastArgs('accounts:signIn')).toMatchObject({ remember: false });
});

test('the password can be looked at', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  const password = app.page.getByLabel('Password');
  await password.fill('secret');
  await expect(password).toHaveAttribute('type', 'password');
  await app.page.getByRole('button', { name: 'Show characters' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await app.page.getByRole('button', { name: 'Hide characters' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('Escape closes an untouched form and keeps a filled one', async ({ app }) => {
  await app.start(firstRun());
  await openForm(app);
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  await openForm(app);
  await app.page.getByLabel('Domain name').fill('x');
  await app.page.keyboard.press('Escape');
  await app.page.mouse.click(10, 10);
  await expect(app.page.getByRole('dialog')).toBeVisible();
  await app.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
});

test('signing in again opens the form filled in, at the password', async ({ app }) => {
  const account = {
    ...SHANGHAI,
    details: {
      ...SHANGHAI.details,
      consoleHosts: ['vnc.example'],
      endpoints: { workspace: 'https://ws.example' },
    },
    session: { state: 'signed-out' },
  } as const;
  await app.start({ ...signedIn(), accounts: [account] });
  await app.page.getByRole('button', { name: 'Enter the password for Finance, Shanghai' }).click();
  await expect(app.page.getByLabel('Password')).toBeFocused();
  await expect(app.page.getByLabel('Domain name')).toHaveValue('hw-finance');
  await expect(app.page.getByLabel('Workspace endpoint')).toHaveValue('https://ws.example');
  await app.page.getByLabel('Password').fill('again');
  await app.page.keyboard.press('Enter');
  await expect(app.grid).toBeVisible();
  expect(await app.lastArgs('accounts:signIn')).toMatchObject({
    accountId: SHANGHAI.id,
    credential: { kind: 'password', password: 'again' },
    consoleHosts: ['vnc.example'],
  });
});

test('signing out and forgetting: one at once, the other asks first', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  await page.getByRole('button', { name: 'Actions for 北京研发' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('navigation', { name: 'Accounts' })).toContainText('Needs password');
  await expect(page.getByText('187 machines')).toBeVisible();
  await page.getByRole('button', { name: 'Actions for 北京研发' }).click();
  await page.getByRole('menuitem', { name: 'Forget account…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Forget “北京研发”?' });
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  expect(await app.calls('accounts:forget')).toHaveLength(0);
  await page.getByRole('button', { name: 'Actions for 北京研发' }).click();
  await page.getByRole('menuitem', { name: 'Forget account…' }).click();
  await dialog.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Accounts' })).not.toContainText('北京研发');
});
