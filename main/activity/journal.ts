import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readFileIfThere, writeFileAtomic } from '../files';
import type { Log } from '../log';
import { digest, openSeal, seal, splitLines, START, type Head } from './chain';
import { compareHead } from './verify';

const headSchema = z.object({ seq: z.int().nonnegative(), hash: z.string().length(64) });

/** A remembered end as text, for whoever keeps it. */
export function writeHead({ seq, hash }: Head): string {
  return JSON.stringify({ seq, hash });
}

/** @returns undefined for a text that is none */
export function readHead(text: string): Head | undefined {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export interface JournalOptions {
  /** The folder of the log; nothing else is in it. */
  readonly folder: string;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * The log on the disk: `activity.jsonl`, to which lines are added and nothing else is ever done, each
 * flushed before the call returns; and beside it `head.json`, the end of the log. Readable by the owner
 * only.
 *
 * The head is written after the line. After a crash it may be behind the file, which means nothing; a file
 * that is behind the head has lost lines. It is in the same folder, so it tells of accidents and of
 * somebody who did not know of it; for others the end is kept in the keychain too (`Witness`).
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #file: string;
  readonly #headFile: string;
  /** The end as it must be: nothing that is found on the disk later moves it back. */
  #head = START;
  #isOpen = false;
  #isWitnessed = false;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#file = path.join(options.folder, 'activity.jsonl');
    this.#headFile = path.join(options.folder, 'head.json');
  }

  /** The end of the log. @throws the file system's error */
  get head(): Head {
    this.#open();
    return this.#head;
  }

  /** Was there something to hold the end of the log against when it was opened? */
  get isWitnessed(): boolean {
    return this.#isWitnessed;
  }

  /** All lines as they are on the disk now. @throws the file system's error */
  async lines(): Promise<Buffer[]> {
    this.#open();
    try {
      return splitLines(await fs.promises.readFile(this.#file));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }

  /**
   * Adds lines, all or none as far as the disk allows.
   * @throws the file system's error; they are to be added again
   */
  append(contents: readonly object[]): void {
    this.#open();
    this.#write('', contents);
  }

  /**
   * Holds the log against an end that was remembered elsewhere. Lines that are gone leave their numbers
   * out for ever; that the last one is another is written down, because the end moves on.
   * @throws the file system's error
   */
  reconcile(remembered: Head): void {
    this.#open();
    if (remembered.seq > this.#head.seq) this.#head = remembered;
    else this.#compare(remembered, splitLines(this.#bytes()));
  }

  #open(): void {
    if (this.#isOpen) return;
    fs.mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    const bytes = this.#bytes();
    const lines = splitLines(bytes);
    const known = this.#head;
    const remembered = readHead(readFileIfThere(this.#headFile) ?? '');
    this.#isWitnessed = remembered !== undefined || bytes.length === 0;
    const heads = remembered === undefined ? [known] : [remembered, known];
    // Where lines are gone their numbers stay free: the gap is to be seen for ever.
    this.#head = heads.reduce(later, lastOf(lines));
    this.#isOpen = true;
    this.#mend(bytes, lines);
    for (const head of heads) this.#compare(head, lines);
  }

  /** A line that was being written when all stopped stays as it is; a new one begins, and says so. */
  #mend(bytes: Buffer, lines: readonly Buffer[]): void {
    const last = lines.at(-1);
    if (last === undefined || bytes.at(-1) === 0x0a) return;
    if (openSeal(last) !== undefined) {
      this.#write('\n', []);
      return;
    }
    const facts = { bytes: String(last.length), digest: digest(last) };
    this.#write('\n', [this.#own('log-recovered', facts)]);
    this.#options.log.warn('activity.jsonl: the last line was written in part');
  }

  #compare(remembered: Head, lines: readonly Buffer[]): void {
    const told = compareHead(remembered, this.#head.seq, findSeq(lines, remembered.seq));
    if (told === undefined) return;
    const { fault, from, to } = told;
    this.#options.log.error(`activity.jsonl: line ${from} is not as it was (${fault})`);
    const facts = { fault, from: String(from), to: String(to) };
    this.#write('', [this.#own('log-damaged', facts)]);
  }

  #own(kind: 'log-recovered' | 'log-damaged', facts: object): object {
    return { at: new Date(this.#options.now()).toISOString(), kind, facts };
  }

  #bytes(): Buffer {
    return fs.existsSync(this.#file) ? fs.readFileSync(this.#file) : Buffer.alloc(0);
  }

  #write(before: string, contents: readonly object[]): void {
    let head = this.#head;
    let text = before;
    for (const content of contents) {
      const sealed = seal(content, head);
      text += `${sealed.text}\n`;
      ({ head } = sealed);
    }
    try {
      appendFlushed(this.#file, text);
    } catch (error) {
      // A part of it may be there: looked at before the next line is added.
      this.#isOpen = false;
      throw error;
    }
    this.#head = head;
    try {
      writeFileAtomic(this.#headFile, writeHead(head));
    } catch (error) {
      // The lines are there. The head is behind now, which means nothing.
      this.#options.log.warn('activity/head.json could not be written', error);
    }
  }
}

function appendFlushed(file: string, text: string): void {
  const handle = fs.openSync(file, 'a', 0o600);
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function later(a: Head, b: Head): Head {
  return a.seq >= b.seq ? a : b;
}

/** The end as the file itself tells it: its last whole line. */
function lastOf(lines: readonly Buffer[]): Head {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const opened = openSeal(lines[index] ?? Buffer.alloc(0));
    if (opened !== undefined) return opened;
  }
  return START;
}

/** The line with a number: searched from the end, where the remembered one is. */
function findSeq(lines: readonly Buffer[], seq: number): Head | undefined {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const opened = openSeal(lines[index] ?? Buffer.alloc(0));
    if (opened?.seq === seq) return opened;
    if (opened !== undefined && opened.seq < seq) return undefined;
  }
  return undefined;
}
