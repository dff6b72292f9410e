import { fold } from './fold';
import { HAN_BIT, letterMask } from './letters';

/** The texts that an item may be found by. */
export const TEXTS = [
  'name',
  'user',
  'place',
  'account',
  'region',
  'kind',
  'state',
  'tag',
  'note',
  'id',
] as const;
export type TextName = (typeof TEXTS)[number];

/**
 * One text of every item. Equal texts are kept once: whether a word is in an account's name is asked
 * once, not once per machine. Nothing but the folded text is added to what there is in memory anyway.
 */
export class Column {
  readonly #texts: string[] = [];
  #masks = new Int32Array(64);
  /** Of each item the place of its text. */
  #ids: Uint32Array | Uint8Array;
  #places: Map<string, number> | null = new Map();
  /** Texts before folding, where capitals tell about words; else the folded ones. */
  readonly #originals: string[] | null;
  /** Texts with Han characters, for which readings may be needed. */
  readonly han: string[] = [];

  constructor(items: number, keepsOriginals: boolean) {
    this.#ids = new Uint32Array(items);
    this.#originals = keepsOriginals ? [] : null;
  }

  /** Sets the text of an item, before folding; several texts are joined by line ends. */
  set(item: number, original: string): void {
    const known = this.#places?.get(original);
    if (known !== undefined) {
      this.#ids[item] = known;
      return;
    }
    const text = fold(original);
    const mask = letterMask(text);
    const place = this.#texts.push(text) - 1;
    if (place === this.#masks.length) this.#masks = resized(this.#masks, place * 2);
    this.#masks[place] = mask;
    this.#originals?.push(original);
    this.#places?.set(original, place);
    this.#ids[item] = place;
    if ((mask & HAN_BIT) !== 0) this.han.push(text);
  }

  /** All are set: what was needed to find equal ones is let go of. */
  seal(): void {
    this.#places = null;
    // Of most columns there are few texts: a byte is enough, and of one text nothing.
    if (this.distinct < 2) this.#ids = new Uint8Array(0);
    else if (this.distinct <= 256) this.#ids = Uint8Array.from(this.#ids);
    this.#masks = resized(this.#masks, this.#texts.length);
  }

  get distinct(): number {
    return this.#texts.length;
  }
  /** Has no item such a text? */
  get isEmpty(): boolean {
    return this.#texts.every((text) => text === '');
  }
  idOf(item: number): number {
    return this.#ids[item] ?? 0;
  }
  text(id: number): string {
    return this.#texts[id] ?? '';
  }
  mask(id: number): number {
    return this.#masks[id] ?? 0;
  }
  original(id: number): string {
    return this.#originals?.[id] ?? this.text(id);
  }
  /** All texts, each once. */
  get all(): readonly string[] {
    return this.#texts;
  }
}

function resized(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const other = new Int32Array(length);
  other.set(values.subarray(0, length));
  return other;
}
