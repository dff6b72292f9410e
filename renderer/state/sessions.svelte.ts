import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { AssistanceSession, SessionNews, SessionScan } from '../../preload/contract/sessions';
import type { Result } from '../../preload/contract/result';
import { t } from '../messages';
import { clockOf } from '../messages/format';
import type { Notices } from './notices.svelte';

/** What is done about all sessions at a time. */
type Busy = 'sweep' | 'cancel-all';

/** The board: the assistance sessions that may be open, and the searches for others. */
export class Sessions {
  #all = $state.raw<readonly AssistanceSession[]>([]);
  #busy = $state.raw<Busy | null>(null);
  readonly #scans = new SvelteMap<string, SessionScan>();

  /** Those that this technician began. */
  readonly own = $derived(this.#all.filter(({ origin }) => origin === 'own'));
  /** Those that a search has met. */
  readonly found = $derived(this.#all.filter(({ origin }) => origin === 'found'));

  readonly #bridge: Bridge;
  readonly #notices: Notices;
  readonly #show: (machineId: string) => void;

  /** @param show leads to a session, whose notice was clicked */
  constructor(bridge: Bridge, notices: Notices, show: (machineId: string) => void) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#show = show;
  }

  /** What is being done about all of them. */
  get busy(): Busy | null {
    return this.#busy;
  }

  of(machineId: string): AssistanceSession | null {
    return this.#all.find((session) => session.machineId === machineId) ?? null;
  }

  /** The last search through an account; null when there was none. */
  scanOf(accountId: string): SessionScan | null {
    return this.#scans.get(accountId) ?? null;
  }

  /** Takes over the sessions that main knows of, and listens; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#bridge.on('sessions:changed', (sessions) => (this.#all = sessions)),
      this.#bridge.on('sessions:news', (news) => this.#tell(news)),
      this.#bridge.on('sessions:scanning', (scan) => this.#scans.set(scan.accountId, scan)),
      this.#bridge.on('app:notified', ({ machineId, about }) => {
        if (about === 'session') this.#show(machineId);
      }),
    ];
    void this.#load();
    return () => stops.forEach((stop) => stop());
  }

  /** Gives a session more time. */
  async extend(machineId: string): Promise<void> {
    this.#told(await this.#bridge.sessions.extend({ machineId }));
  }

  /** Ends one for everyone in it. */
  async cancel(machineId: string): Promise<void> {
    // Why it could not be ended stands on the board.
    await this.#bridge.assistance.cancel({ machineId });
  }

  /** Ends all own ones. @returns whether none is left */
  async cancelAll(): Promise<boolean> {
    this.#busy = 'cancel-all';
    const result = await this.#bridge.sessions.cancelAll();
    this.#busy = null;
    this.#told(result);
    return result.ok && result.value === 0;
  }

  /** Asks the cloud for each whether it is still open. */
  async sweep(): Promise<void> {
    this.#busy = 'sweep';
    this.#told(await this.#bridge.sessions.sweep());
    this.#busy = null;
  }

  /** Searches all desktops of an account. */
  async scan(accountId: string): Promise<void> {
    this.#told(await this.#bridge.sessions.scan({ accountId }));
  }

  async stopScan(accountId: string): Promise<void> {
    this.#told(await this.#bridge.sessions.stopScan({ accountId }));
  }

  async #load(): Promise<void> {
    const result = await this.#bridge.sessions.list();
    if (result.ok && this.#all.length === 0) this.#all = result.value;
  }

  /** Wherever the technician is just now. */
  #tell(news: SessionNews): void {
    const { machineId, machineName: title } = news;
    const body = wordsOf(news);
    if (body !== null) void this.#bridge.app.notify({ title, body, machineId, about: 'session' });
    if (news.news === 'not-cancelled') {
      this.#notices.failed(t('sessions.news.not-cancelled', { name: title }), news.error);
    }
  }

  #told(result: Result<unknown>): void {
    if (!result.ok) this.#notices.fail(result.error);
  }
}

/** News in a sentence; null for what the technician has done a moment ago. */
function wordsOf(news: SessionNews): string | null {
  switch (news.news) {
    case 'stage':
      return news.stage === 'asked' || news.stage === 'wait-confirm'
        ? null
        : t(`sessions.news.${news.stage}`);
    case 'ends-soon':
      return t('sessions.news.ends-soon', { time: clockOf(Date.parse(news.endsAt)) });
    case 'ended':
      if (news.end.by === 'technician') return null;
      if (news.end.by === 'limit') return t('sessions.news.limit');
      return news.end.reason === ''
        ? t('sessions.news.ended')
        : t('sessions.news.failed', { reason: news.end.reason });
    case 'not-cancelled':
      return t('sessions.news.still-open');
  }
}
