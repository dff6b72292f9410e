import type { Query, Term } from './query';
import { parseQuery } from './query';
import type { Vocabulary } from './vocabulary';

/** Further than a search itself goes: what is suggested is looked at before it is taken. */
function furthest(length: number): number {
  return length < 3 ? 0 : Math.min(3, Math.ceil(length / 3));
}

function replaced(typed: string, { from, to }: Term, by: string): string {
  return `${typed.slice(0, from)}${by}${typed.slice(to)}`.replace(/\s+/g, ' ').trim();
}

/**
 * What may have been meant by a search that finds nothing: one word exchanged for a near one, or left out.
 * Work for `inSlices`.
 * @param finds does a search find anything?
 * @returns the search to try instead, or null
 */
export function* suggest(
  typed: string,
  vocabulary: Vocabulary,
  finds: (query: Query) => Generator<void, boolean>,
): Generator<void, string | null> {
  const { terms } = parseQuery(typed);
  const tries: string[] = [];
  for (const term of terms) {
    if (term.field !== null || term.excluded || term.quoted) continue;
    const near = yield* vocabulary.seek(term.value, furthest(term.value.length));
    for (const { word } of near.slice(0, 4)) {
      tries.push(replaced(typed, term, word));
    }
  }
  // What was typed last is the first to go.
  const dropped = terms.length > 1 ? [...terms].reverse() : [];
  for (const term of dropped) tries.push(replaced(typed, term, ''));
  for (const one of tries) {
    if (one !== '' && (yield* finds(parseQuery(one)))) return one;
  }
  return null;
}
