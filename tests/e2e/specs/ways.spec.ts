import { english } from '../../support/english';
import { makeTemporaryKeys, makeToken } from '../../support/iam';
import { DESKTOP } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';

/** Under this name the app keeps its entries in the keychain. */
const SERVICE = 'Crashcart account';

/** More than the 40 desktops and 12 servers there are would be a machine counted twice. */
const MACHINES = 40 + 12;

const calls = (cloud: Cloud) => cloud.requests.filter(({ service }) => service !== 'console');

test('an access key signs every request, and is remembered', async ({
  computer,
  keyring,
  cloud,
}) => {
  const { accessKey, secretKey } = cloud.signIns.accessKey;
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace(cloud.account);
  await form.choose('Access key', {
    'Access key ID (AK)': accessKey,
    'Secret access key (SK)': secretKey,
  });
  const machines = await form.signIn();
  await expect.poll(() => machines.count()).toBe(MACHINES);
  await (await machines.openConsole(DESKTOP)).connected();

  const [entry] = await keyring.entries(SERVICE);
  expect(JSON.parse(entry?.password ?? '{}')).toEqual({ kind: 'access-key', secretKey });

  await computer.quit();
  const again = await computer.start();
  await expect.poll(() => again.count()).toBe(MACHINES);

  expect(cloud.seen('POST', '/v3/auth/tokens')).toEqual([]);
  for (const { headers } of calls(cloud)) {
    expect(headers['authorization']).toContain(`SDK-HMAC-SHA256 Access=${accessKey}`);
    expect(headers).not.toHaveProperty('x-auth-token');
  }
});

test('a password with virtual MFA: the passcode is asked for again after a restart', async ({
  computer,
  keyring,
  cloud,
}) => {
  const { userName, password, userId } = cloud.signIns.mfa;
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace(cloud.account);
  await form.choose('IAM user + MFA', {
    'Domain name': cloud.account.domainName,
    'IAM user name': userName,
    'User ID': userId,
    Password: password,
    Passcode: cloud.passcode(),
  });
  await (await form.signIn()).grid.waitFor();

  const [entry] = await keyring.entries(SERVICE);
  expect(JSON.parse(entry?.password ?? '{}')).toEqual({ kind: 'password-mfa', password });

  await computer.quit();
  const machines = await computer.start();
  const ask = computer.app.window.getByRole('dialog', { name: /^Passcode for/ });
  await expect(ask.getByLabel('Passcode')).toBeFocused();
  // The one that was used does not do a second time; the next one does.
  cloud.pass(30);
  await ask.getByLabel('Passcode').fill(cloud.passcode());
  await ask.getByRole('button', { name: 'Sign in' }).click();
  await ask.waitFor({ state: 'hidden' });
  await expect.poll(() => machines.count()).toBe(MACHINES);
  await (await machines.openConsole(DESKTOP)).connected();
  expect(cloud.seen('POST', '/v3/auth/tokens')).toHaveLength(2);
});

test('temporary keys sign in, and that they are over is told', async ({ computer, cloud }) => {
  const { access, secret, securitytoken } = await makeTemporaryKeys(cloud);
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace(cloud.account);
  await form.choose('Temporary key', {
    'Access key ID (AK)': access,
    'Secret access key (SK)': secret,
    'Security token': securitytoken,
  });
  const machines = await form.signIn();
  await expect.poll(() => machines.count()).toBe(MACHINES);
  await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();

  cloud.pass(16 * 60);
  await machines.refresh();
  await expect(computer.notices).toContainText(english('error.keys-expired'));
  await expect(machines.accounts.item(cloud.account.accountName)).toContainText(
    english('accounts.needs.temporary-key'),
  );
});

test('a pasted token tells region and project, and that it is over is told', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud({ region: 'ap-southeast-3' });
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace({ ...cloud.account, region: '' });
  await form.choose('Token', { 'X-Auth-Token': await makeToken(cloud) });
  const machines = await form.signIn();
  await expect.poll(() => machines.count()).toBe(MACHINES);
  await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();
  const account = machines.accounts.item(cloud.account.accountName);
  await expect(account).toContainText(cloud.account.region);
  await expect(account).toContainText('Until ');

  cloud.pass(25 * 60 * 60);
  await machines.refresh();
  await expect(computer.notices).toContainText(english('error.token-expired'));

  await computer.notices.getByRole('button', { name: english('reauth.token') }).click();
  await form.choose('Token', { 'X-Auth-Token': await makeToken(cloud) });
  await form.signIn();
  await machines.search.fill('');
  await expect.poll(() => machines.count()).toBe(MACHINES);
  // The console that was open has gone on.
  const console = machines.consoleOf(DESKTOP);
  await console.tab.click();
  await console.connected();
});

test('each refusal of a way has its own sentence', async ({ computer, cloud }) => {
  const { signIns, account } = cloud;
  const user = ({ userName, password }: { userName: string; password: string }) => ({
    'Domain name': account.domainName,
    'IAM user name': userName,
    Password: password,
  });
  const cases = [
    ['a HUAWEI ID', 'IAM user', user(signIns.huaweiId), 'error.huawei-id'],
    ['an old password', 'IAM user', user(signIns.passwordExpired), 'error.password-expired'],
    [
      'a user for the console only',
      'IAM user',
      user(signIns.noProgrammaticAccess),
      'error.sign-in-refused',
    ],
    ['login protection', 'IAM user', user(signIns.mfa), 'error.mfa-needed'],
    [
      'a wrong passcode',
      'IAM user + MFA',
      { ...user(signIns.mfa), 'User ID': signIns.mfa.userId, Passcode: '000000' },
      'error.passcode-refused',
    ],
    [
      'an unknown key',
      'Access key',
      { 'Access key ID (AK)': 'NOSUCHKEY', 'Secret access key (SK)': 'wrong' },
      'error.key-refused',
    ],
    [
      'a wrong secret key',
      'Access key',
      { 'Access key ID (AK)': signIns.accessKey.accessKey, 'Secret access key (SK)': 'wrong' },
      'error.key-refused',
    ],
    ['a damaged token', 'Token', { 'X-Auth-Token': 'MIIabc' }, 'error.token-refused'],
  ] as const;
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace(account);

  for (const [what, way, fields, sentence] of cases) {
    await test.step(what, async () => {
      cloud.forgetRequests();
      await (await form.choose(way, fields)).signInInVain();
      await expect.soft(form.reason).toContainText(english(sentence));
      await expect.soft(form.reason).toContainText(english(`${sentence}.help`));
      // For the cloud's support; and nothing was tried a second time by itself.
      await expect.soft(form.reason).toContainText(english('common.requestId'));
      expect.soft(calls(cloud)).toHaveLength(1);
    });
  }
});

test('a permission that is missing is named, with the reason that the cloud decodes', async ({
  computer,
  cloud,
}) => {
  const { viewer } = cloud.signIns;
  const form = await (await computer.startFresh()).addAccount();
  const machines = await (await form.fill({ ...cloud.account, ...viewer })).signIn();

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText(
    english('error.not-allowed', { action: 'workspace:desktops:createConsole' }),
  );
  await expect(console.overlay).toContainText(english('common.requestId'));
  await console.overlay.getByText(english('common.details')).click();
  await expect(console.overlay).toContainText('explicit');
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
});

test('a clock that is seven minutes slow is told, and signed requests go on', async ({
  computer,
  cloud,
}) => {
  cloud.pass(7 * 60);
  const { accessKey, secretKey } = cloud.signIns.accessKey;
  const form = await (await computer.startFresh()).addAccount();
  await form.fillPlace(cloud.account);
  await form.choose('Access key', {
    'Access key ID (AK)': accessKey,
    'Secret access key (SK)': secretKey,
  });
  const machines = await form.signIn();
  await expect(machines.failures).toContainText(english('clock.behind', { minutes: '7' }));

  // Beyond what the gateway allows: learnt from its refusal, signed anew.
  cloud.pass(20 * 60);
  await machines.refresh();
  await expect(machines.failures).toContainText(english('clock.help'));
  await expect.poll(() => machines.count()).toBe(MACHINES);
  await (await machines.openConsole(DESKTOP)).connected();
});

test('a region without CloudDC is a state', async ({ computer, cloud }) => {
  cloud.failNext({
    path: '/v1/*/physicalservers',
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'refusal', name: 'not-published' },
  });
  const machines = await computer.signIn(cloud);
  await expect.poll(() => machines.count()).toBe(40);
  await expect(machines.accounts.item(cloud.account.accountName)).toContainText(
    english('accounts.noServers'),
  );
  await expect(machines.failures).toHaveCount(0);
});
