/** What a character is to a search: words are made of letters, of digits, or of one Han character. */
export const SEPARATOR = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const HAN = 3;

/** The class of a UTF-16 unit of a folded text. */
export function classOf(unit: number): 0 | 1 | 2 | 3 {
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return LETTER;
    if (unit >= 0x30 && unit <= 0x39) return DIGIT;
    // Upper case is not folded text, but what is shown is.
    return unit >= 0x41 && unit <= 0x5a ? LETTER : SEPARATOR;
  }
  if (unit >= 0x3400 && unit <= 0x9fff) return HAN;
  if (unit >= 0xf900 && unit <= 0xfaff) return HAN;
  // High surrogates of the supplementary ideographs; what follows one belongs to it.
  if (unit >= 0xd840 && unit <= 0xd888) return HAN;
  const isPunctuation =
    unit < 0xc0 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f);
  return isPunctuation ? SEPARATOR : LETTER;
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/**
 * Does a word begin here? After a separator, between letters and digits, at every Han character, and
 * at a capital after a small letter.
 * @param original the text before folding, or the folded one where capitals tell nothing
 */
export function isWordStart(text: string, at: number, original: string): boolean {
  const unit = text.charCodeAt(at);
  const own = classOf(unit);
  if (own === SEPARATOR) return false;
  if (at === 0 || own === HAN) return true;
  if (classOf(text.charCodeAt(at - 1)) !== own) return true;
  // Where folding changed the length, the places no longer agree.
  if (own !== LETTER || original.length !== text.length) return false;
  return isUpper(original.charCodeAt(at)) && !isUpper(original.charCodeAt(at - 1));
}

/** Does a word end before this place? */
export function isWordEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const next = classOf(text.charCodeAt(at));
  return next === SEPARATOR || next !== classOf(text.charCodeAt(at - 1));
}

/** The letters and digits of a text alone. */
export function withoutSeparators(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; at += 1) {
    if (classOf(text.charCodeAt(at)) !== SEPARATOR) rest += text.charAt(at);
  }
  return rest;
}

/** Runs of one class; each Han character by itself. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let begin = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && !isWordStart(text, at, text) && !isWordEnd(text, at)) continue;
    const piece = text.slice(begin, at);
    if (piece !== '' && classOf(piece.charCodeAt(0)) !== SEPARATOR) found.push(piece);
    begin = at;
  }
  return found;
}

/** Bit of the Han characters, and of all that is neither a letter a–z nor a digit. */
export const HAN_BIT = 1 << 30;
const OTHER_BIT = 1 << 29;

/**
 * The letters and digits of a text as bits: a text that lacks a bit of a word cannot hold it. That is
 * one comparison instead of a look through the text, and rules out nearly all of a large estate.
 */
export function letterMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const own = classOf(unit);
    if (own === HAN) mask |= HAN_BIT;
    else if (own === DIGIT) mask |= unit === 0x30 ? 1 << 28 : 1 << (26 + (unit & 1));
    else if (own === LETTER) mask |= unit < 0x80 ? 1 << (unit - 0x61) : OTHER_BIT;
  }
  return mask;
}
