import { Column, TEXTS, type TextName } from './column';
import { SHAPE, walk } from './locate';
import { withoutSeparators } from './letters';
import { Matcher } from './matcher';
import { isEmpty, narrows, type Query } from './query';
import { lookUp } from './seek';
import { CLASSES, classOfMatch, inOrder, type Standing } from './rank';
import { unread, type Readings } from './readings';
import { atOnce } from './slices';
import { Vocabulary } from './vocabulary';

/** What an item may be found by. Several texts of a kind are joined by line ends. */
export type Described = Readonly<Partial<Record<TextName, string>>> & { readonly name: string };

/** What a search is over besides its words. An earlier result is narrowed only within the same scope. */
export interface Scope {
  /** Null: every item. */
  readonly accepts: ((item: number) => boolean) | null;
  /** What the technician does with items, by their places; of most there is nothing to say. */
  readonly standings: ReadonlyMap<number, Standing>;
}

export interface Found {
  /** Places of what was found in the list that was indexed, the best first. */
  readonly items: readonly number[];
  /** Nothing is spelt so: these were found with typing errors forgiven. */
  readonly isGuess: boolean;
}

/** Items described before the work may be interrupted. */
const STRIDE = 64;
/** Items searched before that. */
const SEARCHED = 256;

type Columns = Readonly<Record<TextName, Column>>;

/** What a list can be searched by: made once per answer, asked at every key. */
export class SearchIndex {
  readonly size: number;
  readonly #columns: Columns;
  readonly #readings: () => Readings;
  /** The words in it, for typing errors. */
  readonly vocabulary: Vocabulary;
  /** Made when it is asked for first. */
  #everything: readonly number[] | null = null;
  #last: {
    readonly query: Query;
    readonly scope: Scope;
    readonly items: readonly number[];
  } | null = null;

  private constructor(
    size: number,
    columns: Columns,
    vocabulary: Vocabulary,
    readings: () => Readings,
  ) {
    this.size = size;
    this.vocabulary = vocabulary;
    this.#columns = columns;
    this.#readings = readings;
  }

  /**
   * Indexes a list that is in the order of names, as work for `inSlices`.
   * @param readings how Han characters are read, as far as it is known at the time of a search
   */
  static *build<T>(
    list: readonly T[],
    describe: (item: T) => Described,
    readings: () => Readings,
  ): Generator<void, SearchIndex> {
    const column = (name: TextName) => new Column(list.length, name === 'name');
    const columns: Columns = {
      name: column('name'),
      user: column('user'),
      place: column('place'),
      account: column('account'),
      region: column('region'),
      kind: column('kind'),
      state: column('state'),
      tag: column('tag'),
      note: column('note'),
      id: column('id'),
    };
    let index = 0;
    for (const item of list) {
      const described = describe(item);
      for (const name of TEXTS) columns[name].set(index, described[name] ?? '');
      index += 1;
      if (index % STRIDE === 0) yield;
    }
    const vocabulary = new Vocabulary();
    for (const name of TEXTS) {
      columns[name].seal();
      if (name === 'id') continue;
      for (const [place, text] of columns[name].all.entries()) {
        vocabulary.add(text);
        if (place % STRIDE === 0) yield;
      }
    }
    return new SearchIndex(list.length, columns, vocabulary, readings);
  }

  /** Indexes a short list at once. */
  static of<T>(
    list: readonly T[],
    describe: (item: T) => Described,
    readings: () => Readings,
  ): SearchIndex {
    return atOnce(SearchIndex.build(list, describe, readings));
  }

  /** The Han characters in it that cannot be read yet. */
  unread(): ReadonlySet<string> {
    return unread(TEXTS.flatMap((name) => this.#columns[name].han));
  }

  /** Searches at once; see `find`. */
  search(query: Query, scope: Scope): Found {
    return atOnce(this.find(query, scope));
  }

  /** Searches, as work for `inSlices`; only where nothing is spelt so, typing errors are forgiven. */
  *find(query: Query, scope: Scope): Generator<void, Found> {
    if (isEmpty(query)) return { items: this.#accepted(scope), isGuess: false };
    const last = this.#last;
    const within =
      last !== null && last.scope === scope && narrows(last.query, query) ? last.items : null;
    const items = yield* this.#find(query, scope, within, null);
    this.#last = { query, scope, items };
    if (items.length > 0) return { items, isGuess: false };
    const guessed = yield* this.#find(query, scope, null, this.vocabulary);
    return { items: guessed, isGuess: guessed.length > 0 };
  }

  #accepted({ accepts }: Scope): readonly number[] {
    if (accepts === null)
      return (this.#everything ??= Array.from({ length: this.size }, (_, item) => item));
    const items: number[] = [];
    for (let item = 0; item < this.size; item += 1) {
      if (accepts(item)) items.push(item);
    }
    return items;
  }

  *#find(
    query: Query,
    scope: Scope,
    within: readonly number[] | null,
    vocabulary: Vocabulary | null,
  ): Generator<void, readonly number[]> {
    if (vocabulary !== null) {
      for (const term of query.terms) yield* lookUp(term, vocabulary);
    }
    const matchers = query.terms
      .filter(({ value }) => value !== '')
      .map((term) => new Matcher(term, this.#columns, this.#readings(), vocabulary));
    const classes = Array.from({ length: CLASSES }, (): number[] => []);
    const phrase = query.phrase === null ? null : withoutSeparators(query.phrase);
    // An earlier result is in the order of its ranks; within a class the order of names is wanted.
    const places = within === null ? null : Uint32Array.from(within).sort();
    const { accepts } = scope;
    const count = places?.length ?? this.size;
    for (let at = 0; at < count; at += 1) {
      if (at % SEARCHED === SEARCHED - 1) yield;
      const item = places?.[at] ?? at;
      if (accepts !== null && !accepts(item)) continue;
      const found = this.#classOf(item, matchers, phrase);
      if (found !== -1) classes[found]?.push(item);
    }
    return inOrder(classes, scope.standings);
  }

  /** The class of an item, or -1 when it is not what is sought. */
  #classOf(item: number, matchers: readonly Matcher[], phrase: string | null): number {
    let worst: number = SHAPE.whole;
    let isAllInName = true;
    for (const matcher of matchers) {
      const named = matcher.inName(item);
      // Whole words tell names apart; that an account's name is whole says nothing more.
      const shape = named === SHAPE.none ? Math.max(matcher.inOthers(item), SHAPE.start) : named;
      const { excluded, field } = matcher.term;
      if ((shape !== SHAPE.none) === excluded) return -1;
      // What was asked of a field, or ruled out, says nothing about which of the rest is meant.
      if (excluded || field !== null) continue;
      if (named === SHAPE.none) isAllInName = false;
      if (shape > worst) worst = shape;
    }
    if (phrase !== null && phrase !== '' && isAllInName && worst <= SHAPE.start) {
      worst = this.#shapeOfName(item, phrase, worst);
    }
    return classOfMatch(worst, isAllInName);
  }

  /** Is the phrase the whole name, or how it begins? */
  #shapeOfName(item: number, phrase: string, otherwise: number): number {
    const { name } = this.#columns;
    const text = name.text(name.idOf(item));
    const end = walk(text, 0, phrase, false);
    if (end === -1) return otherwise;
    return end === text.length ? SHAPE.exact : SHAPE.prefix;
  }
}
