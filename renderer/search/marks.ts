import type { TextName } from './column';
import { foldWithSources } from './fold';
import { letterMask } from './letters';
import { SHAPE, Spot } from './locate';
import { BY_BEGINNING, FIELD_TEXTS } from './matcher';
import type { Query } from './query';
import type { Readings } from './readings';
import { seek, soughtOf, type Sought } from './seek';
import type { Vocabulary } from './vocabulary';

/** A part of a shown text, and whether it is what was searched for. */
export interface MarkedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Wanted {
  readonly sought: Sought;
  /** The one text that is asked, or null for any. */
  readonly only: TextName | null;
}

/** Marks what matched. Done for the rows in sight alone, on the texts as they are shown. */
export class Marker {
  readonly #wanted: readonly Wanted[];
  readonly #readings: Readings;

  /** @param vocabulary given where typing errors were forgiven */
  constructor(query: Query, readings: Readings, vocabulary: Vocabulary | null) {
    this.#readings = readings;
    this.#wanted = query.terms
      .filter(({ value, excluded }) => value !== '' && !excluded)
      .map((term) => ({
        sought: soughtOf(term, vocabulary),
        only: term.field === null ? null : FIELD_TEXTS[term.field],
      }));
  }

  /** The parts of a text, in order; together they are the text. */
  parts(name: TextName, original: string): readonly MarkedPart[] {
    if (this.#wanted.length === 0 || original === '') return [{ text: original, isMatch: false }];
    const { text, sources } = foldWithSources(original);
    const isMatch = new Array<boolean>(original.length).fill(false);
    const searched = { text, original, mask: letterMask(text) };
    for (const { sought, only } of this.#wanted) {
      if (only !== null && only !== name) continue;
      for (const { start, end } of this.#spots(searched, sought, BY_BEGINNING.has(name))) {
        isMatch.fill(true, sources[start] ?? 0, sources[end] ?? original.length);
      }
    }
    return partsOf(original, isMatch);
  }

  #spots(
    searched: { readonly text: string; readonly original: string; readonly mask: number },
    sought: Sought,
    byBeginning: boolean,
  ): readonly Spot[] {
    const spot = new Spot();
    const shape = seek(searched, sought, this.#readings, byBeginning, spot);
    if (shape === SHAPE.none) return [];
    if (shape !== SHAPE.fuzzy) return [spot];
    // With typing errors every piece is somewhere else.
    return sought.pieces.flatMap((meanings) => {
      for (const needle of meanings) {
        const piece = new Spot();
        const alone = { needle, pieces: [] };
        if (seek(searched, alone, this.#readings, false, piece) !== SHAPE.none) return [piece];
      }
      return [];
    });
  }
}

function partsOf(original: string, isMatch: readonly boolean[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let from = 0;
  for (let at = 1; at <= original.length; at += 1) {
    if (at < original.length && isMatch[at] === isMatch[from]) continue;
    parts.push({ text: original.slice(from, at), isMatch: isMatch[from] === true });
    from = at;
  }
  return parts;
}
