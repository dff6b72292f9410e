/**
 * Passcodes of a virtual MFA device: RFC 6238 with SHA-1, six digits, 30 seconds, as phone apps make
 * them.
 */
import { createHmac, randomBytes } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits in base32, as an app on the phone takes them. */
export const newSecret = (): string =>
  Array.from(randomBytes(32), (byte) => BASE32[byte % 32] ?? 'A').join('');

function base32Decode(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text.toUpperCase()) {
    value = (value << 5) | BASE32.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >>> bits) & 0xff);
    value &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}

/** Number of the 30 seconds that `date` lies in. */
export const stepOf = (date: Date): number => Math.floor(date.getTime() / 1000 / STEP_SECONDS);

/** The passcode of one step (RFC 4226). */
export function passcodeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', base32Decode(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** One MFA device: takes the code of this step and its neighbours, each once unless told. */
export class MfaDevice {
  private lastUsed = Number.NEGATIVE_INFINITY;

  constructor(
    readonly secret: string,
    private readonly now: () => Date,
    /** May a passcode be used again while it is shown? */
    private readonly reusable: boolean,
  ) {}

  /** What the app on the phone shows; when that was used already, what it shows next. */
  passcode(): string {
    const step = stepOf(this.now());
    return passcodeAt(this.secret, Math.max(step, this.lastUsed + 1));
  }

  /** Accepts a passcode, and with it ends all older ones (RFC 6238 section 5.2). */
  accepts(passcode: string): boolean {
    const now = stepOf(this.now());
    const step = [now - 1, now, now + 1].find(
      (one) => one > this.lastUsed && passcodeAt(this.secret, one) === passcode,
    );
    if (step === undefined) return false;
    if (!this.reusable) this.lastUsed = step;
    return true;
  }
}
