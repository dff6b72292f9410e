import type { Bridge } from '../../preload/contract/bridge';
import type { Watch, WatchCondition, WatchNews } from '../../preload/contract/watches';
import { t } from '../messages';
import { errorWords } from '../messages/errors';
import { indexBy } from './index-by';
import type { Notices } from './notices.svelte';

/** The machines that are watched until something is so. Main looks at them; here it is told. */
export class Watches {
  #all = $state.raw<readonly Watch[]>([]);
  readonly #byMachine = $derived(indexBy(this.#all, ({ machineId }) => machineId));

  readonly #bridge: Bridge;
  readonly #notices: Notices;
  readonly #show: (machineId: string) => void;

  /** @param show leads to a machine, whose notice was clicked */
  constructor(bridge: Bridge, notices: Notices, show: (machineId: string) => void) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#show = show;
  }

  /** The oldest first. */
  get all(): readonly Watch[] {
    return this.#all;
  }

  /** What is waited for of a machine; null for nothing. */
  of(machineId: string): Watch | null {
    return this.#byMachine.get(machineId) ?? null;
  }

  /** Takes over the watches that main knows of, and listens; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#bridge.on('watches:changed', (watches) => (this.#all = watches)),
      this.#bridge.on('watches:news', (news) => this.#tell(news)),
      this.#bridge.on('app:notified', ({ machineId, about }) => {
        if (about === 'machine') this.#show(machineId);
      }),
    ];
    void this.#load();
    return () => stops.forEach((stop) => stop());
  }

  /** Watches a machine, in place of what it was watched for before. */
  async begin(machineId: string, condition: WatchCondition): Promise<void> {
    const result = await this.#bridge.watches.begin({ machineId, condition });
    if (!result.ok) this.#notices.fail(result.error);
  }

  async end(machineId: string): Promise<void> {
    const result = await this.#bridge.watches.end({ machineId });
    if (!result.ok) this.#notices.fail(result.error);
  }

  async #load(): Promise<void> {
    const result = await this.#bridge.watches.list();
    if (result.ok && this.#all.length === 0) this.#all = result.value;
  }

  /** Wherever the technician is just now. */
  #tell({ watch, end }: WatchNews): void {
    const { machineId, machineName: title, condition } = watch;
    const body =
      end.is === 'met'
        ? t(`watch.news.${condition}`)
        : t('watch.news.lost', { reason: errorWords(end.error).sentence });
    void this.#bridge.app.notify({ title, body, machineId, about: 'machine' });
    if (end.is === 'lost') this.#notices.failed(t('watch.lost', { name: title }), end.error);
  }
}
