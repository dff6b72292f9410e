import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignInForm } from '../../preload/contract/login';
import type { PolicyRules } from '../../preload/contract/policy';
import { Vault } from '../credentials/vault';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { DETAILS, FakeCloud } from '../testing/fake-cloud';
import { FakeKeychain } from '../testing/fake-keychain';
import { FakeLog } from '../testing/fake-log';
import { policyOf } from '../testing/policy';
import { temporaryFolder } from '../testing/temporary-folder';
import { Accounts } from './accounts';
import { AccountStore } from './store';

let file: string;
let keychain: FakeKeychain;
let cloud: FakeCloud;
let log: FakeLog;
let practiceStarted: boolean;
const started: Accounts[] = [];

beforeEach(() => {
  file = path.join(temporaryFolder(), 'accounts.json');
  keychain = new FakeKeychain();
  cloud = new FakeCloud();
  log = new FakeLog();
  practiceStarted = false;
});

afterEach(() => {
  for (const accounts of started.splice(0)) {
    for (const { connection } of accounts.signedIn()) connection.close();
  }
});

function start(rules?: PolicyRules): Accounts {
  const accounts = new Accounts({
    store: new AccountStore(file, log),
    vault: new Vault(() => keychain, 'darwin'),
    ...cloud.options,
    policy: policyOf(rules),
    startPractice: () => {
      practiceStarted = true;
      const login = { domainName: 'practice', userName: 'trainee', password: 'Zq9-practice' };
      return Promise.resolve({ url: 'http://127.0.0.1:4001', ...login, region: 'practice-1' });
    },
    broadcast: new FakeBroadcast().send,
    log,
  });
  started.push(accounts);
  return accounts;
}

const FORM: SignInForm = {
  ...DETAILS,
  credential: { kind: 'password', password: 'Zq9-the-password' },
  remember: true,
};

const OTHERS: PolicyRules = { allowedEndpoints: ['*.example.com'] };

describe('endpoints the policy does not name', () => {
  test('are asked for nothing, neither to sign in nor for projects', async () => {
    const accounts = start(OTHERS);
    await expect(accounts.signIn(FORM)).rejects.toMatchObject({
      data: { code: 'managed', params: { rule: 'allowedEndpoints' } },
    });
    await expect(accounts.projects(FORM)).rejects.toThrow('managed');
    expect(cloud.sent).toEqual([]);
    expect([...keychain.entries]).toEqual([]);
  });

  test('are asked for nothing by an account of before either', async () => {
    await start().signIn(FORM);
    cloud.sent.length = 0;
    const accounts = start(OTHERS);
    await accounts.signInRemembered();
    expect(accounts.list()[0]?.session).toMatchObject({ error: { code: 'managed' } });
    expect(cloud.sent).toEqual([]);
  });

  test('do not include the practice region, which has a rule of its own', async () => {
    await start(OTHERS).practice();
    expect(practiceStarted).toBe(true);
    practiceStarted = false;
    await expect(start({ practiceRegion: false }).practice()).rejects.toThrow('managed');
    expect(practiceStarted).toBe(false);
  });

  test('those it names are asked', async () => {
    const accounts = start({ allowedEndpoints: ['*.myhuaweicloud.com'] });
    await expect(accounts.signIn(FORM)).resolves.toMatchObject({
      session: { state: 'signed-in' },
    });
  });
});

test('a way to sign in that is not allowed asks nobody, also for an account of before', async () => {
  await start().signIn(FORM);
  cloud.sent.length = 0;
  const accounts = start({ allowedSignIn: ['access-key'] });
  await expect(accounts.signIn(FORM)).rejects.toThrow('managed');
  await expect(accounts.projects(FORM)).rejects.toThrow('managed');
  await accounts.signInRemembered();
  expect(accounts.list()[0]?.session).toMatchObject({ state: 'failed' });
  expect(cloud.sent).toEqual([]);
});

describe('credentials that may not be remembered', () => {
  const RULES: PolicyRules = { rememberCredentials: false };

  test('are not in the keychain, whatever the form says; the account stays in the list', async () => {
    const accounts = start(RULES);
    await expect(accounts.signIn(FORM)).resolves.toMatchObject({ remembered: false });
    expect([...keychain.entries]).toEqual([]);
    expect(start(RULES).list()).toMatchObject([{ details: { name: DETAILS.name } }]);
  });

  test('of before are taken out at the next start, and sign nobody in', async () => {
    await start().signIn(FORM);
    expect(keychain.entries.size).toBe(1);
    cloud.sent.length = 0;
    const accounts = start(RULES);
    await accounts.signInRemembered();
    expect([...keychain.entries]).toEqual([]);
    expect(accounts.list()).toMatchObject([
      { remembered: false, session: { state: 'signed-out' } },
    ]);
    expect(cloud.sent).toEqual([]);
  });
});
