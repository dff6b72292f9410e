import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { electronPath } from '../../build/lib/runtime.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Where what it prints is kept. */
  readonly folder: string;
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** A running Crashcart: the real app, in a real Electron, with its sandbox on. */
export class RunningApp {
  readonly electron: ElectronApplication;
  /** Its one window. */
  readonly window: Page;
  readonly pid: number;
  readonly userData: string;
  readonly #printed: string;

  constructor(electron: ElectronApplication, window: Page, userData: string, printed: string) {
    this.electron = electron;
    this.window = window;
    this.userData = userData;
    this.#printed = printed;
    const { pid } = electron.process();
    if (pid === undefined) throw new Error('The app has no process');
    this.pid = pid;
  }

  /** All it has written to standard output and standard error. */
  get printed(): string {
    return readFileSync(this.#printed, 'utf8');
  }

  /** Its log file. */
  get log(): string {
    return readFileSync(path.join(this.userData, 'logs', 'main.log'), 'utf8');
  }

  /** Ends it as its menu would, and waits until it is gone. */
  async close(): Promise<void> {
    await this.electron.close();
  }
}

/** Starts the built app. This is the only place that does. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const printed = path.join(options.folder, 'printed.txt');
  const electron = await _electron.launch({
    executablePath: writeStarter(options.folder, printed),
    args: [ROOT, `--user-data-dir=${options.userData}`, ...(options.args ?? [])],
    env: options.env,
    cwd: options.folder,
    chromiumSandbox: true,
  });
  const window = await electron.firstWindow();
  return new RunningApp(electron, window, options.userData, printed);
}

/**
 * A script that starts Electron in its own place and copies what it prints into a file:
 * Playwright gives us the streams only after it has read the beginning.
 */
function writeStarter(folder: string, printed: string): string {
  const starter = path.join(folder, 'electron');
  writeFileSync(printed, '');
  writeFileSync(
    starter,
    `#!/bin/bash
exec > >(exec tee -a '${printed}') 2> >(exec tee -a '${printed}' >&2)
exec '${electronPath()}' "$@"
`,
  );
  chmodSync(starter, 0o700);
  return starter;
}
