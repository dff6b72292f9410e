import type { BrowserWindow } from 'electron';
import type { AtStake } from '../preload/contract/events';

export interface ClosingOptions {
  readonly atStake: () => AtStake;
  /** Asks the technician in our page; false when it is not there to ask. */
  readonly ask: (atStake: AtStake) => boolean;
  /** It is only hidden, and nothing is lost: the app goes on in the tray. */
  readonly hides?: () => boolean;
  /** The window is to be closed, and not as an answer: whatever was asked before is off. */
  readonly onWanted?: () => void;
}

/**
 * Asks before a window is closed over live consoles (Alt+F4 meant for a remote machine is taken by the
 * window manager) or open assistance sessions, which would go on without anybody's eye. Nobody is asked
 * when the system shuts down: it asks itself.
 */
export class Closing {
  readonly #options: ClosingOptions;
  readonly #window: BrowserWindow;
  #decided = false;
  #hangs = false;

  /** From now on this window asks. */
  constructor(window: BrowserWindow, options: ClosingOptions) {
    this.#options = options;
    this.#window = window;
    window.on('unresponsive', () => {
      this.#hangs = true;
    });
    window.on('responsive', () => {
      this.#hangs = false;
    });
    window.on('close', (event) => {
      if (!this.#decided) options.onWanted?.();
      if (!this.#decided && options.hides?.() === true) {
        event.preventDefault();
        window.hide();
      } else if (this.asks()) {
        event.preventDefault();
      }
    });
  }

  /** Asks, where there is something to ask about. @returns whether the window must wait for the answer */
  asks(): boolean {
    const { atStake, ask } = this.#options;
    const lost = atStake();
    const isNothing = lost.consoles.length === 0 && lost.sessions.length === 0;
    if (this.#decided || this.#hangs || isNothing) return false;
    return ask(lost);
  }

  /** The technician said yes. */
  close(): void {
    this.#decided = true;
    this.#window.close();
  }

  /** The app ends: nobody is asked any more. */
  quitting(): void {
    this.#decided = true;
  }
}
