import { execFile, type ChildProcess } from 'node:child_process';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { electronPath } from '../../build/lib/runtime.mjs';
import { family } from '../support/processes';
import { Program } from '../support/program';
import { preload, WAIT_FOR_PRELOAD } from './preload';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** `npm run test:installed` says where the app is installed; else it is the one that was built here. */
export const INSTALLED = process.env['CRASHCART_INSTALLED'];

/** An Electron that was not packaged is told which app it is. */
const APP = INSTALLED === undefined ? [ROOT] : [];

/** Lets the app begin when Playwright is attached to it, and not before. */
const HOLD = path.join(import.meta.dirname, 'hold.cjs');

/** Lets a test move the app's clock on. */
const CLOCK = path.join(import.meta.dirname, 'clock.cjs');

/** Puts a policy where an administrator would. */
const POLICY = path.join(import.meta.dirname, 'policy.cjs');

export interface LaunchOptions {
  /** Where what it prints is kept. */
  readonly folder: string;
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Its clock can be moved on. */
  readonly ownClock?: boolean;
  /** Its data are on a disk of their own, so large, which is empty at the start and gone at the end. */
  readonly diskMegabytes?: number | undefined;
  /** The computer has a policy, which is in this file. */
  readonly policyFile?: string | undefined;
}

/** A running Crashcart: the real app, in a real Electron, with its sandbox on. */
export class RunningApp {
  readonly electron: ElectronApplication;
  /** Its main window. */
  readonly window: Page;
  readonly pid: number;
  readonly userData: string;
  readonly #process: ChildProcess;
  readonly #printed: string;
  #pageFaults: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(electron: ElectronApplication, window: Page, userData: string, printed: string) {
    this.electron = electron;
    this.window = window;
    this.userData = userData;
    this.#printed = printed;
    this.#process = electron.process();
    const { pid } = this.#process;
    if (pid === undefined) throw new Error('The app has no process');
    this.pid = pid;
    this.#follow(window);
  }

  /** The window that opens with what is done. */
  async opens(action: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([this.electron.waitForEvent('window'), action()]);
    this.#follow(page);
    return page;
  }

  #follow(page: Page): void {
    page.on('pageerror', (error) => this.#pageFaults.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // Refusals of the content security policy are among them.
      if (message.type() === 'error') this.#pageFaults.push(message.text());
    });
  }

  /** What the program itself got wrong: errors of the page and in the log. None in any test. */
  get faults(): string[] {
    const logged = this.log.split('\n').filter((line) => line.includes('[error]'));
    return [...this.#pageFaults, ...logged].filter(
      (fault) => !this.#expected.some((pattern) => pattern.test(fault)),
    );
  }

  /** For tests that provoke an error. */
  expectFault(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** For tests that provoke errors of the page. */
  forgivePageFaults(): void {
    this.#pageFaults = [];
  }

  /** All it has written to standard output and standard error. */
  get printed(): string {
    return readFileSync(this.#printed, 'utf8');
  }

  /** A folder as the app sees it, which may be on a disk that nobody else sees. */
  seen(folder: string): string {
    return path.join('/proc', String(this.pid), 'root', folder);
  }

  /** Its log file. */
  get log(): string {
    const file = path.join(this.userData, 'logs', 'main.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Its windows. */
  windows(): Promise<{ readonly fullScreen: boolean }[]> {
    return this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({ fullScreen: window.isFullScreen() })),
    );
  }

  /** Where the page of its window begins on the screen. */
  position(): Promise<{ readonly x: number; readonly y: number }> {
    return this.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.getContentBounds() ?? { x: 0, y: 0 };
    });
  }

  /** The text on the clipboard of its display. */
  clipboard(): Promise<string> {
    return this.electron.evaluate(({ clipboard }) => clipboard.readText());
  }

  /** Ends the process that the practice region runs in, as a crash would. */
  async killPracticeRegion(): Promise<void> {
    await this.kill('practice');
  }

  /**
   * Ends one of its helpers, as a crash would.
   * @param helper what Chromium calls it, or a part of that
   * @returns the id it had
   */
  kill(helper: 'GPU' | 'Network Service' | 'practice'): Promise<number> {
    return this.electron.evaluate(({ app }, wanted) => {
      const found = app
        .getAppMetrics()
        .find(({ type, name }) => type === wanted || name?.includes(wanted) === true);
      if (found === undefined) throw new Error(`There is no process ${wanted}`);
      process.kill(found.pid, 'SIGKILL');
      return found.pid;
    }, helper);
  }

  /** Breaks the page of its main window down, as a fault in it would. Playwright sees no more of it. */
  async crashPage(): Promise<void> {
    const gone = this.window.waitForEvent('crash');
    await this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await gone;
  }

  /** What a script comes to in the page of its main window, also in one that Playwright sees nothing of. */
  async inPage(script: string): Promise<unknown> {
    return this.electron.evaluate(
      ({ BrowserWindow }, code): Promise<unknown> | undefined =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code, true),
      script,
    );
  }

  /** Moves its clock on, and lets go off what waits for that. It was started with a clock of its own. */
  async passTime(ms: number): Promise<void> {
    await this.electron.evaluate(async (_electron, time) => {
      const pass: unknown = Reflect.get(globalThis, 'passTime_');
      if (typeof pass !== 'function') throw new Error('It has no clock of its own');
      await Reflect.apply(pass, undefined, [time]);
    }, ms);
  }

  /** Whether something is planned within this time; it takes more than a minute. */
  async isDue(ms: number): Promise<boolean> {
    return this.electron.evaluate((_electron, time) => {
      const isDue: unknown = Reflect.get(globalThis, 'isDue_');
      if (typeof isDue !== 'function') throw new Error('It has no clock of its own');
      return Boolean(Reflect.apply(isDue, undefined, [time]));
    }, ms);
  }

  /** Sleeps with its computer: the clock goes on, nothing else does, until it wakes. */
  async sleep(ms: number): Promise<void> {
    await this.electron.evaluate(({ powerMonitor }, time) => {
      const sleep: unknown = Reflect.get(globalThis, 'sleep_');
      if (typeof sleep !== 'function') throw new Error('It has no clock of its own');
      Reflect.apply(sleep, undefined, [time]);
      powerMonitor.emit('resume');
    }, ms);
  }

  /** Its clock is set to another time, as a person or a time server does. */
  async jump(ms: number): Promise<void> {
    await this.electron.evaluate((_electron, time) => {
      const sleep: unknown = Reflect.get(globalThis, 'sleep_');
      if (typeof sleep !== 'function') throw new Error('It has no clock of its own');
      Reflect.apply(sleep, undefined, [time]);
    }, ms);
  }

  /** Hides its main window, as another desktop in front of it would. */
  async hideWindow(): Promise<void> {
    await this.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  }

  /** Is its main window on the screen? */
  async isShown(): Promise<boolean> {
    return this.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true,
    );
  }

  /** Asks its main window to close, as a click on its cross does. */
  async closeWindow(): Promise<void> {
    await this.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  }

  /** Ends all its processes at once. */
  async crash(): Promise<void> {
    for (const pid of family(this.pid)) end(pid);
    await this.exited();
  }

  /** Waits until it is gone by itself. */
  async exited(): Promise<void> {
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }

  /** Ends it as its menu would, and waits until it is gone. */
  async close(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    expect(signalCode ?? exitCode, 'the app was still alive').toBeNull();
    const children = family(this.pid).slice(1);
    const exited = once(this.#process, 'exit');
    const closed = this.electron.close();
    await exited;
    // Now and then Chromium leaves a graphics process behind, and Playwright would wait for it.
    for (const child of children) end(child);
    await closed;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone, as it should be.
  }
}

/** Starts the app. Nothing else but `launchAgain` and `selfTest` does. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const printed = path.join(options.folder, 'printed.txt');
  const scripts = [
    HOLD,
    ...(options.ownClock === true ? [CLOCK] : []),
    ...(options.policyFile === undefined ? [] : [POLICY]),
  ];
  const launched = _electron.launch({
    executablePath: writeStarter(options, printed),
    args: [
      ...(INSTALLED === undefined ? scripts.flatMap((file) => ['-r', file]) : [WAIT_FOR_PRELOAD]),
      ...argumentsOf(options),
    ],
    env: { ...options.env, ...policyEnvironment(options) },
    cwd: options.folder,
    chromiumSandbox: true,
  });
  const preloaded =
    INSTALLED === undefined ? undefined : preload(() => readFileSync(printed, 'utf8'), scripts);
  const [electron] = await Promise.all([launched, preloaded]);
  const window = await electron.firstWindow();
  return new RunningApp(electron, window, options.userData, printed);
}

/** For our own script, which is in the app before it begins; the app itself asks for no such name. */
function policyEnvironment({ policyFile }: LaunchOptions): Record<string, string> {
  return policyFile === undefined ? {} : { TEST_POLICY_FILE: policyFile };
}

/** Starts it once more, as a second click on its icon would, and waits until that one has ended. */
export async function launchAgain(options: LaunchOptions): Promise<void> {
  await Program.start(executable(), argumentsOf(options), { env: options.env }).ended();
}

/** What a command in a terminal has printed, and how it ended. */
export interface CommandEnd {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs it in a terminal, for a command that prints and ends. */
export async function runCommand(options: LaunchOptions): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const env = { ...options.env, ...policyEnvironment(options) };
    const policy = options.policyFile === undefined ? [] : ['-r', POLICY];
    execFile(executable(), [...policy, ...argumentsOf(options)], { env }, (error, out, err) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        out,
        err,
      });
    });
  });
}

/**
 * Lets it test itself.
 * @returns all it has printed
 * @throws when it found something wrong
 */
export async function selfTest({ env, args = [] }: LaunchOptions): Promise<string> {
  const program = Program.start(executable(), [...APP, '--self-test', ...args], { env });
  await program.succeeds();
  return program.output;
}

function executable(): string {
  return INSTALLED ?? electronPath();
}

function argumentsOf({ userData, args = [] }: LaunchOptions): string[] {
  return [...APP, `--user-data-dir=${userData}`, ...args];
}

/**
 * A script that starts Electron in its own place and copies what it prints into a file:
 * Playwright gives us the streams only after it has read the beginning.
 */
function writeStarter({ folder, userData, diskMegabytes }: LaunchOptions, printed: string): string {
  const onDisk =
    diskMegabytes === undefined
      ? ''
      : onOwnDisk(path.join(folder, 'disk'), userData, diskMegabytes);
  const starter = path.join(folder, 'electron');
  writeFileSync(printed, '');
  writeFileSync(
    starter,
    `#!/bin/bash
exec > >(exec tee -a '${printed}') 2> >(exec tee -a '${printed}' >&2)
exec ${onDisk} '${executable()}' "$@"
`,
  );
  chmodSync(starter, 0o700);
  return starter;
}

/**
 * What starts a program so that it alone sees another disk in the place of a folder: as root of a user
 * namespace of its own, as which it does not go on.
 */
function onOwnDisk(script: string, folder: string, megabytes: number): string {
  writeFileSync(
    script,
    `#!/bin/bash
mkdir -p '${folder}'
mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs '${folder}'
exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"
`,
  );
  chmodSync(script, 0o700);
  return `unshare --user --map-current-user --keep-caps --mount '${script}'`;
}
