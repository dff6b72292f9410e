import { t, type MessageKey } from '../../messages';

/** Addresses of this computer itself: plain http is no risk there. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `host` or `host:port`; also Chinese and other international names, and `[IPv6]`. */
const HOST = /^(\[[0-9a-f:.]+\]|[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?)(:\d{1,5})?$/iu;

/** Why a text is not right, or nothing. */
export type Problem = string | undefined;

/** Must hold something other than blanks; the sentence names the field. */
export function requiredProblem(field: MessageKey): (text: string) => Problem {
  return (text) => (text.trim() === '' ? t('invalid.required', { field: t(field) }) : undefined);
}

/** `URL.canParse` came with Chromium 120. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** May be empty; else an https address, or http on this computer. */
export function endpointProblem(text: string): Problem {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const url = parsed(trimmed);
  if (url === undefined || !/^[a-z]+:\/\//i.test(trimmed)) return t('invalid.endpoint');
  const { protocol, hostname } = url;
  const allowed = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return allowed ? undefined : t('invalid.endpointScheme');
}

/** May be empty; else the frame of a PEM certificate. Main reads what is inside. */
export function pemProblem(text: string): Problem {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const framed = /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/.test(trimmed);
  return framed ? undefined : t('invalid.pem');
}

/** Hosts as typed: one per line, or separated by commas or blanks. */
export function parseHosts(text: string): readonly string[] {
  return text.split(/[\s,，;；]+/).filter(Boolean);
}

/** Every entry must be a host, not an address. */
export function hostsProblem(text: string): Problem {
  const wrong = parseHosts(text).find((host) => !HOST.test(host));
  return wrong === undefined ? undefined : t('invalid.host', { host: wrong });
}
