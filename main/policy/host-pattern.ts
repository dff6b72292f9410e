/**
 * Is this a host the pattern names? `*.` stands for one or more labels before the rest, never for the rest
 * alone; without a port every port is meant.
 */
export function matchesHost(pattern: string, url: URL): boolean {
  const [, wildcard, name = '', port] = /^(\*\.)?(.*?)(?::(\d+))?$/.exec(pattern) ?? [];
  const isHost = wildcard === undefined ? url.hostname === name : url.hostname.endsWith(`.${name}`);
  return isHost && (port === undefined || port === portOf(url));
}

/** A URL leaves the usual port of its scheme out. */
function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'http:' ? '80' : '443';
}
