/**
 * The ranking, all of it. What is found is ordered by, one after the other:
 *
 * 1. the shape of the match, the worst over all words: exact name, beginning of the name, whole words
 *    of the name, beginnings of words, inside a word, pinyin, with typing errors;
 * 2. the place: all words in the name, before some of them elsewhere;
 * 3. what the technician does with it: favourite, opened last, connected now;
 * 4. the order of names.
 *
 * 1 and 2 make a class, of which there are few: items are put into them in the order of names, so that
 * nothing is sorted but the few of which 3 has something to say.
 */
import { SHAPE } from './locate';

/** What a machine is to the technician. Those of which there is nothing to say need none. */
export interface Standing {
  readonly isFavourite: boolean;
  /** When its console was opened last, in milliseconds since 1970; null for never. */
  readonly openedAt: number | null;
  /** It has an open console. */
  readonly isConnected: boolean;
}

export const NO_STANDING: Standing = {
  isFavourite: false,
  openedAt: null,
  isConnected: false,
};

/** How many classes there are. */
export const CLASSES = SHAPE.none * 2;

/** The class of a match, the best being 0. */
export function classOfMatch(shape: number, isAllInName: boolean): number {
  return shape * 2 + (isAllInName ? 0 : 1);
}

/** Orders by standing alone: favourites, then what was opened last, then what is connected. */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    Number(b.isFavourite) - Number(a.isFavourite) ||
    (b.openedAt ?? 0) - (a.openedAt ?? 0) ||
    Number(b.isConnected) - Number(a.isConnected)
  );
}

/**
 * The items of all classes in order.
 * @param classes items of each class, by name
 * @param standings what is known of items, by their places
 */
export function inOrder(
  classes: readonly (readonly number[])[],
  standings: ReadonlyMap<number, Standing>,
): number[] {
  const all: number[] = [];
  for (const items of classes) {
    const ahead: { readonly item: number; readonly standing: Standing }[] = [];
    if (standings.size > 0) {
      for (const item of items) {
        const standing = standings.get(item);
        if (standing !== undefined && isAhead(standing)) ahead.push({ item, standing });
      }
    }
    ahead.sort((a, b) => compareStandings(a.standing, b.standing) || a.item - b.item);
    for (const { item } of ahead) all.push(item);
    const taken = new Set(ahead.map(({ item }) => item));
    for (const item of items) if (taken.size === 0 || !taken.has(item)) all.push(item);
  }
  return all;
}

function isAhead(standing: Standing): boolean {
  return compareStandings(standing, NO_STANDING) < 0;
}
