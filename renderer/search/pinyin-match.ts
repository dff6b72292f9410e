import { classOf, HAN, SEPARATOR } from './letters';
import type { Readings } from './readings';

/** An initial as it is typed for a whole syllable: `z` or `zh` for 中. */
function isInitial(part: string): boolean {
  return part.length === 1 || part === 'zh' || part === 'ch' || part === 'sh';
}

/** Can what is typed begin with the Han character here? Most cannot, and need not be read along. */
export function mayBegin(text: string, at: number, typed: string, readings: Readings): boolean {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const first = typed.charCodeAt(0);
  for (const syllable of readings.get(character) ?? []) {
    if (syllable.charCodeAt(0) === first) return true;
  }
  return false;
}

/**
 * Reads a typed word along a text, syllable by syllable: each Han character by its whole syllable or its
 * initial, the last one as far as it is typed; letters and digits between them as they are.
 * @returns the end of what was read, or -1
 */
export function readAlong(
  text: string,
  at: number,
  typed: string,
  from: number,
  readings: Readings,
): number {
  if (from === typed.length) return at;
  if (at >= text.length) return -1;
  const unit = text.charCodeAt(at);
  const own = classOf(unit);
  if (own === SEPARATOR) return readAlong(text, at + 1, typed, from, readings);
  if (own !== HAN) {
    const same = unit === typed.charCodeAt(from);
    return same ? readAlong(text, at + 1, typed, from + 1, readings) : -1;
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const next = at + character.length;
  for (const syllable of readings.get(character) ?? []) {
    for (let length = Math.min(syllable.length, typed.length - from); length > 0; length -= 1) {
      if (!typed.startsWith(syllable.slice(0, length), from)) continue;
      if (from + length === typed.length) return next;
      if (length < syllable.length && !isInitial(syllable.slice(0, length))) continue;
      const end = readAlong(text, next, typed, from + length, readings);
      if (end !== -1) return end;
    }
  }
  return -1;
}
