/**
 * Takes secrets out of texts before they reach a log, an error dialog or the terminal.
 *
 * Two nets: known secrets (passwords, tokens, tickets) are registered while they live and
 * replaced wherever they stand; and every URL loses its user info, query and fragment, because
 * that is where consoles and invitations carry theirs.
 */
const PLACEHOLDER = '[secret]';

/** Shorter ones would blot out ordinary words. */
const SHORTEST_KNOWN = 4;

const known = new Map<string, number>();

/**
 * Registers a secret for as long as it lives.
 * @returns a function that forgets it again
 */
export function registerSecret(text: string): () => void {
  if (text.length < SHORTEST_KNOWN) return () => undefined;
  known.set(text, (known.get(text) ?? 0) + 1);
  let live = true;
  return () => {
    if (!live) return;
    live = false;
    const count = (known.get(text) ?? 1) - 1;
    if (count > 0) known.set(text, count);
    else known.delete(text);
  };
}

// Greedy up to white space, quotes or brackets: a URL cut too long is safe, one cut too short is not.
const URL_PATTERN = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>`]+/gi;
const HEADER_PATTERN =
  /\b(x-auth-token|x-subject-token|authorization|x-security-token)\b(["']?\s*[:=]\s*)[^\s,;]+/gi;

/** One URL without user info, query and fragment. What does not parse is cut at its first `?`, `#` or `@`. */
export function redactUrl(text: string): string {
  try {
    const url = new URL(text);
    const secret =
      url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '';
    // `origin` is "null" for custom schemes.
    return `${url.protocol}//${url.host}${url.pathname}${secret ? `?${PLACEHOLDER}` : ''}`;
  } catch {
    return `${text.split(/[?#@]/, 1)[0] ?? ''}?${PLACEHOLDER}`;
  }
}

/** A text with every known secret, URL secret and authentication header replaced. */
export function redact(text: string): string {
  let result = text;
  for (const secret of known.keys()) {
    if (result.includes(secret)) result = result.replaceAll(secret, PLACEHOLDER);
    const encoded = encodeURIComponent(secret);
    if (encoded !== secret && result.includes(encoded)) {
      result = result.replaceAll(encoded, PLACEHOLDER);
    }
  }
  return result
    .replace(URL_PATTERN, (url) => redactUrl(url))
    .replace(HEADER_PATTERN, (_all, name: string, sign: string) => `${name}${sign}${PLACEHOLDER}`);
}
