/**
 * Asks the Crashcart that runs, and waits for its answer without doing anything else: Chromium is not even
 * started in this process, so it needs no screen and touches no profile.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PIPE, TAKEN } from '../requests/answer-pipe';
import { replySchema, type Errand, type Reply } from '../requests/schema';

/** Between two looks at the pipe. */
const PAUSE_MS = 10;

/** Where the answer is to be written; it goes with `remove`. */
export interface AnswerPlace {
  readonly name: string;
  /** The whole answer; null when Crashcart ended before it had one. */
  readonly read: () => Reply | null;
  readonly remove: () => void;
}

/** Makes the place for an answer, before anybody is asked. */
export function makeAnswerPlace(): AnswerPlace {
  if (process.platform === 'win32') {
    const name = `\\\\.\\pipe\\crashcart-${randomBytes(16).toString('hex')}`;
    return { name, read: () => readPipe(openWhenThere(name)), remove: () => undefined };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crashcart-'));
  const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const name = path.join(folder, PIPE);
    execFileSync('mkfifo', ['-m', '600', name]);
    // Open before somebody writes: he does not wait for a reader.
    const pipe = fs.openSync(name, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    return {
      name,
      read: () => readPipe(pipe),
      remove: () => {
        fs.closeSync(pipe);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Starts Crashcart by itself, with an errand of its own; it outlives this process. None of our files goes
 * along: Chromium's helpers would wait for one of them to close, and whoever reads our output for them.
 */
export function startApp(args: readonly string[]): void {
  const stdio: number[] | 'ignore' = process.platform === 'win32' ? 'ignore' : nowhere();
  spawn(process.execPath, args, { detached: true, stdio }).unref();
}

/** Nothing in the place of every file that is open. Only of the first three would Node see to it. */
function nowhere(): number[] {
  const nothing = fs.openSync('/dev/null', 'r+');
  const highest = Math.max(...fs.readdirSync('/dev/fd').map(Number));
  return new Array<number>(highest + 1).fill(nothing);
}

/** How a start of the app is told what it is started for. */
export const ANSWER_TO = '--answer-to=';

/** The command line of a start that does an errand and answers. */
export function argumentsFor(errand: Extract<Errand, { kind: 'machine' }>): string[] {
  return [`${ANSWER_TO}${errand.answerTo}`, errand.action, '--', errand.name];
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

function readPipe(pipe: number): Reply | null {
  const chunk = Buffer.alloc(65_536);
  const parts: Buffer[] = [];
  for (;;) {
    const count = readSome(pipe, chunk);
    if (count > 0) parts.push(Buffer.from(chunk.subarray(0, count)));
    else if (count === 0 && parts.length > 0) return parsed(Buffer.concat(parts).toString('utf8'));
    else pause();
  }
}

/** @returns how much was read; 0 at its end, which is also before its beginning; -1 for nothing yet */
function readSome(pipe: number, chunk: Buffer): number {
  try {
    return fs.readSync(pipe, chunk);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EAGAIN') return -1;
    // Windows says so where others have nothing more to read.
    if (error.code === 'EOF' || error.code === 'EPIPE') return 0;
    throw error;
  }
}

function parsed(text: string): Reply | null {
  const json = text.slice(TAKEN.length);
  return json === '' ? null : replySchema.parse(JSON.parse(json));
}

function openWhenThere(name: string): number {
  for (;;) {
    try {
      return fs.openSync(name, 'r');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      pause();
    }
  }
}
