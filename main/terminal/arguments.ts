import path from 'node:path';
import { REQUEST_ACTIONS, type RequestAction } from '../../preload/contract/requests';
import { isLink, LONGEST_LINK } from '../requests/link';
import { LONGEST_NAME } from '../requests/schema';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What the program was started for. */
export type Wanted =
  | { readonly kind: 'window' }
  | { readonly kind: 'links'; readonly links: readonly string[] }
  | { readonly kind: 'machine'; readonly action: RequestAction; readonly name: string }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'completion'; readonly shell: Shell }
  | { readonly kind: 'wrong'; readonly problem: Problem };

/** What is wrong with a command line, and the word that is. */
export interface Problem {
  readonly code:
    'unknown-command' | 'unknown-option' | 'name-missing' | 'shell-unknown' | 'too-much';
  readonly word: string;
}

/**
 * The arguments that are the app's own.
 * @param appPath of an app that was not packaged: Electron is told where it is among the arguments
 */
export function ownArguments(argv: readonly string[], appPath: string | null): readonly string[] {
  if (appPath === null) return argv.slice(1);
  const place = argv.findIndex((arg, index) => index > 0 && path.resolve(arg) === appPath);
  return place === -1 ? [] : argv.slice(place + 1);
}

/**
 * The switches of the program itself: those in front of a command. What comes after a link was put there by
 * whoever made the link, on systems that take it apart badly; nothing of that is listened to.
 */
export function switchesOf(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => !arg.startsWith('-') || arg === '--');
  return end === -1 ? args : args.slice(0, end);
}

/** Reads what is wanted, after the switches. */
export function readArguments(args: readonly string[]): Wanted {
  const switches = switchesOf(args);
  if (switches.some((arg) => arg === '--help' || arg === '-h')) return { kind: 'help' };
  if (switches.some((arg) => arg === '--version')) return { kind: 'version' };
  const words = args.slice(switches.length);
  // In front of a link, where the system was told to put it; a command has none.
  const [command, ...rest] = words[0] === '--' ? words.slice(1).filter(isLink) : words;
  if (command === undefined) return { kind: 'window' };
  const links = [command, ...rest].filter(isLink);
  // Cut off where it is too long in any case: it goes through a pipe, and into a log of nobody.
  if (isLink(command)) {
    return {
      kind: 'links',
      links: links.slice(0, 8).map((link) => link.slice(0, LONGEST_LINK + 1)),
    };
  }
  return readCommand(command, rest);
}

function readCommand(command: string, rest: readonly string[]): Wanted {
  const wrong = (code: Problem['code'], word: string): Wanted => ({
    kind: 'wrong',
    problem: { code, word },
  });
  if (command === 'help') return { kind: 'help' };
  const end = rest.indexOf('--');
  const options = (end === -1 ? rest : rest.slice(0, end)).filter((arg) => arg.startsWith('-'));
  if (options.includes('--help') || options.includes('-h')) return { kind: 'help' };
  const words = rest.filter((arg, index) => (end !== -1 && index > end) || !arg.startsWith('-'));
  const unknown = options.find((option) => !(command === 'list' && option === '--json'));
  const action = REQUEST_ACTIONS.find((one) => one === command);
  if (action === undefined && command !== 'list' && command !== 'completion') {
    return wrong('unknown-command', command);
  }
  if (unknown !== undefined) return wrong('unknown-option', unknown);
  if (action !== undefined) {
    const name = words.join(' ').trim().slice(0, LONGEST_NAME);
    return name === '' ? wrong('name-missing', command) : { kind: 'machine', action, name };
  }
  if (command === 'list') {
    const [word] = words;
    return word === undefined
      ? { kind: 'list', json: options.includes('--json') }
      : wrong('too-much', word);
  }
  const shell = SHELLS.find((one) => one === words[0]);
  if (shell === undefined || words.length > 1) return wrong('shell-unknown', words.join(' '));
  return { kind: 'completion', shell };
}
