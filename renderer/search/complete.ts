import { fieldOf, FIELDS, type Field } from './fields';
import { fold } from './fold';
import { letterMask } from './letters';
import { locate, needleOf, Spot } from './locate';
import type { Readings } from './readings';

/** Something that can stand for the word at the cursor. */
export interface Completion {
  readonly field: Field;
  /** A value of the field, or null when it is the field itself that is offered. */
  readonly value: string | null;
  /** What is to stand there, and where. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

/** More would be a list to search through. */
const MOST = 8;
/** One letter begins too many words for the fields it begins to be offered. */
const FIELD_LETTERS = 2;

/** How a field and its value are typed: in quotation marks where there are spaces. */
export function writeField(field: Field, value: string): string {
  return /[\s"“”]/u.test(value)
    ? `${field}:"${value.replace(/["“”]/gu, '')}"`
    : `${field}:${value}`;
}

/** The word, or the field with its value, that ends at the cursor. */
function wordAt(typed: string, cursor: number): { readonly from: number; readonly word: string } {
  const before = typed.slice(0, cursor);
  const word = /(?:[^\s"“”]*["“][^"“”]*|[^\s"“”]*)$/u.exec(before)?.[0] ?? '';
  return { from: cursor - word.length, word };
}

/**
 * What may be meant by the word before the cursor: a field, or a value of the field it names.
 * @param valuesOf the values there are of a field, as they are shown
 */
export function complete(
  typed: string,
  cursor: number,
  valuesOf: (field: Field) => readonly string[],
  readings: Readings,
): readonly Completion[] {
  const { from, word } = wordAt(typed, cursor);
  const [, minus = '', name = '', value] = /^(-?)(\p{L}+)(?:[:：]["“]?(.*))?$/su.exec(word) ?? [];
  if (value === undefined) {
    const begin = fold(name);
    if (begin.length < FIELD_LETTERS) return [];
    return FIELDS.filter((field) => field.startsWith(begin)).map((field) => ({
      field,
      value: null,
      insert: `${minus}${field}:`,
      from,
      to: cursor,
    }));
  }
  const field = fieldOf(fold(name));
  if (field === null) return [];
  return nearest(valuesOf(field), fold(value), readings).map((found) => ({
    field,
    value: found,
    insert: `${minus}${writeField(field, found)}`,
    from,
    to: cursor,
  }));
}

/** The values that hold the word, those that begin with it first. */
function nearest(values: readonly string[], word: string, readings: Readings): readonly string[] {
  if (word === '') return values.slice(0, MOST);
  const needle = needleOf(word);
  const spot = new Spot();
  return values
    .flatMap((value, order) => {
      const text = fold(value);
      const found = locate(text, value, letterMask(text), needle, readings, spot);
      return found ? [{ value, order, shape: spot.shape }] : [];
    })
    .sort((a, b) => a.shape - b.shape || a.order - b.order)
    .slice(0, MOST)
    .map(({ value }) => value);
}
