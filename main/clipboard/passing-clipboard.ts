import { createHmac, randomBytes } from 'node:crypto';
import type { CopiedItem, PassingCopy } from '../../preload/contract/invitation';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { Timer } from '../timer';
import type { TextClipboard } from './system';

/** A password is pasted at once, into a field that waits for it. */
const PASSWORD_MS = 60_000;
/** For the others a chat, a person in it and the right words are looked for first. */
const OTHERS_MS = 5 * 60_000;

export interface PassingClipboardOptions {
  readonly clipboard: TextClipboard;
  readonly policy: Pick<Policy, 'check'>;
  readonly timer: Timer;
  readonly now: () => number;
  /** Something was put there, or (null) is there no longer. */
  readonly onChanged: (copy: PassingCopy | null) => void;
  readonly log: Log;
}

/** What is being copied, and whether a password is in it. */
export interface Copying {
  readonly machineId: string;
  readonly item: CopiedItem;
  readonly text: string;
  readonly hasPassword: boolean;
}

/**
 * Puts secrets on the clipboard and takes them off again after a time, and when the app ends, unless
 * something else has been copied since. The text is not kept for that: it is known again by a keyed hash,
 * whose key lives as long as the app.
 *
 * It is not kept out of the histories of clipboards: the marks that ask for that have to stand beside the
 * text in one writing, and Electron before 44 writes a format of its own only alone.
 */
export class PassingClipboard {
  readonly #options: PassingClipboardOptions;
  readonly #key = randomBytes(32);
  #held: { readonly mark: string; readonly cancel: () => void } | undefined;

  constructor(options: PassingClipboardOptions) {
    this.#options = options;
  }

  /** Rejects as the system's clipboard does, and with a Failure `managed`. */
  async copy({ machineId, item, text, hasPassword }: Copying): Promise<void> {
    const { clipboard, policy, timer, now, onChanged } = this.#options;
    policy.check('copyInvitations');
    this.#held?.cancel();
    // Held first: taking off what was there before must not take off this.
    const ms = hasPassword ? PASSWORD_MS : OTHERS_MS;
    const held = { mark: this.#mark(text), cancel: timer.after(ms, () => void this.clear()) };
    this.#held = held;
    try {
      await clipboard.write(text);
    } catch (error) {
      held.cancel();
      if (this.#held === held) this.#held = undefined;
      throw error;
    }
    // Another one was copied meanwhile, and is what is told.
    if (this.#held !== held) return;
    onChanged({ machineId, item, clearsAt: new Date(now() + ms).toISOString() });
  }

  /** Takes what was copied off the clipboard, if it is still there. Never rejects. */
  async clear(): Promise<void> {
    const held = this.#held;
    if (held === undefined) return;
    const { clipboard, onChanged, log } = this.#options;
    this.#held = undefined;
    held.cancel();
    onChanged(null);
    try {
      const isSame = this.#mark(await clipboard.read()) === held.mark;
      // Something may have been copied while it was read.
      if (isSame && !this.#isHolding()) clipboard.clear();
    } catch (error) {
      log.warn('The clipboard could not be cleared', error);
    }
  }

  #isHolding(): boolean {
    return this.#held !== undefined;
  }

  #mark(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64');
  }
}
