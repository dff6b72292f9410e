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
