import type { QuickOpenShortcut } from '../preload/contract/settings';
import { Failure } from './errors';

/** Electron's `globalShortcut`, as far as it is used. */
export interface Shortcuts {
  /** @returns false when another program has these keys */
  register(accelerator: string, pressed: () => void): boolean;
  unregister(accelerator: string): void;
}

/** The keys that reach Crashcart while another program has the keyboard: at most one combination. */
export class GlobalShortcut {
  readonly #shortcuts: Shortcuts;
  readonly #pressed: () => void;
  #used: QuickOpenShortcut = 'none';

  constructor(shortcuts: Shortcuts, pressed: () => void) {
    this.#shortcuts = shortcuts;
    this.#pressed = pressed;
  }

  /**
   * Listens to these keys instead of those before. Must not be called before the app is ready.
   * @throws Failure `shortcut-taken` when another program has them; then those before stay
   */
  use(shortcut: QuickOpenShortcut): void {
    if (shortcut === this.#used) return;
    if (shortcut !== 'none' && !this.#shortcuts.register(shortcut, this.#pressed)) {
      throw new Failure('shortcut-taken', { params: { shortcut } });
    }
    if (this.#used !== 'none') this.#shortcuts.unregister(this.#used);
    this.#used = shortcut;
  }
}
