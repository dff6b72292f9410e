import { randomUUID } from 'node:crypto';
import type { CommandOutcome, MachineRequest } from '../../preload/contract/requests';
import type { Log } from '../log';
import type { Asker } from './answer-pipe';
import { parseLink } from './link';
import { errandSchema, type Errand, type ListedMachine } from './schema';

export interface RequestsOptions {
  /** Brings the main window to the front, or opens it. */
  readonly show: () => void;
  /** Tells the main window, as soon as it listens. */
  readonly tell: (request: MachineRequest) => void;
  readonly list: () => readonly ListedMachine[];
  /** Opens the way back to who asks. */
  readonly answerTo: (name: string) => Promise<Asker>;
  readonly log: Log;
}

/**
 * What is wanted of machines from outside the window: links, and other starts of the program. Nothing of it
 * is trusted further than it has to be: links become questions in the window, which alone knows what is
 * signed in; commands are answered by it.
 */
export class Requests {
  readonly #options: RequestsOptions;
  /** Commands that the window has not answered yet. */
  readonly #waiting = new Map<string, Asker>();

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /** Somebody followed a link. */
  link(text: string): void {
    this.#options.show();
    this.#options.tell(parseLink(text));
  }

  /** The program was started once more. What it brings along is whatever its sender made it. */
  async came(input: unknown): Promise<void> {
    const errand = errandSchema.safeParse(input);
    // An older version, or nobody of ours: it came to see the window.
    if (errand.success) await this.do(errand.data);
    else this.#options.show();
  }

  async do(errand: Errand): Promise<void> {
    switch (errand.kind) {
      case 'show':
        this.#options.show();
        return;
      case 'links':
        for (const link of errand.links) this.link(link);
        return;
      case 'list': {
        const asker = await this.#asker(errand.answerTo);
        await asker?.reply({ kind: 'list', machines: [...this.#options.list()] });
        return;
      }
      case 'machine': {
        const asker = await this.#asker(errand.answerTo);
        if (asker === undefined) return;
        const { action, name } = errand;
        const id = randomUUID();
        this.#waiting.set(id, asker);
        this.#options.show();
        this.#options.tell({ kind: 'command', id, action, name });
      }
    }
  }

  /** The window says what became of a command. */
  async answer(id: string, outcome: CommandOutcome): Promise<void> {
    const asker = this.#waiting.get(id);
    this.#waiting.delete(id);
    await asker?.reply({ kind: 'outcome', outcome });
  }

  async #asker(name: string): Promise<Asker | undefined> {
    try {
      return await this.#options.answerTo(name);
    } catch (error) {
      this.#options.log.warn('A request came with no way to answer it', error);
      return undefined;
    }
  }
}
