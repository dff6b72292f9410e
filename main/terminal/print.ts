import type { CommandOutcome } from '../../preload/contract/requests';
import type { ListedMachine } from '../requests/schema';
import type { TerminalWords } from './words';

/** What a command ends with; they stand in the help and do not change. */
export const EXIT = {
  done: 0,
  failed: 1,
  wrong: 2,
  ambiguous: 3,
  notFound: 4,
  signedOut: 5,
} as const;

/** What is printed, where, and what the command ends with. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function printOutcome(
  outcome: CommandOutcome,
  asked: string,
  words: TerminalWords,
): Printed {
  const failed = (code: number, ...lines: string[]): Printed => ({
    code,
    out: '',
    err: lines.map((line) => `${line}\n`).join(''),
  });
  switch (outcome.kind) {
    case 'done': {
      const name = shown(outcome.name);
      return {
        code: EXIT.done,
        out: '',
        err: `${(outcome.asks ? words.asks : words.done)(name)}\n`,
      };
    }
    case 'ambiguous': {
      const { candidates, count } = outcome;
      const left = count - candidates.length;
      return failed(
        EXIT.ambiguous,
        words.ambiguous(asked, count),
        ...candidates.map(candidateLine),
        ...(left > 0 ? [words.more(left)] : []),
      );
    }
    case 'not-found': {
      const { candidates } = outcome;
      const guesses = candidates.length > 0 ? [words.meant, ...candidates.map(candidateLine)] : [];
      return failed(EXIT.notFound, words.notFound(asked), ...guesses);
    }
    case 'signed-out':
      return failed(EXIT.signedOut, words.signedOut);
    case 'no-desktop':
      return failed(EXIT.failed, words.noDesktop(shown(outcome.name)));
    case 'failed':
      return failed(EXIT.failed, shown(outcome.sentence));
  }
}

/** @param isStale nobody runs who could have read them */
export function printList(
  machines: readonly ListedMachine[],
  { json, isStale }: { readonly json: boolean; readonly isStale: boolean },
  words: TerminalWords,
): Printed {
  const note = isStale ? `${words.stale}\n` : '';
  if (json) {
    const source = isStale ? 'last-seen' : 'running';
    return {
      code: EXIT.done,
      out: `${JSON.stringify({ version: 1, source, machines }, null, 2)}\n`,
      err: note,
    };
  }
  const lines = machines.map(({ name, kind, power, account, region }) =>
    [name, kind, power ?? '', account, region].map(shown).join('\t'),
  );
  const nothing = machines.length === 0 ? `${words.nothing}\n` : '';
  return { code: EXIT.done, out: lines.map((line) => `${line}\n`).join(''), err: note + nothing };
}

function candidateLine({
  name,
  account,
  region,
}: {
  name: string;
  account: string;
  region: string;
}): string {
  return `  ${[name, account, region].map(shown).join('\t')}`;
}

/** Names come from elsewhere: none of them moves the cursor of a terminal, breaks a line or turns it round. */
function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
