import fs from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignInForm } from '../../preload/contract/login';
import { Vault } from '../credentials/vault';
import { redact } from '../redact';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { DETAILS, FakeCloud, json, refusal } from '../testing/fake-cloud';
import { FakeKeychain } from '../testing/fake-keychain';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { Accounts } from './accounts';
import { AccountStore } from './store';

const PASSWORD = 'Zq9-the-password';
const TOKENS = 'POST /v3/auth/tokens';
const REFUSED = json({ error: { code: 401, message: 'wrong' } }, 401);

let file: string;
let keychain: FakeKeychain;
let cloud: FakeCloud;
let log: FakeLog;
let page: FakeBroadcast;
let practiceUrl: string;
const started: Accounts[] = [];

/** The app's accounts, as after a start with what is on disk and in the keychain. */
function start(): Accounts {
  const accounts = new Accounts({
    store: new AccountStore(file, log),
    vault: new Vault(() => keychain, 'darwin'),
    ...cloud.options,
    startPractice: () =>
      Promise.resolve({
        url: practiceUrl,
        domainName: 'practice',
        userName: 'trainee',
        password: 'Zq9-practice',
        region: 'practice-1',
      }),
    broadcast: page.send,
    log,
  });
  started.push(accounts);
  return accounts;
}

const form = (change: Partial<SignInForm> = {}): SignInForm => ({
  ...DETAILS,
  credential: { kind: 'password', password: PASSWORD },
  remember: true,
  ...change,
});

const onDisk = (): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
const idsOnDisk = (): string[] => new AccountStore(file, log).load().map(({ id }) => id);
const inKeychain = () => [...keychain.entries.keys()];
const states = (accounts: Accounts) => accounts.list().map(({ session }) => session.state);

beforeEach(() => {
  file = path.join(temporaryFolder(), 'accounts.json');
  keychain = new FakeKeychain();
  cloud = new FakeCloud();
  log = new FakeLog();
  page = new FakeBroadcast();
  practiceUrl = 'http://127.0.0.1:4001';
});

/** Whatever a test did: secrets are in the keychain and nowhere else. */
afterEach(() => {
  for (const accounts of started.splice(0)) {
    for (const { connection } of accounts.signedIn()) connection.close();
  }
  const written = fs.readdirSync(path.dirname(file)).map((name) => {
    return fs.readFileSync(path.join(path.dirname(file), name), 'utf8');
  });
  const everywhere = [...written, JSON.stringify(page.sent), ...log.lines].join('\n');
  expect(everywhere).not.toMatch(/Zq9|token-\d/);
});

describe('signing in', () => {
  test('and remembering writes the account to disk, its password to the keychain', async () => {
    const accounts = start();
    const { id, session, ...account } = await accounts.signIn(form({ name: 'Customer A' }));
    expect(session.state).toBe('signed-in');
    expect(account).toEqual({
      kind: 'cloud',
      details: { ...DETAILS, name: 'Customer A' },
      project: { id: 'p1', name: 'cn-north-4' },
      remembered: true,
      endsAt: null,
      clockSkewSeconds: 0,
    });
    expect(idsOnDisk()).toEqual([id]);
    expect(inKeychain()).toEqual([`Crashcart account/${id}`]);
    expect(page.of('accounts:changed').at(-1)).toEqual(accounts.list());
  });

  test('for this session only writes nothing anywhere', async () => {
    const accounts = start();
    const { remembered } = await accounts.signIn(form({ remember: false }));
    expect(remembered).toBe(false);
    expect(onDisk()).toBe('');
    expect(keychain.asked).toEqual([]);
    expect(accounts.signedIn()).toHaveLength(1);
  });

  test('keeps of a pasted certificate file the certificates, and not the private key', async () => {
    const [certificate = ''] = rootCertificates;
    const key = '-----BEGIN PRIVATE KEY-----\nZq9\n-----END PRIVATE KEY-----\n';
    const { details } = await start().signIn(form({ trustedCa: `${key}${certificate}\n${key}` }));
    expect(details.trustedCa).toMatch(
      /^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n$/,
    );
    expect(onDisk()).toContain('BEGIN CERTIFICATE');
  });

  test('to several accounts at once keeps them apart', async () => {
    const accounts = start();
    const [a, b] = await Promise.all([accounts.signIn(form()), accounts.signIn(form())]);
    expect(a.id).not.toBe(b.id);
    expect(accounts.signedIn().map(({ id }) => id)).toEqual([a.id, b.id]);
    expect(idsOnDisk().sort()).toEqual([a.id, b.id].sort());
  });

  test('that is refused changes nothing', async () => {
    const accounts = start();
    cloud.on(TOKENS, REFUSED);
    expect(await refusal(accounts.signIn(form()))).toMatchObject({ code: 'wrong-password' });
    expect(accounts.list()).toEqual([]);
    expect(onDisk()).toBe('');
    expect(keychain.asked).toEqual([]);
    expect(redact(PASSWORD), 'the password is not held').toBe(PASSWORD);
  });

  test('when the keychain refuses leaves nothing half-done', async () => {
    const accounts = start();
    keychain.refusal = new Error('Cannot create an item in a locked collection');
    expect(await refusal(accounts.signIn(form()))).toMatchObject({ code: 'keychain-locked' });
    expect(accounts.list()).toEqual([]);
    expect(onDisk()).toBe('');
    expect(inKeychain()).toEqual([]);
    expect(redact(PASSWORD)).toBe(PASSWORD);
    expect(cloud.held()).toEqual([]);
  });

  test('when the disk refuses takes the password out of the keychain again', async () => {
    const accounts = start();
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    expect(await refusal(accounts.signIn(form()))).toMatchObject({ code: 'settings-not-saved' });
    expect(accounts.list()).toEqual([]);
    expect(inKeychain()).toEqual([]);
  });
});

describe('signing in again to a known account', () => {
  test('keeps its id, its place and its consoles, and ends the old session', async () => {
    const accounts = start();
    const first = await accounts.signIn(form({ name: 'first' }));
    await accounts.signIn(form({ name: 'second' }));
    const left: string[] = [];
    accounts.onLeaving((id) => void left.push(id));
    const again = await accounts.signIn(form({ name: 'renamed', accountId: first.id }));
    expect(again.id).toBe(first.id);
    expect(left, 'the machines are the same').toEqual([]);
    expect(accounts.list().map(({ details }) => details.name)).toEqual(['renamed', 'second']);
    expect(cloud.held(), 'the old session is closed').toEqual([2, 3]);
  });

  test('that reaches other machines closes the consoles of the old ones', async () => {
    const accounts = start();
    const first = await accounts.signIn(form());
    const left: string[] = [];
    accounts.onLeaving((id) => void left.push(id));
    await accounts.signIn(form({ accountId: first.id, project: 'cn-north-4_other' }));
    expect(left).toEqual([first.id]);
  });

  test('without remembering forgets what was remembered', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(form());
    const again = await accounts.signIn(form({ accountId: id, remember: false }));
    expect(again).toMatchObject({ id, remembered: false });
    expect(inKeychain()).toEqual([]);
    expect(idsOnDisk()).toEqual([]);
  });

  test('that is refused leaves the session that was there', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(form());
    cloud.on(TOKENS, REFUSED);
    await refusal(
      accounts.signIn(
        form({ accountId: id, credential: { kind: 'password', password: 'other-password' } }),
      ),
    );
    expect(states(accounts)).toEqual(['signed-in']);
    expect(keychain.entries.get(`Crashcart account/${id}`)).toContain(PASSWORD);
  });

  test('when the disk refuses keeps the keychain entry: the account is still on disk', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(form());
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    await refusal(accounts.signIn(form({ accountId: id })));
    expect(inKeychain()).toEqual([`Crashcart account/${id}`]);
  });

  test('twice at once leaves one session, and the other is closed', async () => {
    const accounts = start();
    const { id } = await accounts.signIn(form());
    await Promise.all([
      accounts.signIn(form({ accountId: id })),
      accounts.signIn(form({ accountId: id })),
    ]);
    expect(accounts.signedIn()).toHaveLength(1);
    expect(cloud.held()).toHaveLength(1);
  });

  test('is not a way into the practice account', async () => {
    const accounts = start();
    const { id } = await accounts.practice();
    expect(await refusal(accounts.signIn(form({ accountId: id })))).toMatchObject({
      code: 'bad-request',
    });
    expect(accounts.list()).toMatchObject([{ id, kind: 'practice' }]);
  });
});

describe('the practice region', () => {
  test('is signed in to like any other, and never remembered', async () => {
    const accounts = start();
    const account = await accounts.practice();
    expect(account).toMatchObject({ id: 'practice', kind: 'practice', remembered: false });
    expect(cloud.sent[0]?.url.origin).toBe(practiceUrl);
    expect(onDisk()).toBe('');
    expect(keychain.asked).toEqual([]);
  });

  test('asked for again is the session that is there', async () => {
    const accounts = start();
    await accounts.practice();
    await accounts.practice();
    expect(cloud.calls(TOKENS)).toHaveLength(1);
  });

  test('that runs elsewhere by now is signed in to anew', async () => {
    const accounts = start();
    await accounts.practice();
    practiceUrl = 'http://127.0.0.1:4002';
    const account = await accounts.practice();
    expect(account.details.endpoints.iam).toBe(practiceUrl);
    expect(accounts.list()).toHaveLength(1);
    expect(cloud.held()).toEqual([2]);
  });

  test('does not get into the list on disk with another account', async () => {
    const accounts = start();
    await accounts.practice();
    const { id } = await accounts.signIn(form());
    expect(idsOnDisk()).toEqual([id]);
  });
});
