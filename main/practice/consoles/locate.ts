import { existsSync } from 'node:fs';
import path from 'node:path';

/** The first of the candidates that exists, seen from here and from every folder above. */
function searchUp(from: string, candidates: readonly string[]): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    for (const candidate of candidates) {
      const found = path.join(folder, candidate);
      if (existsSync(found)) return found;
    }
    if (path.dirname(folder) === folder) return undefined;
  }
}

/**
 * Folders of the console page. In the built app they lie in `dist/practice`, beside `dist/main`
 * where this code then is; in a checkout they are the package and `main/practice/page`.
 */
export function locateNovnc(): string {
  const found = searchUp(import.meta.dirname, ['practice/novnc', 'node_modules/@novnc/novnc']);
  if (found === undefined) throw new Error('The files of noVNC are missing');
  return found;
}

export function locatePage(): string {
  const found = searchUp(import.meta.dirname, ['practice/page', 'main/practice/page']);
  if (found === undefined) throw new Error('The files of the console page are missing');
  return found;
}
