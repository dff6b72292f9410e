import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Failure, messageOf } from './errors';
import type { NoteDamage } from './file-damage';
import { asideName, readFileIfThere, setAside, writeFileAtomic } from './files';
import type { Log } from './log';
import { lostParts } from './lost-parts';

/** Makes of a content what the next version would have written. What does not fit is the schema's to refuse. */
export type Migration = (content: object) => object;

/** What a file of ours may have besides its schema. */
export interface JsonFileOptions {
  /**
   * From version 1 to 2, from 2 to 3, and so on: the version of today is one more than there are. The files
   * of a later one are set aside, not guessed at.
   */
  readonly migrations?: readonly Migration[];
  /** A copy is kept beside it, and takes its place when it is damaged. */
  readonly backup?: boolean;
  /** The technician is told of damage: what stands in it is his. */
  readonly onDamage?: NoteDamage;
}

/** Every file of ours says what it was written by. */
const versionSchema = z.looseObject({ version: z.int().positive() });

/** It was written by a later version of the app. */
class WrittenLater extends Error {}

/**
 * A small file of ours in JSON. It is read as a whole and replaced as a whole; one that cannot be read
 * is set aside, not overwritten, and so is a copy of one of which a part does not fit.
 */
export class JsonFile<Content> {
  readonly #file: string;
  readonly #schema: z.ZodType<Content>;
  readonly #log: Log;
  readonly #options: JsonFileOptions;

  constructor(file: string, schema: z.ZodType<Content>, log: Log, options: JsonFileOptions = {}) {
    this.#file = file;
    this.#schema = schema;
    this.#log = log;
    this.#options = options;
  }

  get #name(): string {
    return path.basename(this.#file);
  }

  get #copy(): string {
    return `${this.#file}.bak`;
  }

  /** What stands in it, or else in its copy; undefined when there is none, or a damaged one. */
  load(): Content | undefined {
    try {
      const text = readFileIfThere(this.#file);
      return text === undefined ? undefined : this.#readParts(text);
    } catch (error) {
      this.#log.error(`${this.#name} cannot be read`, error);
      const aside = this.#setAside();
      const restored = this.#restored();
      const later = error instanceof WrittenLater ? 'later' : 'lost';
      this.#tell(restored === undefined ? later : 'restored', aside, []);
      return restored;
    }
  }

  /**
   * The same for somebody who only looks, as a command in a terminal does: nothing is set aside or restored,
   * so that the app itself finds the damage, and tells it.
   */
  peek(): Content | undefined {
    for (const file of this.#options.backup === true ? [this.#file, this.#copy] : [this.#file]) {
      try {
        const text = readFileIfThere(file);
        return text === undefined ? undefined : this.#parsed(text);
      } catch (error) {
        this.#log.warn(`${path.basename(file)} cannot be read`, error);
      }
    }
    return undefined;
  }

  /** @throws Failure `settings-not-saved` when the disk refuses; the old file stands */
  save(content: unknown): void {
    const text = `${JSON.stringify(content, null, 2)}\n`;
    try {
      writeFileAtomic(this.#file, text);
    } catch (error) {
      throw new Failure('settings-not-saved', {
        detail: messageOf(error),
      });
    }
    this.#keepCopy(text);
  }

  /** Reads a text; what of it does not fit is told, and the whole of it kept beside. */
  #readParts(text: string): Content {
    const found = this.#migrated(JSON.parse(text));
    const content = this.#schema.parse(found);
    const parts = this.#options.onDamage === undefined ? [] : lostParts(found, content);
    if (parts.length > 0) {
      this.#log.warn(`${this.#name}: ${parts.join(', ')} did not fit`);
      this.#tell('parts', this.#copyAside(), parts);
    }
    return content;
  }

  #parsed(text: string): Content {
    return this.#schema.parse(this.#migrated(JSON.parse(text)));
  }

  #migrated(found: unknown): unknown {
    const { migrations } = this.#options;
    if (migrations === undefined) return found;
    const { version } = versionSchema.parse(found);
    const latest = migrations.length + 1;
    if (version > latest) throw new WrittenLater(`version ${version}, and ${latest} is known`);
    const steps = migrations.slice(version - 1);
    const content = steps.reduce<object>((one, step) => step(one), versionSchema.parse(found));
    return { ...content, version: latest };
  }

  #restored(): Content | undefined {
    if (this.#options.backup !== true) return undefined;
    try {
      const text = readFileIfThere(this.#copy);
      if (text === undefined) return undefined;
      const content = this.#parsed(text);
      writeFileAtomic(this.#file, text);
      this.#log.warn(`${this.#name} was restored from its copy`);
      return content;
    } catch (error) {
      this.#log.error(`${this.#name} could not be restored from its copy`, error);
      return undefined;
    }
  }

  /** The file itself is written: without a copy it is as good as it was. */
  #keepCopy(text: string): void {
    if (this.#options.backup !== true) return;
    try {
      writeFileAtomic(this.#copy, text);
    } catch (error) {
      this.#log.warn(`No copy of ${this.#name} could be kept`, error);
    }
  }

  #tell(state: 'restored' | 'later' | 'lost' | 'parts', aside: string, parts: string[]): void {
    this.#options.onDamage?.({ file: this.#name, aside, state, parts });
  }

  /** @returns the name it has now; empty when it could not be given one */
  #setAside(): string {
    return this.#aside((now) => setAside(this.#file, now));
  }

  #copyAside(): string {
    return this.#aside((now) => {
      const aside = asideName(this.#file, now);
      fs.copyFileSync(this.#file, aside);
      return aside;
    });
  }

  #aside(move: (now: Date) => string): string {
    try {
      const aside = path.basename(move(new Date()));
      this.#log.error(`${this.#name} was set aside as ${aside}`);
      return aside;
    } catch (error) {
      // A folder that cannot be written to: saving will say so.
      this.#log.error(`${this.#name} could not be set aside`, error);
      return '';
    }
  }
}
