import { fieldOf, type Field } from './fields';
import { fold } from './fold';
import { classOf, SEPARATOR } from './letters';

/** One thing that must hold of what is found. */
export interface Term {
  /** Null: a word that may stand in any text. */
  readonly field: Field | null;
  /** Folded; of a field it may be empty while it is being typed, and asks for nothing then. */
  readonly value: string;
  /** In quotation marks: sought as it stands. */
  readonly quoted: boolean;
  /** `-word`: must not hold. */
  readonly excluded: boolean;
  /** Where it stands in what was typed. */
  readonly from: number;
  readonly to: number;
}

export interface Query {
  readonly terms: readonly Term[];
  /** The plain words together, as they would stand in a name; null when anything else is asked for. */
  readonly phrase: string | null;
}

const TOKEN = /[^\s"“”]*["“][^"“”]*["”]?|\S+/gu;
const FIELD = /^(\p{L}+)[:：](.*)$/su;

function unquoted(text: string): { readonly value: string; readonly quoted: boolean } {
  const quoted = /["“”]/u.test(text);
  return { value: quoted ? text.replace(/["“”]/gu, '') : text, quoted };
}

function termOf(token: string, from: number): Term {
  const to = from + token.length;
  const excluded = /^-[^-\s]/u.test(token);
  const rest = excluded ? token.slice(1) : token;
  const [, name = '', after = ''] = FIELD.exec(rest) ?? [];
  const field = fieldOf(fold(name));
  const { value, quoted } = unquoted(field === null ? rest : after);
  return { field, value: fold(value), quoted, excluded, from, to };
}

/**
 * Reads what was typed: words in any order, "quoted phrases", `field:value` and `-word`. A field that is
 * not known is text like any other, and nothing that is typed is an error.
 */
export function parseQuery(typed: string): Query {
  const read = Array.from(typed.matchAll(TOKEN), (match) => termOf(match[0], match.index));
  const asked = read.filter(({ field, value }) => field !== null || value !== '');
  const isPlain = asked.every(
    ({ field, quoted, excluded }) => field === null && !quoted && !excluded,
  );
  const phrase = isPlain && asked.length > 0 ? asked.map(({ value }) => value).join(' ') : null;
  return { terms: asked, phrase };
}

/** Does it ask for nothing? */
export function isEmpty({ terms }: Query): boolean {
  return terms.every(({ value }) => value === '');
}

/** A number of characters from which on native ids are looked at; see `SearchIndex`. */
export const ID_LENGTH = 4;

function narrowsTerm(before: Term | undefined, now: Term): boolean {
  if (before === undefined) return true;
  if (before.field !== now.field || before.quoted !== now.quoted) return false;
  if (before.excluded || now.excluded) {
    return before.excluded === now.excluded && before.value === now.value;
  }
  if (!now.value.startsWith(before.value)) return false;
  // What begins with a separator is found as it stands, or else without it.
  if (before.value !== '' && classOf(before.value.charCodeAt(0)) === SEPARATOR) return false;
  // From here on more texts are looked at, or an address becomes a network: that may find others.
  if (now.field === null && before.value.length < ID_LENGTH && now.value.length >= ID_LENGTH) {
    return false;
  }
  return !now.value.includes('/');
}

/** Can this query find only what the earlier one found? Then the earlier result is all to look through. */
export function narrows(before: Query, now: Query): boolean {
  if (now.terms.length < before.terms.length) return false;
  return now.terms.every((term, index) => narrowsTerm(before.terms[index], term));
}
