import type { Bridge } from '../../preload/contract/bridge';
import type { Notices } from './notices.svelte';

/** The window that this page is shown in. */
export class OwnWindow {
  /** The console it is for; null for the main window. */
  readonly consoleId: string | null;
  #isFull = $state(false);

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices, consoleId: string | null) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.consoleId = consoleId;
  }

  start(): () => void {
    return this.#bridge.on('app:fullScreen', ({ on }) => (this.#isFull = on));
  }

  /** Does it fill the screen? */
  get isFull(): boolean {
    return this.#isFull;
  }

  async toggleFullScreen(): Promise<void> {
    const result = await this.#bridge.app.setFullScreen({ on: !this.#isFull });
    if (!result.ok) this.#notices.fail(result.error);
  }
}
