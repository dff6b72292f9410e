import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What the first line has in place of the hash of the one before. */
export const GENESIS = '0'.repeat(64);

/** The end of the log: the number and the hash of its last line. A log without lines ends at `START`. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const START: Head = { seq: 0, hash: GENESIS };

/** A line that has the content it was written with, and what stands in it. */
export interface SealedLine extends Head {
  readonly prev: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Between the content of a line and its hash, and after that. */
const [JOINT, END] = [',"hash":"', '"}'];
const SEAL_LENGTH = JOINT.length + 64 + END.length;

const chained = z.looseObject({ seq: z.int().positive(), prev: z.string() });

/** SHA-256 as 64 hexadecimal digits. */
export function digest(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * One line of the log, without its end: the content as JSON, the number and the hash of the line
 * before, and last the hash of all bytes that stand in front of it.
 */
export function seal(
  content: object,
  before: Head,
): { readonly text: string; readonly head: Head } {
  const seq = before.seq + 1;
  const body = JSON.stringify({ seq, prev: before.hash, ...content }).slice(0, -1);
  const hash = digest(body);
  return { text: `${body}${JOINT}${hash}${END}`, head: { seq, hash } };
}

/** Reads a line; undefined when one byte of it is not as it was written. */
export function openSeal(line: Buffer): SealedLine | undefined {
  const body = line.subarray(0, Math.max(0, line.length - SEAL_LENGTH));
  const hash = digest(body);
  if (line.subarray(body.length).toString('latin1') !== `${JOINT}${hash}${END}`) return undefined;
  try {
    const content = chained.parse(JSON.parse(line.toString('utf8')));
    return { seq: content.seq, prev: content.prev, hash, content };
  } catch {
    // Somebody else's text under a hash of its own.
    return undefined;
  }
}

/** The lines of a file, without their ends. What follows the last end is a line if there is something. */
export function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    lines.push(bytes.subarray(start, stop));
    start = stop + 1;
  }
  return lines;
}
