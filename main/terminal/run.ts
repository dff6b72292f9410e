import { app } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { AccountStore } from '../accounts/store';
import { messageOf } from '../errors';
import { LastKnown } from '../inventory/last-known';
import type { Log } from '../log';
import { readPolicy } from '../policy/read';
import { listMachines } from '../requests/listing';
import type { Errand, Reply } from '../requests/schema';
import { argumentsFor, makeAnswerPlace, startApp } from './ask';
import type { Wanted } from './arguments';
import { completionFor } from './completion';
import { EXIT, printList, printOutcome, type Printed } from './print';
import { terminalWords, type TerminalWords } from './words';

/** What is wanted in a terminal, where somebody waits for an answer and an exit code. */
export type TerminalWanted = Exclude<Wanted, { kind: 'window' | 'links' }>;

/** How this program was started, to start it once more. */
export interface Start {
  /** All arguments up to the command. */
  readonly args: readonly string[];
  readonly userData: string;
}

/** Does what is wanted, with nothing but Node, and prints what came of it. @returns the exit code */
export function runInTerminal(wanted: TerminalWanted, start: Start): number {
  const words = terminalWords(process.env);
  const { code, out, err } = done(wanted, start, words);
  write(1, out);
  write(2, err);
  return code;
}

function done(wanted: TerminalWanted, start: Start, words: TerminalWords): Printed {
  switch (wanted.kind) {
    case 'help':
      return { code: EXIT.done, out: words.help, err: '' };
    case 'version':
      return { code: EXIT.done, out: `Crashcart ${app.getVersion()}\n`, err: '' };
    case 'completion':
      return { code: EXIT.done, out: completionFor(wanted.shell), err: '' };
    case 'wrong': {
      const { code, word } = wanted.problem;
      const err = `${words.problem[code](word)}\n${words.seeHelp}\n`;
      return { code: EXIT.wrong, out: '', err };
    }
    case 'list':
    case 'machine':
      return asked(wanted, start, words);
  }
}

function asked(
  wanted: Extract<TerminalWanted, { kind: 'list' | 'machine' }>,
  start: Start,
  words: TerminalWords,
): Printed {
  const policy = readPolicy();
  if (policy.state === 'refused') {
    // What the window does not open under rules that cannot be read, is not told here either.
    const err = `${words.policyUnreadable(policy.source)}\n${policy.detail}\n`;
    return { code: EXIT.failed, out: '', err };
  }
  try {
    const reply = ask(wanted, start);
    if (reply === 'nobody') return printKnown(wanted, start.userData, words);
    if (reply === null) return { code: EXIT.failed, out: '', err: `${words.ended}\n` };
    if (reply.kind === 'list') {
      const json = wanted.kind === 'list' && wanted.json;
      return printList(reply.machines, { json, isStale: false }, words);
    }
    return printOutcome(reply.outcome, wanted.kind === 'machine' ? wanted.name : '', words);
  } catch (error) {
    return { code: EXIT.failed, out: '', err: `${words.unreachable(messageOf(error))}\n` };
  }
}

/** @returns `nobody` when Crashcart does not run and need not */
function ask(
  wanted: Extract<TerminalWanted, { kind: 'list' | 'machine' }>,
  start: Start,
): Reply | null | 'nobody' {
  const place = makeAnswerPlace();
  try {
    const answerTo = place.name;
    if (wanted.kind === 'list') {
      const errand: Errand = { kind: 'list', answerTo };
      if (app.requestSingleInstanceLock(errand)) {
        app.releaseSingleInstanceLock();
        return 'nobody';
      }
    } else {
      const { action, name } = wanted;
      const errand = { kind: 'machine', action, name, answerTo } as const;
      if (app.requestSingleInstanceLock(errand)) {
        app.releaseSingleInstanceLock();
        startApp([...start.args, ...argumentsFor(errand)]);
      }
    }
    return place.read();
  } finally {
    place.remove();
  }
}

/** What was seen of the machines of accounts that are kept. Others have left nothing. */
function printKnown(wanted: TerminalWanted, userData: string, words: TerminalWords): Printed {
  const store = new AccountStore(path.join(userData, 'accounts.json'), SILENT);
  const accounts = store.peek();
  const isKept = (accountId: string): boolean => accounts.some(({ id }) => id === accountId);
  const file = path.join(userData, 'last-inventory.json');
  const { atStart } = new LastKnown(file, isKept, SILENT, 'peek');
  const json = wanted.kind === 'list' && wanted.json;
  return printList(listMachines([], atStart, accounts), { json, isStale: true }, words);
}

/** The log is the running app's. */
const SILENT: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

/** At once, whatever is at the other end: the process ends right after. */
function write(descriptor: 1 | 2, text: string): void {
  const content = Buffer.from(text);
  let at = 0;
  while (at < content.length) {
    try {
      at += fs.writeSync(descriptor, content, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // A pipe that is full for the moment; one that nobody reads any more; no terminal at all.
      if (code !== 'EAGAIN') return;
    }
  }
}
