import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import { redact } from '../redact';
import { FakeKeychain, LockedKeychain } from '../testing/fake-keychain';
import { Secret } from './secret';
import type { Kept } from './sign-in';
import { Vault } from './vault';

let keychain: FakeKeychain;
let vault: Vault;
const secrets: Secret[] = [];

function secret(text: string): Kept {
  const made = new Secret(text);
  secrets.push(made);
  return { kind: 'password', password: made };
}

/** What is kept as a password, as its secret. */
async function readPassword(accountId: string): Promise<Secret | undefined> {
  const kept = await vault.read(accountId);
  return kept !== undefined && 'password' in kept ? kept.password : undefined;
}

beforeEach(() => {
  keychain = new FakeKeychain();
  vault = new Vault(() => keychain, 'linux');
});

afterEach(() => {
  for (const made of secrets.splice(0)) made.dispose();
  vi.useRealTimers();
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.data.code : 'not a failure';
  }
}

describe('a password', () => {
  test('is kept in one entry, read back as a secret, and removed', async () => {
    await vault.save('a1', secret('swörd"fish'));
    expect([...keychain.entries]).toEqual([
      ['Crashcart account/a1', '{"kind":"password","password":"swörd\\"fish"}'],
    ]);
    const read = await readPassword('a1');
    expect(read?.reveal()).toBe('swörd"fish');
    expect(String(read)).toBe('[secret]');
    read?.dispose();
    await vault.remove('a1');
    expect(keychain.entries.size).toBe(0);
    expect(await vault.read('a1')).toBeUndefined();
  });

  test('is watched for in texts from the moment it is read', async () => {
    keychain.entries.set('Crashcart account/a1', '{"kind":"password","password":"Zq9-kept"}');
    const read = await readPassword('a1');
    expect(redact('it is Zq9-kept')).toBe('it is [secret]');
    read?.dispose();
  });

  test('of a user with passcodes, and a secret key, come back as what they were', async () => {
    const password = new Secret('swordfish');
    const secretKey = new Secret('s3cr3tKey');
    secrets.push(password, secretKey);
    await vault.save('mfa', { kind: 'password-mfa', password });
    await vault.save('key', { kind: 'access-key', secretKey });
    const [mfa, key] = [await vault.read('mfa'), await vault.read('key')];
    expect([mfa?.kind, key?.kind]).toEqual(['password-mfa', 'access-key']);
    expect(mfa !== undefined && 'password' in mfa && mfa.password.reveal()).toBe('swordfish');
    expect(key !== undefined && 'secretKey' in key && key.secretKey.reveal()).toBe('s3cr3tKey');
  });

  test('that was never there can be removed', async () => {
    expect(await codeOf(vault.remove('none'))).toBe('done');
  });

  // Windows takes 2,560 bytes per entry, counted as UTF-8.
  test.each([
    ['x', 2527, 'done'],
    ['x', 2528, 'bad-request'],
    ['é', 1263, 'done'],
    ['é', 1264, 'bad-request'],
    ['"', 1263, 'done'],
    ['"', 1264, 'bad-request'],
  ])('of the character %s, %i times: %s', async (character, times, outcome) => {
    expect(await codeOf(vault.save('a1', secret(character.repeat(times))))).toBe(outcome);
    expect(keychain.asked.length > 0).toBe(outcome === 'done');
    const [entry] = keychain.entries.values();
    if (outcome === 'done') expect(Buffer.byteLength(entry ?? '')).toBeGreaterThan(2558);
  });
});

test.each([
  ['not JSON', 'Zq9-plain'],
  ['JSON of another kind', '"Zq9-plain"'],
  ['null', 'null'],
  ['an empty text', ''],
  ['another record', '{"kind":"token","token":"Zq9-plain"}'],
  ['a password of another type', '{"kind":"password","password":7}'],
])('an entry with %s counts as none, without a word about its content', async (_name, entry) => {
  keychain.entries.set('Crashcart account/a1', entry);
  expect(await vault.read('a1')).toBeUndefined();
});

describe('a keychain that refuses', () => {
  // The words of libsecret, the macOS Keychain and Windows, as they were met.
  test.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    ['GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is unknown', 'absent'],
    ['Could not connect: No such file or directory', 'absent'],
    ['Could not connect: Connection refused', 'absent'],
    ['Failed to load keytar native addon', 'absent'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'absent'],
    ['Error spawning command line “dbus-launch”: Child process exited with code 1', 'absent'],
    ['Unknown or unsupported transport “disabled” for address “disabled:”', 'absent'],
    ['The name :1.7 was not provided by any .service files', 'lost'],
    ['The session wrapping the secret does not exist', 'lost'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['The prompt was dismissed', 'locked'],
    ['User canceled the operation.', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['The stub received bad data.', 'failed'],
    ['', 'failed'],
  ] as const)('with "%s" is %s', async (message, state) => {
    keychain.refusal = new Error(message);
    expect(await vault.status()).toMatchObject({
      state,
      error: { code: `keychain-${state}`, detail: message },
    });
    for (const call of [vault.read('a'), vault.save('a', secret('pw')), vault.remove('a')]) {
      expect(await codeOf(call)).toBe(`keychain-${state}`);
    }
  });

  test('is not asked to answer for its own module: a missing one is "absent", and tried again', async () => {
    let missing = true;
    vault = new Vault(() => {
      if (missing) throw new Error('Failed to load keytar native addon');
      return keychain;
    }, 'linux');
    expect(await vault.status()).toMatchObject({ state: 'absent' });
    missing = false;
    expect(await vault.status()).toMatchObject({ state: 'ready' });
  });

  test('keeps the password out of the failure', async () => {
    keychain.refusal = new Error('could not store Zq9-secret');
    await expect(vault.save('a1', secret('Zq9-secret'))).rejects.toMatchObject({
      data: { detail: 'could not store [secret]' },
    });
  });
});

describe('a locked Secret Service, which answers that there is nothing', () => {
  let locked: LockedKeychain;

  beforeEach(() => {
    locked = new LockedKeychain();
    locked.entries.set('Crashcart account/a1', '{"kind":"password","password":"Zq9-kept"}');
    vault = new Vault(() => locked, 'linux');
  });

  test('is seen to be locked', async () => {
    expect(await vault.status()).toMatchObject({ state: 'locked' });
    for (const call of [vault.read('a1'), vault.save('a1', secret('pw')), vault.remove('a1')]) {
      expect(await codeOf(call)).toBe('keychain-locked');
    }
    expect(locked.entries.size).toBe(1);
  });

  test('that its owner unlocks when asked gives what it has', async () => {
    locked.setPassword = (service, account, password) => {
      locked.locked = false;
      return FakeKeychain.prototype.setPassword.call(locked, service, account, password);
    };
    const read = await readPassword('a1');
    expect(read?.reveal()).toBe('Zq9-kept');
    read?.dispose();
    locked.locked = true;
    await vault.remove('a1');
    expect(locked.entries.size).toBe(0);
  });
});

describe('a note', () => {
  test('is read as it was written, apart from what accounts have', async () => {
    expect(await vault.readNote('log')).toBeUndefined();
    await vault.saveNote('log', '7 abc');
    expect(await vault.readNote('log')).toBe('7 abc');
    expect(await vault.read('log')).toBeUndefined();
    expect([...keychain.entries.keys()]).toEqual(['Crashcart note/log']);
  });

  test('of a locked keychain is not taken for none', async () => {
    const locked = new LockedKeychain();
    vault = new Vault(() => locked, 'linux');
    expect(await codeOf(vault.readNote('log'))).toBe('keychain-locked');
    expect(await codeOf(vault.saveNote('log', 'text'))).toBe('keychain-locked');
  });
});

describe('the status', () => {
  test.each([
    ['linux', 'Secret Service (GNOME Keyring, KWallet)'],
    ['darwin', 'macOS Keychain'],
    ['win32', 'Windows Credential Manager'],
  ] as const)('on %s names the keychain as it is known there', async (platform, backend) => {
    const status = await new Vault(() => keychain, platform).status();
    expect(status).toEqual({ state: 'ready', backend });
  });

  test('is asked anew each time, and leaves nothing behind', async () => {
    keychain.refusal = new Error('locked collection');
    expect(await vault.status()).toMatchObject({ state: 'locked' });
    keychain.refusal = undefined;
    expect(await vault.status()).toMatchObject({ state: 'ready' });
    expect(keychain.entries.size).toBe(0);
  });

  test.each(['darwin', 'win32'] as const)('is learned on %s without writing', async (platform) => {
    await new Vault(() => keychain, platform).status();
    expect(keychain.asked).toEqual(['get probe begins', 'get probe ends']);
  });
});

describe('questions', () => {
  test('go one after another', async () => {
    await Promise.all([vault.save('a', secret('one1')), vault.read('b'), vault.remove('c')]);
    const { asked } = keychain;
    expect(asked[0]).toBe('set a begins');
    const begun = asked.filter((what) => what.endsWith(' begins'));
    const ended = begun.map((what) => what.replace('begins', 'ends'));
    expect(asked).toEqual(begun.flatMap((what, index) => [what, ended[index]]));
    expect(begun.length).toBeGreaterThan(2);
  });

  test('after a refused one are asked all the same', async () => {
    keychain.refusal = new Error('locked');
    const refused = codeOf(vault.read('a'));
    expect(await refused).toBe('keychain-locked');
    keychain.refusal = undefined;
    expect(await codeOf(vault.read('a'))).toBe('done');
  });

  test('that are never answered end after 15 seconds and block nobody for ever', async () => {
    vi.useFakeTimers();
    vault = new Vault(() => keychain, 'darwin');
    let first = true;
    keychain.before = () => {
      if (!first) return Promise.resolve();
      first = false;
      return new Promise(() => undefined);
    };
    const slow = codeOf(vault.read('slow'));
    const next = codeOf(vault.read('next'));
    await vi.advanceTimersByTimeAsync(14_999);
    expect(keychain.asked).toEqual(['get slow begins']);
    await vi.advanceTimersByTimeAsync(1);
    expect(await slow).toBe('keychain-slow');
    expect(await next).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('slow in the status are "slow"', async () => {
    vi.useFakeTimers();
    keychain.before = () => new Promise(() => undefined);
    const status = vault.status();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await status).toMatchObject({ state: 'slow', error: { code: 'keychain-slow' } });
  });
});
