import fs from 'node:fs';
import path from 'node:path';

/**
 * Replaces a file as a whole: a crash or a full disk leaves the old one. The new content is
 * written beside it, flushed, and renamed over it; readable by the owner only.
 * @throws the file system's error; the old file stands
 */
export function writeFileAtomic(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = fs.openSync(temporary, 'w', 0o600);
    try {
      fs.writeFileSync(handle, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** The text of a file, or undefined when there is none. */
export function readFileIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The name under which a damaged file is kept. */
export function asideName(file: string, now: Date): string {
  return `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`;
}

/**
 * Sets a damaged file aside, so that the next write does not destroy what might be saved from it.
 * @returns its new name
 */
export function setAside(file: string, now: Date): string {
  const aside = asideName(file, now);
  fs.renameSync(file, aside);
  return aside;
}
