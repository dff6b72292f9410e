import type { Bridge } from '../../preload/contract/bridge';
import type { Result } from '../../preload/contract/result';
import type { UpdateState } from '../../preload/contract/updates';
import { t } from '../messages';
import type { Notices } from './notices.svelte';

/** Newer versions of the app. Main looks for them; this is what it said last. */
export class Updates {
  #state = $state.raw<UpdateState>({ state: 'idle' });

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** The version that waits to be installed, and that nobody has put off; null for none. */
  get news(): string | null {
    return this.#state.state === 'ready' && !this.#state.deferred ? this.#state.version : null;
  }

  /** Takes over what main knows, and listens; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#bridge.on('updates:changed', (state) => (this.#state = state)),
      this.#bridge.on('updates:failed', (error) =>
        this.#notices.failed(t('updates.failed'), error),
      ),
    ];
    void this.#take(this.#bridge.updates.get());
    return () => stops.forEach((stop) => stop());
  }

  async look(): Promise<void> {
    await this.#take(this.#bridge.updates.look());
  }

  /** It is installed when the app is quit. */
  async defer(): Promise<void> {
    await this.#take(this.#bridge.updates.defer());
  }

  async restart(): Promise<void> {
    const result = await this.#bridge.updates.restart();
    if (!result.ok) this.#notices.fail(result.error, () => void this.restart());
  }

  async #take(answer: Promise<Result<UpdateState>>): Promise<void> {
    const result = await answer;
    if (result.ok) this.#state = result.value;
    else this.#notices.fail(result.error);
  }
}
