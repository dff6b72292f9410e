import { fieldOf, FIELDS, type Field } from './fields';
import { fold } from './fold';
import { letterMask } from './letters';
import { locate, needleOf, SHAPE, Spot } from './locate';
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

/** A value of a field as it is shown, and as it is searched. */
export interface FieldValue {
  readonly value: string;
  readonly text: string;
  readonly mask: number;
}

/** Prepares the values of a field: done once per list, asked at every key. */
export function fieldValuesOf(values: Iterable<string>): readonly FieldValue[] {
  return [...values].sort().map((value) => {
    const text = fold(value);
    return { value, text, mask: letterMask(text) };
  });
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
  valuesOf: (field: Field) => readonly FieldValue[],
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
function nearest(
  values: readonly FieldValue[],
  word: string,
  readings: Readings,
): readonly string[] {
  if (word === '') return values.slice(0, MOST).map(({ value }) => value);
  const needle = needleOf(word);
  const spot = new Spot();
  const byShape = Array.from({ length: SHAPE.none }, (): string[] => []);
  for (const { value, text, mask } of values) {
    if (locate(text, value, mask, needle, readings, spot)) byShape[spot.shape]?.push(value);
  }
  return byShape.flat().slice(0, MOST);
}
