/** One spelling for comparing: full-width and half-width forms, and cases, are the same. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words sought, in any order. */
export function words(search: string): readonly string[] {
  return normalise(search).split(/\s+/).filter(Boolean);
}

/** Does a normalised text hold every word? */
export function matches(haystack: string, sought: readonly string[]): boolean {
  return sought.every((word) => haystack.includes(word));
}

/**
 * State words as one text to be searched by how they begin: "connected" must not find
 * "disconnected". Chinese has no gaps between words, so there any part will do.
 */
export function stateText(states: readonly string[]): string {
  return normalise(` ${states.join(' ')}`).replaceAll('_', ' ');
}

/** Does a machine answer to every word, in its texts or its states? */
export function finds(
  row: { readonly haystack: string; readonly states: string },
  sought: readonly string[],
): boolean {
  return sought.every(
    (word) =>
      row.haystack.includes(word) ||
      row.states.includes(/^[\x20-\x7e]+$/.test(word) ? ` ${word.replaceAll('_', ' ')}` : word),
  );
}
