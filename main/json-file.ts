import path from 'node:path';
import type { z } from 'zod';
import { Failure, messageOf } from './errors';
import { readFileIfThere, setAside, writeFileAtomic } from './files';
import type { Log } from './log';

/**
 * A small file of ours in JSON. It is read as a whole and replaced as a whole; one that cannot be read
 * is set aside, not overwritten.
 */
export class JsonFile<Content> {
  readonly #file: string;
  readonly #schema: z.ZodType<Content>;
  readonly #log: Log;

  constructor(file: string, schema: z.ZodType<Content>, log: Log) {
    this.#file = file;
    this.#schema = schema;
    this.#log = log;
  }

  /** What stands in it; undefined when there is none, or a damaged one. */
  load(): Content | undefined {
    try {
      const text = readFileIfThere(this.#file);
      return text === undefined ? undefined : this.#schema.parse(JSON.parse(text));
    } catch (error) {
      this.#log.error(`${path.basename(this.#file)} cannot be read`, error);
      this.#setAside();
      return undefined;
    }
  }

  /** @throws Failure `settings-not-saved` when the disk refuses; the old file stands */
  save(content: unknown): void {
    try {
      writeFileAtomic(this.#file, `${JSON.stringify(content, null, 2)}\n`);
    } catch (error) {
      throw new Failure('settings-not-saved', {
        detail: messageOf(error),
      });
    }
  }

  #setAside(): void {
    try {
      this.#log.error(
        `${path.basename(this.#file)} was set aside as ${setAside(this.#file, new Date())}`,
      );
    } catch (error) {
      // A folder that cannot be written to: saving will say so.
      this.#log.error(`${path.basename(this.#file)} could not be set aside`, error);
    }
  }
}
