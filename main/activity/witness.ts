import { toAppError } from '../errors';
import type { Vault } from '../credentials/vault';
import type { Log } from '../log';
import type { Timer } from '../timer';
import type { Head } from './chain';
import { readHead, writeHead, type Journal } from './journal';

/** The keychain is asked once for what happens together. */
const PAUSE_MS = 2_000;

export interface WitnessOptions {
  readonly vault: Pick<Vault, 'readNote' | 'saveNote'>;
  readonly journal: Pick<Journal, 'head' | 'reconcile'>;
  /** The name of the note: one for each log of this computer. */
  readonly name: string;
  /** May the keychain be used? It might ask its owner to unlock it, which this alone is not worth. */
  readonly mayAsk: () => boolean;
  readonly timer: Timer;
  readonly log: Log;
}

/**
 * Keeps the end of the log in the keychain, where whoever can change files cannot change it: so a log that
 * is cut, deleted or made anew is found also when the file beside it was changed with it. As far as
 * possible, and never in anybody's way: what happened since the last time it was kept, and all that
 * happens where there is no keychain, it cannot tell.
 */
export class Witness {
  readonly #options: WitnessOptions;
  #met: Promise<boolean> | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  /**
   * Holds the log against what was kept, once: from then on the log itself shows what was found.
   * @returns false when the keychain could not be asked
   */
  meet(): Promise<boolean> {
    if (!this.#options.mayAsk()) return Promise.resolve(false);
    this.#met ??= this.#compare();
    return this.#met;
  }

  /** The log has a new end: it is kept in a moment. */
  note(): void {
    this.#cancel ??= this.#options.timer.after(PAUSE_MS, () => void this.keep());
  }

  /** Keeps the end now, if there is a new one. */
  async keep(): Promise<void> {
    if (this.#cancel === undefined) return;
    this.#cancel();
    this.#cancel = undefined;
    // Not before what was kept until now has been looked at; and not after the keychain has refused once.
    if (!(await this.meet())) return;
    const { vault, journal, name } = this.#options;
    await this.#attempt(() => vault.saveNote(name, writeHead(journal.head)));
  }

  async #compare(): Promise<boolean> {
    const { vault, journal, name } = this.#options;
    return this.#attempt(async () => {
      const note = await vault.readNote(name);
      const head: Head | undefined = note === undefined ? undefined : readHead(note);
      if (head !== undefined) journal.reconcile(head);
    });
  }

  async #attempt(what: () => Promise<void>): Promise<boolean> {
    try {
      await what();
      return true;
    } catch (thrown) {
      this.#options.log.info(`The end of the log is not kept: ${toAppError(thrown).code}`);
      // Whoever has refused to unlock it is not asked again and again.
      this.#met = Promise.resolve(false);
      return false;
    }
  }
}
