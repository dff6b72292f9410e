/**
 * The source of a pattern that finds any of some texts. The longest comes first: where one contains another,
 * the rest of the longer one must not stay behind.
 * @param around what is put around a text that was made fit for a pattern; nothing without it
 */
export function alternativesOf(
  texts: Iterable<string>,
  around?: (literal: string, text: string) => string,
): string {
  return [...new Set(texts)]
    .sort((a, b) => b.length - a.length)
    .map((text) => {
      const literal = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      return around === undefined ? literal : around(literal, text);
    })
    .join('|');
}
