import fs from 'node:fs/promises';
import path from 'node:path';
import type { Notice } from '../../preload/contract/about';
import { Failure, messageOf } from '../errors';

/** The licences as `build/notices.mjs` writes them: a heading for each package, its texts indented. */
export function parseNotices(markdown: string): Notice[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split(/\r?\n/);
      return { title: title.trim(), text: lines.map(unindented).join('\n').trim() };
    });
}

function unindented(line: string): string {
  return line.replace(/^ {4}/, '');
}

/**
 * The licence of Crashcart, and of every package in it.
 * @param folder where both files stand: beside the package's code, or the project's own
 * @throws Failure `notices-not-read`
 */
export async function readNotices(folder: string): Promise<Notice[]> {
  const read = (file: string): Promise<string> => fs.readFile(path.join(folder, file), 'utf8');
  try {
    const own = await read('LICENSE');
    return [
      { title: 'Crashcart', text: own.trim() },
      ...parseNotices(await read('THIRD_PARTY_NOTICES.md')),
    ];
  } catch (thrown) {
    throw new Failure('notices-not-read', { detail: messageOf(thrown) });
  }
}
