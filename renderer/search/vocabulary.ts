import { allowedEdits, editsToPrefix } from './distance';
import { atOnce } from './slices';
import { classOf, letterMask, LETTER, pieces } from './letters';

/** More alternatives than this are no help to anybody. */
const MOST = 24;
/** Words looked at before the work may be interrupted. */
const STRIDE = 512;
/** Words of which it is remembered what they are near to. */
const REMEMBERED = 64;

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** A known word that may have been meant, and by how many edits it differs from what was typed. */
export interface Alternative {
  readonly word: string;
  readonly edits: number;
}

/** The words made of letters that stand in an estate, for typing errors. Numbers are never guessed at. */
export class Vocabulary {
  readonly #words = new Set<string>();
  #masks: Uint32Array | null = null;
  /** What was looked for last: each word of a search is asked for again at the next key. */
  readonly #near = new Map<string, readonly Alternative[]>();

  add(text: string): void {
    for (const piece of pieces(text)) {
      if (piece.length > 2 && classOf(piece.charCodeAt(0)) === LETTER) this.#words.add(piece);
    }
  }

  /** The words that are nearest to a typed one, the nearest first. */
  near(typed: string, limit: number = allowedEdits(typed.length)): readonly Alternative[] {
    return atOnce(this.seek(typed, limit));
  }

  /** The same, as work for `inSlices`; what was found is remembered, for `near` as well. */
  *seek(
    typed: string,
    limit: number = allowedEdits(typed.length),
  ): Generator<void, readonly Alternative[]> {
    if (limit === 0) return [];
    const key = `${limit} ${typed}`;
    const known = this.#near.get(key);
    if (known !== undefined) return known;
    if (this.#near.size === REMEMBERED) this.#near.clear();
    const near = yield* this.#lookFor(typed, limit);
    this.#near.set(key, near);
    return near;
  }

  *#lookFor(typed: string, limit: number): Generator<void, readonly Alternative[]> {
    const masks = (this.#masks ??= Uint32Array.from(this.#words, letterMask));
    const wanted = letterMask(typed);
    const found: Alternative[] = [];
    let index = 0;
    for (const word of this.#words) {
      const mask = masks[index] ?? 0;
      index += 1;
      if (index % STRIDE === 0) yield;
      // An edit brings in at most one letter that the other word has not.
      if (bitsOf(wanted & ~mask) > limit || word.length < typed.length - limit) continue;
      const edits = editsToPrefix(typed, word, limit);
      if (edits <= limit) found.push({ word, edits });
    }
    return found
      .sort(
        (a, b) =>
          a.edits - b.edits ||
          Math.abs(a.word.length - typed.length) - Math.abs(b.word.length - typed.length),
      )
      .slice(0, MOST);
  }
}
