import type { Bridge } from '../../preload/contract/bridge';
import type { ExportedList, ShownList } from '../../preload/contract/machine-list';
import type { Notices } from './notices.svelte';

/** Writing the list to a file, and what came of it. */
export class ListExport {
  #written = $state.raw<ExportedList | null>(null);

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** The file that was written last, until that was seen. */
  get written(): ExportedList | null {
    return this.#written;
  }

  /** Writes a list to a file the technician chooses. */
  async write(list: ShownList): Promise<void> {
    this.#written = null;
    const result = await this.#bridge.inventory.export(list);
    if (result.ok) this.#written = result.value;
    else this.#notices.fail(result.error, () => void this.write(list));
  }

  dismiss(): void {
    this.#written = null;
  }
}
