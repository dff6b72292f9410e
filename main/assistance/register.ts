import { z } from 'zod';
import { JsonFile } from '../json-file';
import type { Log } from '../log';

const time = z.iso.datetime();

const noteSchema = z.object({
  machineId: z.string().min(1),
  accountId: z.string().min(1),
  desktopId: z.string().min(1),
  machineName: z.string(),
  begunAt: time,
  endsAt: time,
});

/** What is kept of a session that may be open: enough to find and cancel it, and nothing to enter it. */
export type SessionNote = Readonly<z.output<typeof noteSchema>>;

const fileSchema = z.object({ version: z.literal(1), sessions: z.array(z.unknown()) });

/**
 * The sessions this technician began and that may still be open, in `assistance-sessions.json`. A session
 * is noted before the cloud is asked to begin it and struck off after it was seen to have ended, so that
 * one which a crash interrupts is looked after at the next start. No code, link or password is in it.
 */
export class SessionRegister {
  readonly #file: JsonFile<z.output<typeof fileSchema>>;
  readonly #notes = new Map<string, SessionNote>();

  constructor(file: string, log: Log) {
    this.#file = new JsonFile(file, fileSchema, log);
    for (const entry of this.#file.load()?.sessions ?? []) {
      const { success, data } = noteSchema.safeParse(entry);
      if (success) this.#notes.set(data.machineId, data);
      else log.warn('assistance-sessions.json: an entry is damaged and was left out');
    }
  }

  all(): SessionNote[] {
    return [...this.#notes.values()];
  }

  /** On the disk when this returns. @throws Failure `settings-not-saved`; then it is not noted */
  note(note: SessionNote): void {
    const before = this.#notes.get(note.machineId);
    this.#notes.set(note.machineId, note);
    try {
      this.#save();
    } catch (thrown) {
      if (before === undefined) this.#notes.delete(note.machineId);
      else this.#notes.set(note.machineId, before);
      throw thrown;
    }
  }

  /** It is not open any more. @throws Failure `settings-not-saved`; it is looked for once more, then */
  strike(machineId: string): void {
    if (this.#notes.delete(machineId)) this.#save();
  }

  #save(): void {
    this.#file.save({ version: 1, sessions: this.all() });
  }
}
