import { inspect } from 'node:util';
import { alternativesOf } from './alternatives';

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

interface Known {
  count: number;
  readonly forms: readonly string[];
}

const known = new Map<string, Known>();
/** Matches every form of every known secret; made anew when the set changes. */
let pattern: RegExp | undefined;

/** How a text reads inside what may carry it: as it is, in a URL, a form, JSON, or printed by Node. */
function formsOf(secret: string): string[] {
  // Half a surrogate pair cannot be encoded; encoders put U+FFFD in its place.
  const wellFormed = Buffer.from(secret).toString();
  return [
    secret,
    encodeURIComponent(wellFormed),
    encodeURI(wellFormed),
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    inspect(secret, { breakLength: Infinity, maxStringLength: null }).slice(1, -1),
  ];
}

function knownPattern(): RegExp {
  return new RegExp(alternativesOf([...known.values()].flatMap((secret) => secret.forms)), 'g');
}

/**
 * Registers a secret for as long as it lives.
 * @returns a function that forgets it again
 */
export function registerSecret(text: string): () => void {
  if (text.length < SHORTEST_KNOWN) return () => undefined;
  const secret = known.get(text) ?? { count: 0, forms: formsOf(text) };
  secret.count += 1;
  known.set(text, secret);
  pattern = undefined;
  let live = true;
  return () => {
    if (!live) return;
    live = false;
    secret.count -= 1;
    if (secret.count > 0) return;
    known.delete(text);
    pattern = undefined;
  };
}

// Greedy up to white space, quotes or brackets: a URL cut too long is safe, one cut too short is not.
// (A single quote may stand in a fragment unencoded; at the end it belongs to the text around.)
const URL_PATTERN = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"<>`]*[^\s"<>`'),;]/gi;
// Their values may have several words: up to the closing quote, or else the end of the line.
const HEADER_PATTERN =
  /\b(x-auth-token|x-subject-token|x-security-token|authorization|cookie)(["']?\s*[:=]\s*)("[^"\r\n]*"|'[^'\r\n]*'|[^\r\n]*)/gi;

/**
 * One URL without user info, query and fragment. Of one without a host (`data:`, `javascript:`) only
 * the scheme stays, and of one that does not parse what cannot be a secret.
 */
export function redactUrl(text: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0] ?? '';
  try {
    const url = new URL(text);
    if (url.host === '' && !url.pathname.startsWith('/')) return `${scheme}${PLACEHOLDER}`;
    const secret =
      url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '';
    // `origin` is "null" for custom schemes.
    return `${url.protocol}//${url.host}${url.pathname}${secret ? `?${PLACEHOLDER}` : ''}`;
  } catch {
    if (text.includes('@')) return `${scheme}${PLACEHOLDER}`;
    return `${text.split(/[?#]/, 1)[0] ?? ''}?${PLACEHOLDER}`;
  }
}

/** A text with every known secret, URL secret and authentication header replaced. */
export function redact(text: string): string {
  pattern ??= knownPattern();
  const withoutKnown = known.size === 0 ? text : text.replace(pattern, PLACEHOLDER);
  return withoutKnown
    .replace(URL_PATTERN, (url) => redactUrl(url))
    .replace(HEADER_PATTERN, (_all, name: string, sign: string, value: string) => {
      const quote = /^(["']).*\1$/.exec(value)?.[1] ?? '';
      return `${name}${sign}${quote}${PLACEHOLDER}${quote}`;
    });
}
