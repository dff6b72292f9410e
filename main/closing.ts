import type { BrowserWindow } from 'electron';

export interface ClosingOptions {
  /** Consoles that would be lost. */
  readonly live: () => number;
  /** Asks the technician in our page; false when it is not there to ask. */
  readonly ask: (consoles: number) => boolean;
}

/**
 * Asks before a window is closed over live consoles: Alt+F4 meant for a remote machine is taken by
 * the window manager. Quitting the whole app does not ask; the system does so when it shuts down.
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
      const live = this.#options.live();
      if (this.#decided || hangs || live === 0) return;
      if (this.#options.ask(live)) event.preventDefault();
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
