import { allowedEdits } from './distance';
import { classOf, HAN, HAN_BIT, LETTER, pieces } from './letters';
import { locate, needleOf, SHAPE, type Needle, type Spot } from './locate';
import type { Term } from './query';
import type { Readings } from './readings';
import type { Vocabulary } from './vocabulary';

/** What is looked for on behalf of a term. */
export interface Sought {
  readonly needle: Needle;
  /**
   * Where typing errors are forgiven: the pieces of the word (letters, a number, a Han character), each
   * with what may have been meant by it. All must be in one text. Empty where nothing is forgiven.
   */
  readonly pieces: readonly (readonly Needle[])[];
}

/** Can a text of these letters hold it? That is asked of every text before it is looked at. */
export function mayHold({ needle, pieces: parts }: Sought, mask: number): boolean {
  if (mayHoldNeedle(needle, mask)) return true;
  return (
    parts.length > 0 && parts.every((meanings) => meanings.some((one) => mayHoldNeedle(one, mask)))
  );
}

function mayHoldNeedle({ mask: wanted, mayBePinyin }: Needle, mask: number): boolean {
  return (mask & wanted) === wanted || (mayBePinyin && (mask & HAN_BIT) !== 0);
}

/** A folded text, what it was before, and its letters. */
export interface Searched {
  readonly text: string;
  readonly original: string;
  readonly mask: number;
}

/** Itself, and known words that are near to it if it is one of letters: numbers are never guessed at. */
function meaningsOf(piece: string, vocabulary: Vocabulary): readonly Needle[] {
  const itself = needleOf(piece);
  const limit = allowedEdits(piece.length);
  if (classOf(piece.charCodeAt(0)) !== LETTER || limit === 0) return [itself];
  return [itself, ...vocabulary.near(piece, limit).map(({ word }) => needleOf(word))];
}

/** Looks up what may have been meant by a term, as work for `inSlices`: `soughtOf` then need not. */
export function* lookUp({ value }: Term, vocabulary: Vocabulary): Generator<void, void> {
  for (const piece of pieces(value)) {
    if (classOf(piece.charCodeAt(0)) === LETTER) yield* vocabulary.seek(piece);
  }
}

/** @param vocabulary given, typing errors are forgiven */
export function soughtOf(term: Term, vocabulary: Vocabulary | null): Sought {
  const { field, value, quoted, excluded } = term;
  const needle = needleOf(value, quoted);
  if (vocabulary === null || quoted || excluded || field === 'ip') return { needle, pieces: [] };
  return { needle, pieces: pieces(value).map((piece) => meaningsOf(piece, vocabulary)) };
}

/**
 * Looks for it in a text: as it is spelt, else with typing errors where they are forgiven. `spot` is filled
 * with where; for pieces with where the last one is.
 * @param byBeginning only the beginnings of words count
 * @returns how well it was found
 */
export function seek(
  { text, original, mask }: Searched,
  { needle, pieces: parts }: Sought,
  readings: Readings,
  byBeginning: boolean,
  spot: Spot,
): number {
  locate(text, original, mask, needle, readings, spot);
  if (spot.shape <= SHAPE.start || (spot.shape !== SHAPE.none && !byBeginning)) return spot.shape;
  if (parts.length === 0) return SHAPE.none;
  const holds = parts.every((meanings) =>
    meanings.some((meant) => {
      if (!locate(text, original, mask, meant, readings, spot)) return false;
      return spot.shape <= SHAPE.start || classOf(meant.text.charCodeAt(0)) === HAN;
    }),
  );
  return holds ? SHAPE.fuzzy : SHAPE.none;
}
