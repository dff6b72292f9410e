import { dialog, type BrowserWindow } from 'electron';
import { languageOf } from './language';
import type { Log } from './log';

/** This often within `WITHIN_MS` the page is loaded again unasked; then something is wrong with it. */
const UNASKED = 3;
const WITHIN_MS = 60_000;

export interface RevivalOptions {
  /** The page has gone; nothing reaches it until it says that it listens. */
  readonly gone: () => void;
  /** Loads the page again. */
  readonly load: () => Promise<void>;
  /** The page is there again, and may tell what has happened. */
  readonly back: () => void;
  /** Asks whether it is to be tried once more, where nothing but the system can ask. */
  readonly ask: () => Promise<boolean>;
  /** The technician gives it up. */
  readonly quit: () => void;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * A window whose page has broken down, e.g. for want of memory, is empty and answers nothing. From now on
 * its page is loaded again by itself; main still has everything that is not on the screen alone. One that
 * breaks down again and again is asked about.
 */
export function reviveAfterCrash(window: BrowserWindow, options: RevivalOptions): void {
  const { gone, load, back, ask, quit, now, log } = options;
  let crashes: number[] = [];

  const revive = async (): Promise<void> => {
    crashes = [...crashes.filter((at) => now() - at < WITHIN_MS), now()];
    if (crashes.length > UNASKED) {
      if (!(await ask())) {
        quit();
        return;
      }
      crashes = [];
    }
    // Closed meanwhile: the crash may have been its last word.
    if (window.isDestroyed()) return;
    await load();
    back();
  };

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    // On quitting, too, processes end.
    if (reason === 'clean-exit') return;
    log.error(`The page of a window broke down: ${reason} (${exitCode})`);
    gone();
    revive().catch((error: unknown) => log.error('The page could not be loaded', error));
  });
}

const WORDS = {
  en: {
    message: 'The window of Crashcart keeps breaking down.',
    detail:
      'Nothing that was saved is lost. Close other programs if memory is short, and try again. If it does not help, quit Crashcart, and give the log to whoever looks after this computer.',
    buttons: ['Try again', 'Quit'],
  },
  'zh-CN': {
    message: 'Crashcart 的窗口反复崩溃。',
    detail:
      '已保存的内容不会丢失。如果内存不足，请关闭其他程序后重试。若仍无效，请退出 Crashcart，并将日志交给负责这台电脑的人员。',
    buttons: ['重试', '退出'],
  },
};

/**
 * Asks by a dialog of the system, as there is no page that could.
 * @param locale BCP 47 tag of the interface
 * @returns whether to try again
 */
export async function askToTryAgain(window: BrowserWindow, locale: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Crashcart',
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    ...WORDS[languageOf(locale)],
  });
  return response === 0;
}
