import { classOf, HAN } from './letters';

/** How Han characters are read: for each its syllables without tones, the usual one first. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/**
 * The readings of every character met so far. They are kept for good: an estate has a few hundred
 * characters, and each takes far longer to look up than to keep. All readings of a character are
 * taken, so that 重庆 is found as `cq` and as `zq` without knowing which word it is part of.
 */
const known = new Map<string, readonly string[]>();

/** The readings known by now. */
export function readings(): Readings {
  return known;
}

/** The Han characters of these texts whose reading is not known yet. */
export function unread(texts: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      if (classOf(text.charCodeAt(at)) !== HAN) continue;
      const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (!known.has(point)) found.add(point);
    }
  }
  return found;
}

/** Tells how a character is read: its syllables without tones. */
export type Reader = (character: string) => readonly string[];

/** The dictionary is a third of a megabyte, so it is loaded when the first Chinese name is met. */
export async function loadReader(): Promise<Reader> {
  const { pinyin } = await import('pinyin-pro');
  return (character) =>
    pinyin(character, {
      type: 'array',
      toneType: 'none',
      multiple: true,
      v: true,
      nonZh: 'removed',
    });
}

/** Learns to read these characters, as work for `inSlices`. */
export function* learn(characters: Iterable<string>, read: Reader): Generator<void, void> {
  for (const character of characters) {
    // ü is typed as v by those who use an input method, and as u by everybody else.
    const plain = read(character).flatMap((one) =>
      one.includes('v') ? [one, one.replace('v', 'u')] : [one],
    );
    known.set(character, [...new Set(plain)]);
    yield;
  }
}
