import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCanaries, type Canary } from '../../support/canary';
import { english } from '../../support/english';
import { makeTemporaryKeys, makeToken } from '../../support/iam';
import { DESKTOP, DESKTOP_WITH_PASSWORD, SERVER } from '../../support/names';
import { WRONG_TOKEN_PAGE } from '../../support/pages';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';
import { Guest } from '../guest';

test('no secret of a whole session is found outside the keychain', async ({
  computer,
  keyring,
  cloud,
}) => {
  const canaries: Canary[] = [{ name: 'password', value: cloud.account.password }];
  const wrong = 'a wrong password / with "signs" in it?';
  canaries.push({ name: 'wrong password', value: wrong });

  await test.step('sign in, at first in vain, and be remembered', async () => {
    const form = await (await computer.startFresh()).addAccount();
    await (await form.fill({ ...cloud.account, password: wrong })).signInInVain();
    await expect(form.reason).toContainText(english('error.wrong-password'));
    await form.field('Password').fill(cloud.account.password);
    await (await form.signIn()).grid.waitFor();
    expect(await keyring.entries('Crashcart account')).toHaveLength(1);
  });
  expect(found(canaries, computer)).toEqual([]);

  await computer.quit();
  const machines = await computer.start();

  await test.step('open consoles, also ones that fail', async () => {
    await (await machines.openConsole(DESKTOP)).connected();
    const guest = await Guest.only(computer.app.electron);

    await guest.crash();
    const console = machines.consoleOf(DESKTOP);
    await expect(console.overlay).toContainText(english('doctor.guest-crashed'));
    cloud.failNext({ path: /^\/vnc\//, reset: true });
    await console.reconnect();
    await expect(console.overlay).toContainText(
      english('doctor.page-unreachable', { host: cloud.host }),
    );
    cloud.failNext({ path: /^\/vnc\//, status: 502, body: 'Bad gateway' });
    await console.reconnect();
    await expect(console.overlay).toContainText(english('doctor.server-trouble'));
    cloud.setConsolePage(WRONG_TOKEN_PAGE);
    await console.reconnect();
    await expect(console.overlay).toContainText(english('doctor.link-refused'));
    cloud.setConsolePage(undefined);

    await machines.show();
    await (await machines.openConsole(SERVER)).connected();
    await machines.show();
  });

  await test.step('help a user, with a password', async () => {
    const panel = await (await machines.assist(DESKTOP_WITH_PASSWORD)).create();
    await panel.code.waitFor();
    await panel.button('Show password').click();
    await panel.button('Copy code').click();
    await panel.panel.getByRole('checkbox', { name: 'Password in the same message' }).check();
    await panel.button('Copy message').click();
    await expect(panel.panel).toContainText(english('invite.done.copy'));
    const record = cloud.desktop(DESKTOP_WITH_PASSWORD).assistance;
    canaries.push({ name: 'assistance code', value: record?.code ?? '' });
    canaries.push({ name: 'assistance password', value: record?.password ?? '' });
    await panel.cancel();
  });

  await test.step('meet a cloud that answers with nonsense', async () => {
    cloud.failNext({ path: '/v1/*/physicalservers', status: 500, times: 3, body: echo(cloud) });
    await machines.refresh();
    await expect(machines.failures).toHaveCount(1);
  });

  canaries.push(...tokensOf(cloud));
  await test.step('hand diagnostics on', async () => {
    const { window } = computer.app;
    const folder = path.join(computer.home, 'handed on');
    mkdirSync(folder);
    const file = path.join(folder, 'diagnostics.txt');
    await computer.app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox').fill(english('diagnostics.title'));
    await window.keyboard.press('Enter');
    const dialog = window.getByRole('dialog', { name: english('diagnostics.title') });
    const shown = await dialog.getByRole('textbox').inputValue();
    await dialog.getByRole('button', { name: english('diagnostics.save') }).click();
    await expect(dialog.getByRole('status')).toContainText('diagnostics.txt');
    const saved = readFileSync(file, 'utf8');
    expect(saved).toBe(shown);
    // It tells of the consoles and the log, but of nobody.
    expect(saved).toMatch(/^consoles: failed 1, connected 1$/m);
    expect(saved).toContain('Console without a picture: link-refused');
    const named = [
      { name: 'desktop', value: DESKTOP },
      { name: 'server', value: SERVER },
      { name: 'desktop with a password', value: DESKTOP_WITH_PASSWORD },
      { name: 'user of the account', value: cloud.account.userName },
      { name: 'domain', value: cloud.account.domainName },
    ];
    expect(findCanaries([...canaries, ...named], { folder, texts: {} })).toEqual([]);
    await window.keyboard.press('Escape');
  });
  expect(canaries.map(({ value }) => value.length).filter((length) => length < 8)).toEqual([]);
  expect(found(canaries, computer)).toEqual([]);

  const { printed } = computer.app;
  await computer.quit();
  // What was done is written down, so it is among what is searched.
  const journal = readFileSync(path.join(computer.userData, 'activity', 'activity.jsonl'), 'utf8');
  for (const kind of ['console-opened', 'assistance-asked', 'assistance-handed-over']) {
    expect(journal).toContain(`"kind":"${kind}"`);
  }
  expect(findCanaries(canaries, { folder: computer.userData, texts: { printed } })).toEqual([]);
});

test('no secret of any way to sign in is found outside the keychain', async ({
  computer,
  keyring,
  cloud,
}) => {
  const { mfa, accessKey } = cloud.signIns;
  const temporary = await makeTemporaryKeys(cloud);
  const token = await makeToken(cloud);
  const canaries = [
    { name: 'MFA password', value: mfa.password },
    { name: 'secret key', value: accessKey.secretKey },
    { name: 'temporary secret key', value: temporary.secret },
    { name: 'security token', value: temporary.securitytoken.slice(20, 60) },
    { name: 'token', value: token.slice(100, 160) },
  ];
  const ways = {
    'IAM user + MFA': {
      'Domain name': cloud.account.domainName,
      'IAM user name': mfa.userName,
      'User ID': mfa.userId,
      Password: mfa.password,
      Passcode: cloud.passcode(),
    },
    'Access key': {
      'Access key ID (AK)': accessKey.accessKey,
      'Secret access key (SK)': accessKey.secretKey,
    },
    'Temporary key': {
      'Access key ID (AK)': temporary.access,
      'Secret access key (SK)': temporary.secret,
      'Security token': temporary.securitytoken,
    },
    Token: { 'X-Auth-Token': token },
  };
  let form = await (await computer.startFresh()).addAccount();
  for (const [way, fields] of Object.entries(ways)) {
    await form.fillPlace({ ...cloud.account, accountName: way });
    const machines = await (await form.choose(way, fields)).signIn();
    await machines.grid.waitFor();
    form = await machines.accounts.add();
  }
  await form.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await keyring.entries('Crashcart account')).toHaveLength(2);
  expect(found(canaries, computer)).toEqual([]);

  // Ones that are refused are told, too, and echoed by the cloud.
  cloud.pass(25 * 60 * 60);
  await computer.machines().refresh();
  await expect(computer.notices).toContainText(english('error.token-expired'));

  const { printed } = computer.app;
  await computer.quit();
  expect(findCanaries(canaries, { folder: computer.userData, texts: { printed } })).toEqual([]);
});

test('the search would find a secret wherever it is', async ({ computer }) => {
  await computer.startFresh('--canary=in-the-command-line');
  const values = ['in-the-command-line', computer.home];

  const finds = found(
    values.map((value) => ({ name: value, value })),
    computer,
  );

  expect(finds).toContainEqual(expect.stringMatching(/in-the-command-line \(raw\) in .*cmdline/));
  expect(finds).toContainEqual(expect.stringMatching(/\(raw\) in .*environ/));
});

function found(canaries: readonly Canary[], { app, userData }: Computer): string[] {
  const texts = { printed: app.printed, log: app.log };
  return findCanaries(canaries, { folder: userData, texts, pid: app.pid });
}

/** The cloud's own tokens, and those of the console links it gave out. */
function tokensOf(cloud: Cloud): Canary[] {
  const signed = cloud.requests.flatMap(({ headers }) => headers['x-auth-token'] ?? []);
  const links = cloud.requests
    .filter(({ path }) => path.endsWith('/vnc_auto.html'))
    .flatMap(({ query }) => query['token'] ?? []);
  expect(new Set(links).size).toBeGreaterThanOrEqual(5);
  return [
    // A part of it gives it away as well, and survives line breaks.
    ...[...new Set(signed)].map((token) => ({ name: 'token', value: token.slice(100, 160) })),
    ...[...new Set(links)].map((token) => ({ name: 'console token', value: token })),
  ];
}

/** An error that repeats what it was asked, secrets included. */
function echo(cloud: Cloud): unknown {
  const token = cloud.requests.find(({ headers }) => headers['x-auth-token'] !== undefined);
  return {
    error_code: 'APIGW.0500',
    error_msg: `X-Auth-Token: ${token?.headers['x-auth-token'] ?? ''} of ${cloud.account.password}`,
  };
}
