import type { StreamSettings } from '../../preload/contract/views';

/**
 * Asks the console server for another quality or compression than the cloud's link does. Only a
 * parameter that the link has is changed: to a page that knows none of it nothing is said.
 */
export function withStream(url: URL, stream: StreamSettings | undefined): URL {
  const changed = new URL(url);
  for (const [name, level] of Object.entries(stream ?? {})) {
    if (typeof level === 'number' && changed.searchParams.has(name)) {
      changed.searchParams.set(name, String(level));
    }
  }
  return changed;
}
