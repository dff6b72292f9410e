import path from 'node:path';
import { ANSWER_TO } from './terminal/ask';
import { ownArguments, readArguments, switchesOf, type Wanted } from './terminal/arguments';

/** What the app was asked for when it was started. Anything else on the command line is Chromium's. */
export interface StartOptions {
  /** `--practice`: go straight into the practice region. */
  readonly practice: boolean;
  /** `--hidden`: start without a window, where there is a tray icon to open it from. */
  readonly hidden: boolean;
  /** `--self-test`: look whether all is in order, say so, and end. */
  readonly selfTest: boolean;
  /** `--user-data-dir=DIR`, as in every Chromium app; undefined for the usual place. */
  readonly userData: string | undefined;
  /** `--answer-to=PIPE`: somebody waits for what becomes of the command; the app gives it to itself. */
  readonly answerTo: string | undefined;
}

/** A start of the program. */
export interface Start {
  readonly options: StartOptions;
  readonly wanted: Wanted;
  /** What stands before the command: how it is started once more in the same way. */
  readonly before: readonly string[];
}

const USER_DATA = '--user-data-dir=';

/**
 * Reads a command line.
 * @param appPath of an app that was not packaged; null for one that was
 */
export function readStart(argv: readonly string[], appPath: string | null): Start {
  const own = ownArguments(argv, appPath);
  const switches = switchesOf(own);
  return {
    options: readSwitches(switches),
    wanted: readArguments(own),
    before: argv.slice(1, argv.length - own.length + switches.length),
  };
}

/**
 * Reads the switches by an allow-list; unknown ones are ignored, never passed on. Not through
 * `app.commandLine`, which changes the case of what it gives.
 */
function readSwitches(switches: readonly string[]): StartOptions {
  const valueOf = (name: string): string | undefined =>
    switches.find((arg) => arg.startsWith(name) && arg !== name)?.slice(name.length);
  const folder = valueOf(USER_DATA);
  return {
    practice: switches.includes('--practice'),
    hidden: switches.includes('--hidden'),
    selfTest: switches.includes('--self-test'),
    userData: folder === undefined ? undefined : path.resolve(folder),
    answerTo: valueOf(ANSWER_TO),
  };
}
