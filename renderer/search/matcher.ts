import { addressTest } from './address';
import type { Column } from './column';
import { type TextName } from './column';
import type { Field } from './fields';
import { SHAPE, Spot } from './locate';
import { ID_LENGTH, type Term } from './query';
import type { Readings } from './readings';
import { mayHold, seek, soughtOf, type Sought } from './seek';
import type { Vocabulary } from './vocabulary';

/** Which text a field asks. Of an address only its beginning counts, of a state how its words begin. */
export const FIELD_TEXTS: Readonly<Record<Field, TextName>> = {
  user: 'user',
  state: 'state',
  kind: 'kind',
  region: 'region',
  account: 'account',
  tag: 'tag',
  ip: 'place',
};

/** "connected" must not find "disconnected": of these only the beginnings of words are looked at. */
export const BY_BEGINNING: ReadonlySet<TextName> = new Set(['state', 'kind']);

/** Texts a plain word is looked for in besides the name, in this order. */
const OTHERS: readonly TextName[] = [
  'user',
  'place',
  'tag',
  'note',
  'account',
  'region',
  'kind',
  'state',
];

/** As many different texts are looked at before any item is. */
const FEW = 512;

/** A text to look in, and what was seen of each of its values: the shape + 1. */
interface Place {
  readonly name: TextName;
  readonly column: Column;
  readonly seen: Uint8Array;
}

/** Finds one term in the texts of an item. Made once per query; remembers what it has looked at. */
export class Matcher {
  readonly term: Term;
  readonly #sought: Sought;
  readonly #name: Place;
  readonly #others: readonly Place[];
  readonly #isAddress: ((address: string) => boolean) | null;
  readonly #readings: Readings;
  readonly #spot = new Spot();

  /** @param vocabulary given, typing errors are forgiven */
  constructor(
    term: Term,
    columns: Readonly<Record<TextName, Column>>,
    readings: Readings,
    vocabulary: Vocabulary | null,
  ) {
    const { field, value } = term;
    this.term = term;
    this.#readings = readings;
    this.#sought = soughtOf(term, vocabulary);
    this.#isAddress = field === 'ip' && value !== '' ? addressTest(value) : null;
    // Ids are long and of letters and digits at random: a short word is in many of them.
    const ids: readonly TextName[] = value.length >= ID_LENGTH ? ['id'] : [];
    const texts = field === null ? [...OTHERS, ...ids] : [FIELD_TEXTS[field]];
    const placeOf = (name: TextName): Place => {
      const column = columns[name];
      return { name, column, seen: new Uint8Array(column.distinct) };
    };
    this.#name = placeOf('name');
    // Where there are few texts, all are looked at first: most often none of them answers.
    this.#others = texts.map(placeOf).filter((place) => this.#mayAnswer(place));
  }

  /** How well the name of an item answers; `SHAPE.none` if it does not. */
  inName(item: number): number {
    return this.term.field === null ? this.#shapeIn(this.#name, item) : SHAPE.none;
  }

  /** How well its other texts answer, at best. */
  inOthers(item: number): number {
    let best: number = SHAPE.none;
    for (const place of this.#others) {
      const shape = this.#shapeIn(place, item);
      if (shape < best) best = shape;
      // Better than this makes no difference; see `SearchIndex`.
      if (best <= SHAPE.start) break;
    }
    return best;
  }

  #mayAnswer(place: Place): boolean {
    const { distinct } = place.column;
    if (distinct > FEW) return true;
    let answers = false;
    for (let id = 0; id < distinct; id += 1) {
      if (this.#shapeOf(place, id) !== SHAPE.none) answers = true;
    }
    return answers;
  }

  #shapeIn(place: Place, item: number): number {
    return this.#shapeOf(place, place.column.idOf(item));
  }

  #shapeOf({ name, column, seen }: Place, id: number): number {
    const known = seen[id] ?? 0;
    if (known !== 0) return known - 1;
    const isPossible = this.#isAddress !== null || mayHold(this.#sought, column.mask(id));
    const shape = isPossible ? this.#look(name, column, id) : SHAPE.none;
    seen[id] = shape + 1;
    return shape;
  }

  #look(name: TextName, column: Column, id: number): number {
    const text = column.text(id);
    if (this.#isAddress !== null) return this.#isAddress(text) ? SHAPE.start : SHAPE.none;
    const byBeginning = BY_BEGINNING.has(name);
    const folded = { text, original: column.original(id), mask: column.mask(id) };
    return seek(folded, this.#sought, this.#readings, byBeginning, this.#spot);
  }
}
