import type { BrowserWindow } from 'electron';

/** What closing a window would lose, or leave open behind it. */
export interface AtStake {
  /** Live consoles. */
  readonly consoles: number;
  /** Assistance sessions that may be open. */
  readonly sessions: number;
}

export interface ClosingOptions {
  readonly atStake: () => AtStake;
  /** Asks the technician in our page; false when it is not there to ask. */
  readonly ask: (atStake: AtStake) => boolean;
}

/**
 * Asks before a window is closed over live consoles (Alt+F4 meant for a remote machine is taken by the
 * window manager) or open assistance sessions, which would go on without anybody's eye. Quitting the whole app does not ask; the system does so when it shuts down.
 */
export class Closing {
  readonly #options: ClosingOptions;
  readonly #window: BrowserWindow;
  #decided = false;

  /** From now on this window asks. */
  constructor(window: BrowserWindow, options: ClosingOptions) {
    this.#options = options;
    this.#window = window;
    let hangs = false;
    window.on('unresponsive', () => {
      hangs = true;
    });
    window.on('responsive', () => {
      hangs = false;
    });
    window.on('close', (event) => {
      const atStake = this.#options.atStake();
      if (this.#decided || hangs || (atStake.consoles === 0 && atStake.sessions === 0)) return;
      if (this.#options.ask(atStake)) event.preventDefault();
    });
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
