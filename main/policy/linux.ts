import fs from 'node:fs';
import path from 'node:path';

/** Far more than all rules take; what is longer is no policy. */
const MOST_BYTES = 1024 * 1024;

/** Written by others: for a group or for everybody. */
const WRITABLE_BY_OTHERS = 0o022;

/** Where the policy stands, and whose it has to be. */
export interface PolicyFile {
  readonly file: string;
  /** The user id of its owner, and of its folder's. */
  readonly owner: number;
}

/** Nothing of the technician's leads elsewhere: neither an argument nor the environment. */
export const LINUX_POLICY: PolicyFile = { file: '/etc/crashcart/policy.json', owner: 0 };

/**
 * The policy as it stands in its file; undefined when there is none. A file that somebody else than the
 * administrator could have written is none to obey, and none to ignore either.
 * @throws Error that says what is wrong with it
 */
export function readPolicyFile({ file, owner }: PolicyFile): unknown {
  const folder = statIfThere(path.dirname(file));
  if (folder === undefined) return undefined;
  requireOwn(path.dirname(file), folder, owner);
  const handle = openIfThere(file);
  if (handle === undefined) return undefined;
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) throw new Error(`${file} is not a file`);
    requireOwn(file, stat, owner);
    if (stat.size > MOST_BYTES) throw new Error(`${file} is longer than ${MOST_BYTES} bytes`);
    // Editors of Windows begin a file with a mark that JSON does not know.
    return JSON.parse(fs.readFileSync(handle, 'utf8').replace(/^\uFEFF/, ''));
  } finally {
    fs.closeSync(handle);
  }
}

function requireOwn(name: string, stat: fs.Stats, owner: number): void {
  if (stat.uid !== owner) {
    throw new Error(`${name} belongs to user ${stat.uid}, not to ${owner === 0 ? 'root' : owner}`);
  }
  if ((stat.mode & WRITABLE_BY_OTHERS) !== 0) {
    throw new Error(`${name} can be written by others than its owner`);
  }
}

function statIfThere(name: string): fs.Stats | undefined {
  return ifThere(() => fs.statSync(name));
}

function openIfThere(name: string): number | undefined {
  return ifThere(() => fs.openSync(name, 'r'));
}

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
