/** Is this S, or Ctrl+D or Cmd+D as in browsers: the machine becomes a favourite, or is none any more? */
export function asksForFavourite({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): boolean {
  if (altKey || shiftKey) return false;
  if (key.toLowerCase() === 's') return !ctrlKey && !metaKey;
  return key.toLowerCase() === 'd' && ctrlKey !== metaKey;
}
