import fs from 'node:fs/promises';
import { messageOf } from '../errors';

/** The last hours of a bad day; more is nobody's to read in a window. */
const MOST_BYTES = 64 * 1024;

/** The end of the log, in whole lines; why there is none, where it cannot be read. */
export async function readLogTail(file: string, most = MOST_BYTES): Promise<string> {
  try {
    const handle = await fs.open(file);
    try {
      const { size } = await handle.stat();
      const from = Math.max(0, size - most);
      const length = size - from;
      // Told in so many words: without it Node 18 reads nothing.
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      const text = buffer.toString('utf8', 0, bytesRead);
      // The first line is cut, and a part of what was taken out whole would not be known any more.
      return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    return `The log cannot be read: ${messageOf(thrown)}\n`;
  }
}
