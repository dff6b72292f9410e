import { app, dialog, type App } from 'electron';
import { systemTimer, within } from './timer';
import type { Log } from './log';

/** The program was started once more on this profile, and brings along whatever its sender made it. */
export function onSecondInstance(came: (errand: unknown) => void): void {
  app.on('second-instance', (_event, _argv, _folder, errand) => came(errand));
}

/** A link of ours was followed, on macOS, which may be what the program is started for. */
export function onLink(follow: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    void app.whenReady().then(() => follow(link));
  });
}

/**
 * Makes this program the one that opens our links, for this user. macOS and Linux read that off the
 * package, as does the installer of Windows for one computer; its package for many (MSI) cannot.
 */
export function claimLinks(): void {
  if (process.platform !== 'win32' || !app.isPackaged) return;
  // What comes behind is no switch, whatever it looks like.
  if (!app.isDefaultProtocolClient('crashcart', process.execPath, ['--'])) {
    app.setAsDefaultProtocolClient('crashcart', process.execPath, ['--']);
  }
}

/** A fault of the program is logged without secrets and shown; going on could do harm. */
export function stopOnFaults(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('Uncaught', error);
    dialog.showErrorBox('Crashcart', `${error.name}. See the log for details.`);
    app.exit(1);
  });
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason));
}

/**
 * Chromium starts its helpers (graphics, network) again by itself when they break down; what remains of it
 * is this line. Windows and consoles have their own ways with their pages.
 */
export function noteLostProcesses(app: Pick<App, 'on'>, log: Log): void {
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn(`A process is gone: ${name ?? type}, ${reason} (${exitCode})`);
  });
}

/** Runs the last steps before the app is gone, and waits for them, but not for ever. */
export function onQuit(leave: () => Promise<void>, log: Log): void {
  const PATIENCE_MS = 2_000;
  let left = false;
  app.on('will-quit', (event) => {
    if (left) return;
    event.preventDefault();
    left = true;
    within(systemTimer, PATIENCE_MS, leave())
      .catch((error: unknown) => log.error('Leaving failed', error))
      // Not in the same turn: Electron takes no new quit before it has seen that this one was held up.
      .finally(() => setImmediate(() => app.quit()));
  });
}

/**
 * Ends the process at once when all is closed. Electron 25 sometimes does not come to an end by
 * itself after a utility process has run: it tears its JavaScript down in a loop that throws for
 * ever (measured: about one quit in six, with the practice region). Everything worth keeping has been
 * written by then, and the operating system frees the rest.
 */
export function endAtOnce(): void {
  app.on('quit', (_event, code) => {
    // Chromium would give its lock back, with the folder of its socket, only at the end of a long way.
    app.releaseSingleInstanceLock();
    endNow(code);
  });
}

/** Ends this process and nothing else: no listener is called and nothing is torn down. */
export function endNow(code: number): void {
  const reallyExit: unknown = Reflect.get(process, 'reallyExit');
  if (typeof reallyExit === 'function') Reflect.apply(reallyExit, process, [code]);
}
