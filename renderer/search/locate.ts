import {
  classOf,
  DIGIT,
  HAN,
  HAN_BIT,
  isWordEnd,
  isWordStart,
  letterMask,
  SEPARATOR,
  withoutSeparators,
} from './letters';
import { mayBegin, readAlong } from './pinyin-match';
import type { Readings } from './readings';

/** How well a text answers a search, the best first: the first part of the ranking (see `rank.ts`). */
export const SHAPE = {
  exact: 0,
  prefix: 1,
  whole: 2,
  start: 3,
  inside: 4,
  pinyin: 5,
  fuzzy: 6,
  none: 7,
} as const;

/** Where a word was found and how well. One is filled again and again: a search looks at every text. */
export class Spot {
  shape: number = SHAPE.none;
  start = 0;
  end = 0;

  set(shape: number, start: number, end: number): void {
    this.shape = shape;
    this.start = start;
    this.end = end;
  }
}

/** A word to look for, with all that is worked out but once. */
export interface Needle {
  /** Folded. */
  readonly text: string;
  /** Without separators: `db-01` finds `db01` and the other way round. */
  readonly compact: string;
  readonly mask: number;
  /** Latin letters that may be meant as pinyin. */
  readonly mayBePinyin: boolean;
  /** A quoted phrase is sought as it stands. */
  readonly literal: boolean;
}

export function needleOf(text: string, literal = false): Needle {
  return {
    text,
    compact: withoutSeparators(text),
    mask: letterMask(text),
    mayBePinyin: !literal && /^[a-z][a-z0-9'-]*$/.test(text),
    literal,
  };
}

/**
 * Reads a word along a text, over separators of the text; of a number in the text, leading zeros may be
 * missing in the word, some or all. A number alone does not go over separators: 1024 is not 10.24.
 * @returns the end of what was read, or -1
 */
export function walk(text: string, from: number, compact: string, overZeros: boolean): number {
  let at = from;
  let read = 0;
  let digitsOnly = true;
  while (read < compact.length) {
    if (at >= text.length) return -1;
    const unit = text.charCodeAt(at);
    const wanted = compact.charCodeAt(read);
    if (overZeros && unit === 0x30 && wanted === 0x30 && startsNumber(text, at)) {
      const [skipped, typed] = [zerosAt(text, at), zerosAt(compact, read)];
      if (typed > skipped) return -1;
      at += skipped;
      read += typed;
    } else if (unit === wanted) {
      digitsOnly &&= classOf(unit) === DIGIT;
      at += 1;
      read += 1;
    } else if (classOf(unit) === SEPARATOR) {
      if (digitsOnly) return -1;
      at += 1;
    } else if (overZeros && unit === 0x30 && classOf(wanted) === DIGIT && startsNumber(text, at)) {
      at += zerosAt(text, at);
    } else return -1;
  }
  return at;
}

function zerosAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x30) end += 1;
  return end - at;
}

function startsNumber(text: string, at: number): boolean {
  return at === 0 || classOf(text.charCodeAt(at - 1)) !== DIGIT;
}

/** Looks for the word as it stands. */
function literally(text: string, original: string, { text: word }: Needle, spot: Spot): void {
  let at = text.indexOf(word);
  while (at !== -1) {
    const end = at + word.length;
    const shape = !isWordStart(text, at, original)
      ? SHAPE.inside
      : isWordEnd(text, end)
        ? SHAPE.whole
        : SHAPE.start;
    if (shape < spot.shape) spot.set(shape, at, end);
    if (shape === SHAPE.whole) return;
    at = text.indexOf(word, at + 1);
  }
}

/** Looks for the word from every beginning of a word, over separators. */
function loosely(text: string, original: string, { compact }: Needle, spot: Spot): void {
  const first = compact.charCodeAt(0);
  const isNumber = classOf(first) === DIGIT;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== first && !(isNumber && unit === 0x30)) continue;
    if (!isWordStart(text, at, original)) continue;
    const end = walk(text, at, compact, true);
    if (end === -1) continue;
    spot.set(isWordEnd(text, end) ? SHAPE.whole : SHAPE.start, at, end);
    return;
  }
}

function byReading(text: string, { compact }: Needle, readings: Readings, spot: Spot): void {
  for (let at = 0; at < text.length; at += 1) {
    if (classOf(text.charCodeAt(at)) !== HAN || !mayBegin(text, at, compact, readings)) continue;
    const end = readAlong(text, at, compact, 0, readings);
    if (end === -1) continue;
    spot.set(SHAPE.pinyin, at, end);
    return;
  }
}

/**
 * Finds a word in a folded text and fills `spot` with the best place for it.
 * @param original the text before folding: its capitals tell where words begin
 * @param mask the letters of the text
 * @returns whether it is there
 */
export function locate(
  text: string,
  original: string,
  mask: number,
  needle: Needle,
  readings: Readings,
  spot: Spot,
): boolean {
  spot.shape = SHAPE.none;
  if ((mask & needle.mask) === needle.mask) {
    literally(text, original, needle, spot);
    const mayCross = !needle.literal && needle.compact !== '';
    if (spot.shape > SHAPE.start && mayCross) loosely(text, original, needle, spot);
  }
  if (spot.shape === SHAPE.none && needle.mayBePinyin && (mask & HAN_BIT) !== 0) {
    byReading(text, needle, readings, spot);
  }
  return spot.shape !== SHAPE.none;
}
