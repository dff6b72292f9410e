/** Letters that Unicode does not take apart into a plain one and a mark, as a keyboard without them types them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

const MARKS = /[\u0300-\u036f]/g;
const IS_ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex -- the whole of ASCII is meant
/** One estate has few hundred such characters; folding each anew would take most of the time of an index. */
const folded = new Map<string, string>();

function foldPoint(point: string): string {
  const known = folded.get(point);
  if (known !== undefined) return known;
  const bare = point.normalize('NFKD').replace(MARKS, '').toLowerCase();
  const plain = Array.from(bare, (letter) => PLAIN[letter] ?? letter).join('');
  folded.set(point, plain);
  return plain;
}

/**
 * One spelling for comparing: case, accents, full and half width are the same. Done character by
 * character, so that every character of the outcome comes from one of the text (see `foldWithSources`).
 */
export function fold(text: string): string {
  if (IS_ASCII.test(text)) return text.toLowerCase();
  let plain = '';
  for (const point of text) plain += foldPoint(point);
  return plain;
}

/** A folded text, and for each of its units (and its end) the offset in the original it came from. */
export interface FoldedText {
  readonly text: string;
  readonly sources: readonly number[];
}

/** `fold`, with the way back to the original, for marking what matched in what is shown. */
export function foldWithSources(original: string): FoldedText {
  let text = '';
  const sources: number[] = [];
  let offset = 0;
  for (const point of original) {
    const plain = foldPoint(point);
    sources.push(...new Array<number>(plain.length).fill(offset));
    text += plain;
    offset += point.length;
  }
  sources.push(offset);
  return { text, sources };
}
