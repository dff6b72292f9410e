import type { Bridge } from '../../preload/contract/bridge';
import type { Inventory } from './inventory.svelte';
import type { Settings } from './settings.svelte';

/** How often it is looked whether the time has come; so long after waking at most. */
const LOOK_MS = 15_000;

/** Younger than this, nobody who comes back to the window needs another list. */
const YOUNG_MS = 60_000;

/**
 * Reads the list anew by itself: after the time that was chosen, while somebody can see it, and for
 * whoever comes back to the window. The clock counts on while the computer sleeps, so waking does it too.
 */
export class Refresher {
  readonly #bridge: Bridge;
  readonly #inventory: Inventory;
  readonly #settings: Settings;

  constructor(bridge: Bridge, inventory: Inventory, settings: Settings) {
    this.#bridge = bridge;
    this.#inventory = inventory;
    this.#settings = settings;
  }

  /** Begins; returns the end of it. */
  start(): () => void {
    const timer = setInterval(() => this.#look(), LOOK_MS);
    const stop = this.#bridge.on('app:focus', ({ focused }) => {
      if (focused) this.#refreshIfOlder(YOUNG_MS);
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  #look(): void {
    const minutes = this.#settings.interface?.refreshMinutes ?? 0;
    if (minutes > 0 && !document.hidden) this.#refreshIfOlder(minutes * 60_000);
  }

  /** Without a list there is nothing to keep fresh. */
  #refreshIfOlder(ms: number): void {
    const { remote } = this.#inventory;
    if (remote.loading || remote.last === null || Date.now() - remote.last.at < ms) return;
    void this.#inventory.refresh();
  }
}
