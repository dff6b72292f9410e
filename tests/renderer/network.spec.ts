import type { ConsoleCertificate, ProxyQuestion } from '../../preload/contract/models';
import { CERTIFICATE, firstRun, SHANGHAI, signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const QUESTION: ProxyQuestion = {
  askId: 'ask-1',
  proxy: 'proxy.corp.example:3128',
  realm: 'Corp Internet',
  scheme: 'basic',
  again: false,
};

/** It is shown in lines of eight bytes. */
const FIRST_LINE = CERTIFICATE.fingerprint.slice(0, 8 * 3 - 1);

test.describe('a proxy that wants a login', () => {
  test('is asked for by its name, and the answer goes to main', async ({ app }) => {
    await app.start(signedIn());
    await app.emit('proxy:ask', QUESTION);
    const dialog = app.page.getByRole('dialog', {
      name: 'Sign in to the proxy proxy.corp.example:3128',
    });
    await expect(dialog).toContainText('Corp Internet');
    await expect(dialog.getByLabel('Proxy user name')).toBeFocused();
    await expect(dialog.getByLabel('Proxy password')).toHaveAccessibleDescription(/unencrypted/);
    await dialog.getByLabel('Proxy user name').fill('zoe');
    await dialog.getByLabel('Proxy password').fill('Zq9');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await app.lastArgs('proxy:answer')).toEqual({
      askId: 'ask-1',
      login: { kind: 'given', userName: 'zoe', password: 'Zq9' },
    });
  });

  test('stands over the form that caused it, and leaves that as it is', async ({ app }) => {
    await app.start(firstRun());
    await app.page.getByRole('button', { name: 'Add account' }).click();
    await app.page.getByLabel('Domain name').fill('hw-finance');
    await app.emit('proxy:ask', { ...QUESTION, realm: '', scheme: 'ntlm', again: true });
    const dialog = app.page.getByRole('dialog', { name: /^Sign in to the proxy/ });
    await expect(dialog.getByRole('alert')).toContainText('did not accept this login');
    await expect(dialog).not.toContainText('unencrypted');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await app.lastArgs('proxy:answer')).toEqual({
      askId: 'ask-1',
      login: { kind: 'declined' },
    });
    await expect(app.page.getByLabel('Domain name')).toHaveValue('hw-finance');
  });

  test('is asked for once more with empty fields, and not any more when it is over', async ({
    app,
  }) => {
    await app.start(signedIn());
    await app.emit('proxy:ask', QUESTION);
    await app.page.getByLabel('Proxy password').fill('wrong');
    await app.emit('proxy:ask', { ...QUESTION, askId: 'ask-2', again: true });
    await expect(app.page.getByRole('alert')).toContainText('did not accept');
    await expect(app.page.getByLabel('Proxy password')).toHaveValue('');
    await app.emit('proxy:ask', null);
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
    expect(await app.calls('proxy:answer')).toHaveLength(0);
  });
});

test.describe('the certificate of a console host', () => {
  async function refuse(app: RendererApp, certificate: ConsoleCertificate): Promise<string> {
    await app.start(signedIn());
    const id = await app.openConsole('SH-HR-0003');
    await app.setConsole(id, {
      state: {
        state: 'failed',
        reason: { code: 'certificate', detail: 'net::ERR_CERT_AUTHORITY_INVALID', certificate },
      },
    });
    return id;
  }

  test('is shown, and accepted for this host after a second question', async ({ app }) => {
    const consoleId = await refuse(app, CERTIFICATE);
    const { page } = app;
    await expect(page.getByText(FIRST_LINE)).toBeVisible();
    await page.getByRole('button', { name: 'Accept this certificate…' }).click();
    const ask = page.getByRole('alertdialog', {
      name: 'Accept this certificate for vnc.plant.example:8443?',
    });
    await expect(ask).toContainText(FIRST_LINE);
    await ask.getByRole('button', { name: 'Do not accept' }).click();
    expect(await app.calls('consoles:trustCertificate')).toHaveLength(0);
    await page.getByRole('button', { name: 'Accept this certificate…' }).click();
    await ask.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('Connecting to SH-HR-0003')).toBeVisible();
    expect(await app.lastArgs('consoles:trustCertificate')).toEqual({
      consoleId,
      fingerprint: CERTIFICATE.fingerprint,
    });
  });

  test('that changed is warned of', async ({ app }) => {
    await refuse(app, { ...CERTIFICATE, acceptable: 'changed' });
    await expect(app.page.getByText('This is not the certificate you accepted')).toBeVisible();
    await expect(
      app.page.getByRole('button', { name: 'Accept the new certificate…' }),
    ).toBeVisible();
  });

  test('with a fault that no acceptance helps cannot be accepted', async ({ app }) => {
    await refuse(app, { ...CERTIFICATE, acceptable: 'no' });
    await expect(app.page.getByText(FIRST_LINE)).toBeVisible();
    await expect(app.page.getByRole('button', { name: /^Accept/ })).toHaveCount(0);
  });
});

for (const [skew, sentence] of [
  [432, 'This computer’s clock is about 7 minutes slow'],
  [-1230, 'This computer’s clock is about 21 minutes fast'],
] as const) {
  test(`a clock that differs by ${skew} seconds is told`, async ({ app }) => {
    await app.start({ ...signedIn(), accounts: [{ ...SHANGHAI, clockSkewSeconds: skew }] });
    await expect(app.page.getByRole('alert')).toContainText(sentence);
    await app.emit('accounts:changed', [SHANGHAI]);
    await expect(app.page.getByRole('alert')).toHaveCount(0);
  });
}

test('a region without CloudDC is a state, not a failure', async ({ app }) => {
  const { machines, ...rest } = signedIn();
  await app.start({
    ...rest,
    accounts: [SHANGHAI],
    machines: machines.filter(({ kind }) => kind === 'desktop'),
    absent: [{ accountId: SHANGHAI.id, service: 'clouddc' }],
  });
  await expect(app.page.getByRole('navigation', { name: 'Accounts' })).toContainText(
    'No CloudDC in this region',
  );
  await expect(app.page.getByRole('alert')).toHaveCount(0);
  await app.page.getByRole('radio', { name: 'Servers' }).check();
  await expect(app.page.getByText('No physical servers here')).toBeVisible();
});
