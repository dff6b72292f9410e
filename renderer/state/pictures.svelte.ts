import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { Preview } from '../../preload/contract/views';
import type { Notices } from './notices.svelte';

/** What was done with a picture last, to be told for as long as nothing newer is. */
export type PictureNews =
  | { readonly kind: 'copied'; readonly consoleId: string }
  | { readonly kind: 'saved'; readonly consoleId: string; readonly file: string };

/** Pictures of consoles: of each how it looked last, in memory only, and those the technician takes. */
export class Pictures {
  readonly #previews = new SvelteMap<string, Preview>();
  #news = $state.raw<PictureNews | null>(null);

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** How a console looked when it was last in sight. */
  previewOf(consoleId: string): Preview | null {
    return this.#previews.get(consoleId) ?? null;
  }

  newsOf(consoleId: string): PictureNews | null {
    return this.#news?.consoleId === consoleId ? this.#news : null;
  }

  /** Keeps how a console looks now. It must still be painted; what is not seen has no picture. */
  async keep(consoleId: string): Promise<void> {
    const result = await this.#bridge.consoles.preview({ consoleId });
    if (result.ok && result.value !== null) this.#previews.set(consoleId, result.value);
  }

  forget(consoleId: string): void {
    this.#previews.delete(consoleId);
  }

  async copy(consoleId: string): Promise<void> {
    this.#news = null;
    const result = await this.#bridge.consoles.copyPicture({ consoleId });
    if (result.ok) this.#news = { kind: 'copied', consoleId };
    else this.#notices.fail(result.error, () => void this.copy(consoleId));
  }

  async save(consoleId: string): Promise<void> {
    this.#news = null;
    const result = await this.#bridge.consoles.savePicture({ consoleId });
    if (!result.ok) this.#notices.fail(result.error, () => void this.save(consoleId));
    else if (result.value !== null) this.#news = { kind: 'saved', consoleId, file: result.value };
  }

  dismissNews(): void {
    this.#news = null;
  }
}
