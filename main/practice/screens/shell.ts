import type { ScreenSubject } from './screen';

/** What the shell does beside printing. */
export type ShellResult =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'clear' | 'exit' | 'reboot' };

export interface ShellSurroundings {
  readonly subject: ScreenSubject;
  readonly user: string;
  readonly now: () => Date;
  /** When the system came up. */
  readonly booted: Date;
}

const FILES: Readonly<Record<string, string>> = {
  'README.txt': 'This machine exists only in the practice region. Nothing here can be broken.\n',
  'sign-ins.txt': 'Type sign-ins to learn where every way to sign in here is listed.\n',
  'hosts.bak': '127.0.0.1 localhost\n',
};

const HELP = `Commands:
  help       this list             ls, cat    files of this directory
  hostname   name of this machine  ip         its address
  uname      about the system      whoami     who is signed in
  date       date and time         uptime     how long it has been up
  sign-ins   ways to sign in       clear      empty the screen
  echo TEXT  print TEXT
  reboot     start again           exit       sign out
`;

function uptime(surroundings: ShellSurroundings): string {
  const minutes = Math.floor(
    (surroundings.now().getTime() - surroundings.booted.getTime()) / 60_000,
  );
  const clock = surroundings.now().toISOString().slice(11, 19);
  return ` ${clock} up ${String(Math.max(0, minutes))} min,  1 user,  load average: 0.08, 0.03, 0.01\n`;
}

function cat(file: string | undefined): string {
  if (file === undefined) return 'cat: which file?\n';
  return FILES[file] ?? `cat: ${file}: No such file or directory\n`;
}

type Command = (words: readonly string[], around: ShellSurroundings) => ShellResult;

const print =
  (make: (words: readonly string[], around: ShellSurroundings) => string): Command =>
  (words, around) => ({ type: 'output', text: make(words, around) });

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['help', print(() => HELP)],
  ['ls', print(() => `${Object.keys(FILES).join('  ')}\n`)],
  ['cat', print(([file]) => cat(file))],
  ['hostname', print((_, { subject }) => `${subject.hostName.toLowerCase()}\n`)],
  [
    'ip',
    print(
      (_, { subject }) =>
        `eth0: ${subject.address === '' ? 'no address' : `inet ${subject.address}/16`} state UP\n`,
    ),
  ],
  [
    'uname',
    print(([flag], { subject }) =>
      flag === '-a'
        ? `Linux ${subject.hostName.toLowerCase()} 5.10.0-practice #1 SMP x86_64 GNU/Linux\n`
        : 'Linux\n',
    ),
  ],
  ['whoami', print((_, { user }) => `${user}\n`)],
  ['date', print((_, { now }) => `${now().toUTCString().replace('GMT', 'UTC')}\n`)],
  ['uptime', print((_, around) => uptime(around))],
  [
    'sign-ins',
    print(
      (_, { subject }) =>
        `Open this address in a browser of this computer: it lists every way to\nsign in to the practice region.\n\n  ${subject.guide}\n\n`,
    ),
  ],
  ['echo', print((words) => `${words.join(' ')}\n`)],
  ['clear', () => ({ type: 'clear' })],
  ['reboot', () => ({ type: 'reboot' })],
  ['exit', () => ({ type: 'exit' })],
  ['logout', () => ({ type: 'exit' })],
]);

/** Runs one line typed at the prompt. */
export function runCommand(line: string, surroundings: ShellSurroundings): ShellResult {
  const [name = '', ...words] = line.trim().split(/\s+/);
  if (name === '') return { type: 'output', text: '' };
  const command = COMMANDS.get(name);
  if (command !== undefined) return command(words, surroundings);
  return { type: 'output', text: `-bash: ${name}: command not found\n` };
}
