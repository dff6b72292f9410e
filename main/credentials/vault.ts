import { z } from 'zod';
import type { ErrorCode } from '../../preload/contract/errors';
import type { KeychainStatus } from '../../preload/contract/models';
import { Failure, messageOf } from '../errors';
import { Secret } from './secret';
import type { Kept } from './sign-in';

/** The part of keytar that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** One entry per account under this name. Windows finds entries by prefix, so nothing else may begin with it. */
const SERVICE = 'Crashcart account';

/** Where a short text stands that is no secret but is not to be changed by whoever can change files. */
const NOTES = 'Crashcart note';

/** The account name of an entry without a secret, written and removed to learn whether that is possible. */
const PROBE = 'probe';

/** Windows takes no more bytes per entry (CRED_MAX_CREDENTIAL_BLOB_SIZE). The same limit holds everywhere. */
const LONGEST_ENTRY = 2560;

/** The system may ask its user to unlock; nobody waits longer than this without a word. */
const PATIENCE_MS = 15_000;

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['password', 'password-mfa']), password: z.string() }),
  z.object({ kind: z.literal('access-key'), secretKey: z.string() }),
]);

function entryOf(kept: Kept): z.output<typeof entrySchema> {
  return kept.kind === 'access-key'
    ? { kind: kept.kind, secretKey: kept.secretKey.reveal() }
    : { kind: kept.kind, password: kept.password.reveal() };
}

function keptFrom(text: string): Kept {
  const entry = entrySchema.parse(JSON.parse(text));
  return entry.kind === 'access-key'
    ? { kind: entry.kind, secretKey: new Secret(entry.secretKey) }
    : { kind: entry.kind, password: new Secret(entry.password) };
}

/** The keychain's name as the technician knows it. */
function backendName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Credential Manager';
  return 'Secret Service (GNOME Keyring, KWallet)';
}

/** keytar gives the system's words only; these are libsecret's, the macOS Keychain's and Windows'. */
function keychainFailure(thrown: unknown): Failure {
  const detail = messageOf(thrown);
  if (/locked|dismissed|canceled|cancelled|interaction is not allowed/i.test(detail)) {
    return new Failure('keychain-locked', { detail });
  }
  // libsecret keeps to the daemon it found first, and has no way to be told to look for another one.
  if (
    /session wrapping the secret does not exist|The name :\d+\.\d+ was not provided/i.test(detail)
  ) {
    return new Failure('keychain-lost', { detail });
  }
  if (
    /autolaunch|not provided by any|ServiceUnknown|no such (file|name)|Could not connect|native addon|Connection refused|is not activatable|exited with|Unknown or unsupported transport/i.test(
      detail,
    )
  ) {
    return new Failure('keychain-absent', { detail });
  }
  return new Failure('keychain-failed', { detail });
}

/** What a failure says of the keychain as a whole. */
const STATES: Partial<Record<ErrorCode, Exclude<KeychainStatus['state'], 'ready'>>> = {
  'keychain-absent': 'absent',
  'keychain-locked': 'locked',
  'keychain-slow': 'slow',
  'keychain-lost': 'lost',
};

/**
 * Passwords and secret keys in the operating system's keychain: one entry per account, and nowhere
 * else. Without a usable keychain a secret lives for this session only; there is no file to fall
 * back to. Calls go one after another, each with a limit, because some keychains answer only after
 * their owner typed something and not all bear two questions at once.
 */
export class Vault {
  readonly #load: () => Keytar;
  readonly #platform: NodeJS.Platform;
  readonly #patienceMs: number;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param load gets keytar; it throws where the native module or libsecret is missing */
  constructor(load: () => Keytar, platform: NodeJS.Platform, patienceMs = PATIENCE_MS) {
    this.#load = load;
    this.#platform = platform;
    this.#patienceMs = patienceMs;
  }

  /** Can passwords and keys be remembered here? Asks the keychain each time: it may have been unlocked since. */
  async status(): Promise<KeychainStatus> {
    const backend = backendName(this.#platform);
    try {
      await this.#ask((keytar) => keytar.getPassword(NOTES, PROBE));
      await this.#requireUnlocked();
      return { state: 'ready', backend };
    } catch (thrown) {
      const failure = thrown instanceof Failure ? thrown : keychainFailure(thrown);
      const state = STATES[failure.data.code] ?? 'failed';
      return { state, backend, error: failure.data };
    }
  }

  /** @throws Failure `keychain-…`; `bad-request` when the secret is too long for an entry */
  async save(accountId: string, kept: Kept): Promise<void> {
    const entry = JSON.stringify(entryOf(kept));
    if (Buffer.byteLength(entry) > LONGEST_ENTRY) {
      throw new Failure('bad-request', { params: { field: 'password' } });
    }
    await this.#ask((keytar) => keytar.setPassword(SERVICE, accountId, entry));
  }

  /**
   * The secret of an account, or undefined when none is kept (or what is kept is not ours).
   * @throws Failure `keychain-…`
   */
  async read(accountId: string): Promise<Kept | undefined> {
    const entry = await this.#get(SERVICE, accountId);
    if (entry === null) return undefined;
    try {
      return keptFrom(entry);
    } catch {
      // Damaged: as good as none. What it holds must not get into an error's text.
      return undefined;
    }
  }

  /** Removes the entry of an account; that there is none counts as done. @throws Failure `keychain-…` */
  async remove(accountId: string): Promise<void> {
    const drop = (): Promise<boolean> =>
      this.#ask((keytar) => keytar.deletePassword(SERVICE, accountId));
    if (await drop()) return;
    await this.#requireUnlocked();
    await drop();
  }

  /**
   * A note; undefined when there is none by this name.
   * @throws Failure `keychain-…`
   */
  async readNote(name: string): Promise<string | undefined> {
    return (await this.#get(NOTES, name)) ?? undefined;
  }

  /** Keeps a note, in place of the one there was by this name. @throws Failure `keychain-…` */
  async saveNote(name: string, text: string): Promise<void> {
    await this.#ask((keytar) => keytar.setPassword(NOTES, name, text));
  }

  async #get(service: string, name: string): Promise<string | null> {
    const get = (): Promise<string | null> =>
      this.#ask((keytar) => keytar.getPassword(service, name));
    const entry = await get();
    if (entry !== null) return entry;
    await this.#requireUnlocked();
    return get();
  }

  /**
   * A locked Secret Service does not say so when it is read: it answers that there is no such entry.
   * Only writing tells (and asks its owner to unlock it). Other systems' keychains answer truly.
   * @throws Failure `keychain-locked`
   */
  async #requireUnlocked(): Promise<void> {
    if (this.#platform !== 'linux') return;
    await this.#ask((keytar) => keytar.setPassword(NOTES, PROBE, PROBE));
    await this.#ask((keytar) => keytar.deletePassword(NOTES, PROBE));
  }

  #ask<T>(question: (keytar: Keytar) => Promise<T>): Promise<T> {
    const answer = this.#queue.then(() => this.#limited(question));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #limited<T>(question: (keytar: Keytar) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Failure('keychain-slow')), this.#patienceMs);
    });
    try {
      return await Promise.race([question(this.#load()), limit]);
    } catch (thrown) {
      throw thrown instanceof Failure ? thrown : keychainFailure(thrown);
    } finally {
      clearTimeout(timer);
    }
  }
}
