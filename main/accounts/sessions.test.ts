import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SignInForm } from '../../preload/contract/login';
import { Vault } from '../credentials/vault';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { broken, DETAILS, FakeCloud, Gate, json, refusal, settle } from '../testing/fake-cloud';
import { FakeKeychain } from '../testing/fake-keychain';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { Accounts } from './accounts';
import { AccountStore } from './store';

const TOKENS = 'POST /v3/auth/tokens';
const FORM: SignInForm = {
  ...DETAILS,
  credential: { kind: 'password', password: 'Zq9-the-password' },
  remember: true,
};

let file: string;
let keychain: FakeKeychain;
let cloud: FakeCloud;
let log: FakeLog;
let page: FakeBroadcast;

function start(): Accounts {
  return new Accounts({
    store: new AccountStore(file, log),
    vault: new Vault(() => keychain, 'darwin'),
    ...cloud.options,
    startPractice: () => Promise.reject(new Error('not here')),
    broadcast: page.send,
    log,
  });
}

const states = (accounts: Accounts) => accounts.list().map(({ session }) => session.state);
const idsOnDisk = () => new AccountStore(file, log).load().map(({ id }) => id);

beforeEach(() => {
  file = path.join(temporaryFolder(), 'accounts.json');
  keychain = new FakeKeychain();
  cloud = new FakeCloud();
  log = new FakeLog();
  page = new FakeBroadcast();
});

describe('signing out', () => {
  test('drops token and keychain entry and keeps the account in the list', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    await accounts.signOut(id);
    expect(accounts.list()).toMatchObject([
      { id, session: { state: 'signed-out' }, remembered: false, project: null },
    ]);
    expect(accounts.signedIn()).toEqual([]);
    expect(keychain.entries.size).toBe(0);
    expect(idsOnDisk()).toEqual([id]);
    expect(cloud.held()).toEqual([]);
    expect(page.of('accounts:changed').at(-1)).toEqual(accounts.list());
  });

  test('closes what hangs on the account first, while it can still be named', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    const seen: unknown[] = [];
    accounts.onLeaving(async (accountId) => {
      await settle();
      seen.push(accountId, cloud.held(), states(accounts));
    });
    await accounts.signOut(id);
    expect(seen).toEqual([id, [1], ['signed-in']]);
  });

  test('ends the session even if something cannot be closed', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    const later: string[] = [];
    accounts.onLeaving(() => Promise.reject(new Error('cannot be wiped')));
    accounts.onLeaving((accountId) => void later.push(accountId));
    await accounts.signOut(id);
    expect(states(accounts)).toEqual(['signed-out']);
    expect(cloud.held()).toEqual([]);
    expect(later).toEqual([id]);
    expect(log.lines.join()).toContain('cannot be wiped');
  });

  test('when the keychain refuses is not done at all', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    keychain.refusal = new Error('The prompt was dismissed');
    expect(await refusal(accounts.signOut(id))).toMatchObject({ code: 'keychain-locked' });
    expect(states(accounts)).toEqual(['signed-in']);
    expect(accounts.list()[0]?.remembered).toBe(true);
  });

  test('of an account nobody knows is refused', async () => {
    expect(await refusal(start().signOut('none'))).toMatchObject({ code: 'not-found' });
    expect(await refusal(start().forget('none'))).toMatchObject({ code: 'not-found' });
  });
});

describe('forgetting', () => {
  test('leaves nothing of the account', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    const other = await accounts.signIn(FORM);
    const forgotten: string[] = [];
    accounts.onForgotten((account) => forgotten.push(account));
    await accounts.forget(id);
    expect(forgotten).toEqual([id]);
    expect(accounts.list().map((account) => account.id)).toEqual([other.id]);
    expect([...keychain.entries.keys()]).toEqual([`Crashcart account/${other.id}`]);
    expect(idsOnDisk()).toEqual([other.id]);
    expect(cloud.held()).toEqual([2]);
    expect(page.of('accounts:changed').at(-1)).toEqual(accounts.list());
  });

  test('works for one that signed out before, whatever the keychain says by then', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(FORM);
    await accounts.signOut(id);
    keychain.refusal = new Error('locked');
    await accounts.forget(id);
    expect(accounts.list()).toEqual([]);
    expect(idsOnDisk()).toEqual([]);
  });
});

describe('the next start', () => {
  let id: string;

  beforeEach(async () => {
    ({ id } = await start().signIn(FORM));
    cloud = new FakeCloud();
    page = new FakeBroadcast();
  });

  test('signs in with the password from the keychain', async () => {
    const accounts = start();
    expect(accounts.list()).toMatchObject([
      { id, session: { state: 'signing-in' }, remembered: true, project: null },
    ]);
    await accounts.signInRemembered();
    expect(states(accounts)).toEqual(['signed-in']);
    expect(accounts.require(id).connection.project.id).toBe('p1');
    expect(cloud.calls(TOKENS)[0]?.body).toMatchObject({
      auth: { identity: { password: { user: { password: 'Zq9-the-password' } } } },
    });
  });

  test.each([
    ['the password is not right any more', json({}, 401), 'wrong-password'],
    ['the cloud cannot be reached', broken('net::ERR_NAME_NOT_RESOLVED'), 'host-not-found'],
  ])('when %s says so of the account', async (_name, answer, code) => {
    cloud.on(TOKENS, answer);
    const accounts = start();
    await accounts.signInRemembered();
    expect(accounts.list()).toMatchObject([
      { session: { state: 'failed', error: { code, accountId: id } }, remembered: true },
    ]);
    expect(await refusal(Promise.resolve().then(() => accounts.require(id)))).toMatchObject({
      code: 'signed-out',
    });
  });

  test('waits for a way that leaves nothing in the keychain, and does not ask that', async () => {
    keychain.refusal = new Error('locked');
    new AccountStore(file, log).save([{ id, details: { ...DETAILS, login: { kind: 'token' } } }]);
    const accounts = start();
    expect(accounts.list()).toMatchObject([
      { id, session: { state: 'signed-out' }, remembered: false },
    ]);
    await accounts.signInRemembered();
    expect(states(accounts)).toEqual(['signed-out']);
    expect(cloud.sent).toEqual([]);
  });

  test('when the keychain is locked says so, and the password stays there', async () => {
    keychain.refusal = new Error('locked');
    const accounts = start();
    await accounts.signInRemembered();
    expect(accounts.list()).toMatchObject([
      { session: { state: 'failed', error: { code: 'keychain-locked' } }, remembered: true },
    ]);
    expect(keychain.entries.size).toBe(1);
  });

  test('without a password asks for it', async () => {
    keychain.entries.clear();
    const accounts = start();
    await accounts.signInRemembered();
    expect(accounts.list()).toMatchObject([
      { session: { state: 'signed-out' }, remembered: false },
    ]);
    expect(cloud.sent).toEqual([]);
  });

  test('does not let one account hold up another', async () => {
    const second = await start().signIn({
      ...FORM,
      login: { kind: 'password', domainName: 'customer-a', userName: 'slow' },
    });
    const gate = new Gate();
    cloud.on(TOKENS, (sent) =>
      JSON.stringify(sent.body).includes('slow')
        ? gate.passed.then(() => cloud.token())
        : cloud.token(),
    );
    const accounts = start();
    const all = accounts.signInRemembered();
    await settle();
    expect(accounts.signedIn().map((account) => account.id)).toEqual([id]);
    gate.open();
    await all;
    expect(accounts.signedIn().map((account) => account.id)).toEqual([id, second.id]);
  });

  test.each(['signOut', 'forget'] as const)(
    'is overruled by %s while it is still at it',
    async (leave) => {
      const gate = new Gate();
      cloud.on(TOKENS, () => gate.passed.then(() => cloud.token()));
      const accounts = start();
      const resuming = accounts.signInRemembered();
      await settle();
      await accounts[leave](id);
      gate.open();
      await resuming;
      expect(accounts.signedIn()).toEqual([]);
      expect(states(accounts)).toEqual(leave === 'forget' ? [] : ['signed-out']);
      expect(cloud.held(), 'the late session is closed').toEqual([]);
    },
  );

  test('is overruled by signing in by hand while it is still at it', async () => {
    const gate = new Gate();
    cloud.on(
      TOKENS,
      () => gate.passed.then(() => cloud.token()),
      () => cloud.token(),
    );
    const accounts = start();
    const resuming = accounts.signInRemembered();
    await settle();
    await accounts.signIn({ ...FORM, accountId: id });
    gate.open();
    await resuming;
    expect(accounts.signedIn()).toHaveLength(1);
    expect(cloud.held(), 'by hand came first').toEqual([1]);
    await accounts.signOut(id);
    expect(cloud.held()).toEqual([]);
  });

  test('a late failure does not overrule a sign-in by hand', async () => {
    const gate = new Gate();
    cloud.on(
      TOKENS,
      () => gate.passed.then(() => Response.json({}, { status: 401 })),
      () => cloud.token(),
    );
    const accounts = start();
    const resuming = accounts.signInRemembered();
    await settle();
    await accounts.signIn({ ...FORM, accountId: id });
    gate.open();
    await resuming;
    expect(states(accounts)).toEqual(['signed-in']);
  });
});
