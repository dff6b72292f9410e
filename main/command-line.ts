import path from 'node:path';

/** What the app was asked for when it was started. Anything else on the command line is Chromium's. */
export interface StartOptions {
  /** `--practice`: go straight into the practice region. */
  readonly practice: boolean;
  /** `--self-test`: look whether all is in order, say so, and end. */
  readonly selfTest: boolean;
  /** `--user-data-dir=DIR`, as in every Chromium app; undefined for the usual place. */
  readonly userData: string | undefined;
}

const USER_DATA = '--user-data-dir=';

/**
 * Reads the arguments by an allow-list; unknown ones are ignored, never passed on. Not through
 * `app.commandLine`, which changes the case of what it gives.
 */
export function readCommandLine(argv: readonly string[]): StartOptions {
  const folder = argv.find((arg) => arg.startsWith(USER_DATA))?.slice(USER_DATA.length);
  return {
    practice: argv.includes('--practice'),
    selfTest: argv.includes('--self-test'),
    userData: folder === undefined || folder === '' ? undefined : path.resolve(folder),
  };
}
