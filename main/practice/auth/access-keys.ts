/**
 * Access keys and how often they failed.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html} Temporary keys
 * @see {@link https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-0001.html} The lock
 */
import { randomBytes } from 'node:crypto';

/** A key pair of a user; temporary ones come with a security token and an end. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly userId: string;
  readonly temporary?: { readonly securityToken: string; readonly expiresAt: Date };
}

/** After more failures in a row than these the key is locked for so long. */
export const FAILURES_ALLOWED = 5;
export const LOCK_MINUTES = 5;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Temporary keys kept; older ones count as unknown. */
const KEPT = 2000;

/** Upper-case letters and digits, unpredictable. */
function code(length: number): string {
  return Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length] ?? 'A').join('');
}

/** A new pair in the form of the cloud's: 20 characters, and a secret of 40. */
export const newKeyPair = (): { readonly accessKey: string; readonly secretKey: string } => ({
  accessKey: code(20),
  secretKey: randomBytes(30).toString('base64url'),
});

interface Trouble {
  failures: number;
  lockedUntil: number;
}

/** All keys of the region. */
export class AccessKeyStore {
  private readonly keys = new Map<string, AccessKey>();
  private readonly temporary: string[] = [];
  private readonly trouble = new Map<string, Trouble>();

  constructor(private readonly now: () => Date) {}

  add(key: AccessKey): void {
    this.keys.set(key.accessKey, key);
  }

  find(accessKey: string): AccessKey | undefined {
    return this.keys.get(accessKey);
  }

  /** CreateTemporaryAccessKeyByToken: a pair that ends by itself. */
  issueTemporary(userId: string, seconds: number): Required<AccessKey> {
    const key = {
      ...newKeyPair(),
      userId,
      temporary: {
        // As long as real ones, and random: nothing is read out of it.
        securityToken: randomBytes(450).toString('base64'),
        expiresAt: new Date(this.now().getTime() + seconds * 1000),
      },
    };
    this.add(key);
    this.temporary.push(key.accessKey);
    if (this.temporary.length > KEPT) this.keys.delete(this.temporary.shift() ?? '');
    return key;
  }

  isLocked(accessKey: string): boolean {
    return (this.trouble.get(accessKey)?.lockedUntil ?? 0) > this.now().getTime();
  }

  /** A signature was wrong: more than five of them in a row lock the key for five minutes. */
  failed(accessKey: string): void {
    const failures = (this.trouble.get(accessKey)?.failures ?? 0) + 1;
    const locks = failures > FAILURES_ALLOWED;
    this.trouble.set(accessKey, {
      failures: locks ? 0 : failures,
      lockedUntil: locks ? this.now().getTime() + LOCK_MINUTES * 60_000 : 0,
    });
  }

  succeeded(accessKey: string): void {
    this.trouble.delete(accessKey);
  }
}
