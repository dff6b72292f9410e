import {
  LIBRARY_LIMITS,
  type Library as LibraryData,
  type MachineMarks,
  type MarksChange,
  type SavedSearch,
} from '../../preload/contract/library';
import { Failure, toAppError } from '../errors';
import type { NoteDamage } from '../file-damage';
import type { Broadcast } from '../ipc/broadcast';
import { JsonFile } from '../json-file';
import type { Log } from '../log';
import { changed, isWorthKeeping, NO_MARKS, onlyLatest } from './marks';
import { libraryFileSchema, marksSchema, savedSearchSchema } from './schema';

export interface LibraryOptions {
  readonly file: string;
  /** Is there such an account (still)? */
  readonly isKnown: (accountId: string) => boolean;
  readonly now: () => number;
  readonly broadcast: Broadcast;
  readonly onDamage: NoteDamage;
  readonly log: Log;
}

/**
 * What this technician keeps about machines, in `library.json`. Every change is written at once and told
 * to the page; nothing of a forgotten account stays.
 */
export class Library {
  readonly #options: LibraryOptions;
  readonly #file: JsonFile<unknown>;
  #machines: ReadonlyMap<string, MachineMarks> = new Map();
  #searches: readonly SavedSearch[] = [];

  constructor(options: LibraryOptions) {
    this.#options = options;
    const { file, onDamage, log } = options;
    this.#file = new JsonFile(file, libraryFileSchema, log, {
      migrations: [],
      backup: true,
      onDamage,
    });
    this.#read(libraryFileSchema.safeParse(this.#file.load()).data);
  }

  get all(): LibraryData {
    return { machines: Object.fromEntries(this.#machines), searches: this.#searches };
  }

  /**
   * Changes what is kept about each of these machines.
   * @throws Failure `not-found` when an account of theirs has gone, `bad-request` beyond a limit: then
   * nothing is changed; `settings-not-saved`: the change holds until the app ends
   */
  mark(machineIds: readonly string[], change: MarksChange): LibraryData {
    const next = new Map(this.#machines);
    for (const id of machineIds) {
      if (!this.#options.isKnown(accountOf(id))) throw new Failure('not-found');
      put(next, id, changed(next.get(id) ?? NO_MARKS, change));
    }
    if (next.size > LIBRARY_LIMITS.machines) {
      throw new Failure('bad-request', { params: { field: 'machines' } });
    }
    return this.#change(next, this.#searches);
  }

  /**
   * Its console was opened, or a session was begun on it. That it cannot be noted stops neither.
   */
  opened(machineId: string): void {
    const { now, log } = this.#options;
    const marks = this.#machines.get(machineId) ?? NO_MARKS;
    const openedAt = new Date(now()).toISOString();
    const next = new Map(this.#machines).set(machineId, { ...marks, openedAt });
    try {
      this.#change(onlyLatest(next), this.#searches);
    } catch (error) {
      log.warn('That a machine was opened could not be noted', toAppError(error));
    }
  }

  /** Replaces the saved searches, in their order. @throws Failure as `mark` */
  setSearches(searches: readonly SavedSearch[]): LibraryData {
    return this.#change(this.#machines, searches);
  }

  /** An account was forgotten: nothing of its machines stays. @throws Failure `settings-not-saved` */
  forgetAccount(accountId: string): void {
    const machines = [...this.#machines].filter(([id]) => accountOf(id) !== accountId);
    const searches = this.#searches.filter((search) => search.accountId !== accountId);
    const isSame =
      machines.length === this.#machines.size && searches.length === this.#searches.length;
    if (!isSame) this.#change(new Map(machines), searches);
  }

  #change(
    machines: ReadonlyMap<string, MachineMarks>,
    searches: readonly SavedSearch[],
  ): LibraryData {
    this.#machines = machines;
    this.#searches = searches;
    const { all } = this;
    this.#options.broadcast('library:changed', all);
    this.#file.save({ version: 1, ...all });
    return all;
  }

  #read(content: { machines: Record<string, unknown>; searches: unknown[] } | undefined): void {
    const { log } = this.#options;
    const warn = (): void => log.warn('library.json: an entry is damaged and was left out');
    const machines = new Map<string, MachineMarks>();
    for (const [id, entry] of Object.entries(content?.machines ?? {})) {
      const { success, data } = marksSchema.safeParse(entry);
      if (success) machines.set(id, data);
      else warn();
    }
    this.#machines = machines;
    this.#searches = (content?.searches ?? []).flatMap((entry) => {
      const { success, data } = savedSearchSchema.safeParse(entry);
      if (success) return [data];
      warn();
      return [];
    });
  }
}

function put(machines: Map<string, MachineMarks>, id: string, marks: MachineMarks): void {
  if (isWorthKeeping(marks)) machines.set(id, marks);
  else machines.delete(id);
}

/** A machine's id begins with that of its account. */
function accountOf(machineId: string): string {
  return machineId.slice(0, machineId.indexOf('/'));
}
