import type { BrowserWindow } from 'electron';
import type { AtStake } from '../preload/contract/events';
import { Closing } from './closing';
import { Failure } from './errors';
import type { Broadcaster } from './ipc/broadcast';
import type { Caller } from './ipc/handle';
import type { WindowKind } from './window';

export interface WindowsOptions {
  /** Makes a window with everything that watches it, and loads our page into it. */
  readonly make: (kind: WindowKind, title: string) => BrowserWindow;
  readonly broadcaster: Broadcaster;
  /** What closing a console's window would lose, or closing the main one, which closes all. */
  readonly atStake: (consoleId: string | null) => AtStake;
  /** A console's own window was closed by the technician. */
  readonly onClosed: (consoleId: string) => void;
  /** Closing the main window leaves the app running without it, in the tray. */
  readonly staysInTray: () => boolean;
  /** Quits the app. */
  readonly quit: () => void;
  /** It went with the main window, which was closed. */
  readonly onOrphaned: (consoleId: string) => void;
}

/** What a technician who quits the app wants of it. */
export type Quit = 'for-good' | 'to-restart';

interface Entry {
  readonly window: BrowserWindow;
  /** Kept: a window that is gone does not tell it any more. */
  readonly pageId: number;
  /** The console it is for; null for the main window. */
  readonly consoleId: string | null;
  readonly closing: Closing;
}

/**
 * The windows: the main one, and one for every console that was given a window of its own. All show
 * the same page under the same guards; the main window takes the others with it when it is closed.
 */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #entries = new Map<number, Entry>();
  #quitting = false;
  /** The technician wants to quit, asked first or not: the answer holds for the whole app. */
  #wanted: Quit | null = null;
  #isHidden = false;

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  /** Is this the page of one of our windows? */
  has(pageId: number): boolean {
    return this.#entries.has(pageId);
  }

  /** Is there any window, shown or not? */
  get isOpen(): boolean {
    return this.#entries.size > 0;
  }

  /** Brings the main window to the front, or opens it. */
  showMain(): void {
    this.#show(null, 'Crashcart');
  }

  /** Brings a console's own window to the front, or opens it. */
  showConsole(consoleId: string, title: string): void {
    this.#show(consoleId, title);
  }

  /** The console that a window is for; null for the main window. */
  consoleOf(caller: Caller): string | null {
    return this.of(caller).consoleId;
  }

  /** @throws Failure `not-found` when it is gone */
  of(caller: Caller): Entry {
    const entry = this.#entries.get(caller);
    if (entry === undefined) throw new Failure('not-found');
    return entry;
  }

  /** Closes a window over live consoles: the technician was asked. */
  close(caller: Caller): void {
    this.of(caller).closing.close();
  }

  /** Its console has ended or went back into a tab: nothing is left to ask about. */
  closeConsole(consoleId: string): void {
    const entry = this.#find(consoleId);
    if (entry === undefined) return;
    this.#entries.delete(entry.pageId);
    entry.closing.close();
  }

  /**
   * Keeps all windows, also those to come, out of what other programs share or record of the screen. Does
   * nothing on Linux, where no window can ask for that.
   */
  hideFromCapture(isHidden: boolean): void {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    for (const { window } of this.#entries.values()) window.setContentProtection(isHidden);
  }

  /** Quits the app; what closing the main window would ask is asked first. */
  quit(wanted: Quit): void {
    if (!this.#asks(wanted)) this.#quit();
  }

  /**
   * macOS quits before windows are closed.
   * @returns whether the app may quit now; if not, it does so after the answer, if that is yes
   */
  mayQuit(): boolean {
    return this.#quitting || !this.#asks('for-good');
  }

  /** Is the app to start again once it has ended? */
  get restarts(): boolean {
    return this.#wanted === 'to-restart';
  }

  /** The app ends: no window asks any more, and no console is closed for its window's sake. */
  quitting(): void {
    this.#quitting = true;
    for (const { closing } of this.#entries.values()) closing.quitting();
  }

  #asks(wanted: Quit): boolean {
    const asks = this.#find(null)?.closing.asks() === true;
    this.#wanted = wanted;
    // In the tray nobody would see the question.
    if (asks) this.showMain();
    return asks;
  }

  #quit(): void {
    this.quitting();
    this.#options.quit();
  }

  #show(consoleId: string | null, title: string): void {
    const known = this.#find(consoleId);
    if (known === undefined) {
      this.#open(consoleId, title);
      return;
    }
    const { window } = known;
    if (window.isMinimized()) window.restore();
    // Hidden, as macOS does with all windows of an app, it would get the focus and stay unseen.
    window.show();
    window.focus();
  }

  #open(consoleId: string | null, title: string): BrowserWindow {
    const { make, broadcaster, atStake, staysInTray } = this.#options;
    const window = make(consoleId === null ? 'main' : 'console', title);
    if (this.#isHidden) window.setContentProtection(true);
    const { webContents } = window;
    const pageId = webContents.id;
    const closing = new Closing(window, {
      atStake: () => atStake(consoleId),
      hides: () => consoleId === null && staysInTray(),
      onWanted: () => {
        this.#wanted = null;
      },
      ask: (lost) => {
        const isThere = broadcaster.isReady(pageId);
        if (isThere) broadcaster.sendTo(pageId, 'app:closing', lost);
        return isThere;
      },
    });
    const entry = { window, pageId, consoleId, closing };
    this.#entries.set(pageId, entry);
    broadcaster.opened(webContents);
    this.#follow(entry);
    return window;
  }

  /** Tells its page what becomes of it. */
  #follow({ window, pageId, consoleId }: Entry): void {
    const { broadcaster, onClosed } = this.#options;
    window.on('focus', () => broadcaster.sendTo(pageId, 'app:focus', { focused: true }));
    window.on('blur', () => broadcaster.sendTo(pageId, 'app:focus', { focused: false }));
    const fullScreen = (on: boolean): void => broadcaster.sendTo(pageId, 'app:fullScreen', { on });
    window.on('enter-full-screen', () => fullScreen(true));
    window.on('leave-full-screen', () => fullScreen(false));
    // Not `did-start-loading`: that also comes for the blank frame of every `<webview>` mounted in it.
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) broadcaster.pageGone(pageId);
    });
    window.on('closed', () => {
      broadcaster.closed(pageId);
      // Else it was closed because of its console or of the main window, not the other way round.
      const isOurs = this.#entries.delete(pageId);
      if (this.#quitting || !isOurs) return;
      if (consoleId !== null) {
        onClosed(consoleId);
        return;
      }
      this.#closeOthers();
      if (this.#wanted !== null) this.#quit();
    });
  }

  /** Without the main window nothing leads to the machines. The technician was asked about all of them. */
  #closeOthers(): void {
    const others = [...this.#entries.values()];
    this.#entries.clear();
    for (const { consoleId, closing } of others) {
      if (consoleId !== null) this.#options.onOrphaned(consoleId);
      closing.close();
    }
  }

  #find(consoleId: string | null): Entry | undefined {
    return [...this.#entries.values()].find((entry) => entry.consoleId === consoleId);
  }
}
