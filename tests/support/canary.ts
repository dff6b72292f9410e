import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { family, readShown } from './processes';

/** A secret that must not be found anywhere. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** Something that was written down, in one place. */
interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Looks for secrets in all files of a folder, in texts, and in what the system shows of processes.
 * @returns one line per find: which secret, how written, where
 */
export function findCanaries(
  canaries: readonly Canary[],
  where: {
    readonly folder: string;
    readonly texts: Readonly<Record<string, string>>;
    /** Of the app, while it runs. */
    readonly pid?: number;
  },
): string[] {
  const places = [
    ...filesIn(where.folder),
    ...Object.entries(where.texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    ...(where.pid === undefined ? [] : family(where.pid).flatMap(shownOf)),
  ];
  return canaries.flatMap(({ name, value }) =>
    Object.entries(spellings(value)).flatMap(([spelling, needle]) =>
      places
        .filter(({ bytes }) => bytes.includes(needle))
        .map((place) => `${name} (${spelling}) in ${place.name}`),
    ),
  );
}

/** The ways a text may be written by one program or another. */
function spellings(value: string): Record<string, Buffer> {
  const raw = Buffer.from(value);
  // Base64 of a text inside a longer one depends on where it begins: the middle is the same.
  const shifted = (by: number): Buffer => {
    const text = Buffer.concat([Buffer.alloc(by), raw]).toString('base64');
    return Buffer.from(text.slice(by === 0 ? 0 : 4, -4));
  };
  const all = {
    raw,
    'URL-encoded': Buffer.from(encodeURIComponent(value)),
    base64: shifted(0),
    'base64 + 1': shifted(1),
    'base64 + 2': shifted(2),
    'UTF-16': Buffer.from(value, 'utf16le'),
    JSON: Buffer.from(JSON.stringify(value).slice(1, -1)),
    hexadecimal: Buffer.from(raw.toString('hex')),
  };
  return all;
}

function filesIn(folder: string): Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => ({ name, bytes: readFileSync(name) }));
}

/** What other programs of the same user see of a process. */
function shownOf(pid: number): Place[] {
  return ['environ', 'cmdline'].map((name) => {
    const file = `/proc/${pid}/${name}`;
    return { name: file, bytes: readShown(file) };
  });
}
