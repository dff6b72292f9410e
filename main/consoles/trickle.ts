import type { Log } from '../log';
import type { Timer } from '../timer';

/** Enough for a screen on which nothing happens; a busy one waits for its next breath. */
const TRICKLE_BYTES_PER_SECOND = 30;
const REST_MS = 20_000;
const BREATH_MS = 1_000;

/**
 * So many messages a breath brings, however long they are. Each is drawn, and that is what costs: a few
 * bytes may move half of a screen. A limit in bytes alone let a thousand of them come at once, and the
 * pages of twenty consoles had never done with one breath when the next came (measured: 20 % of a
 * processor each; like this, 1 %).
 */
const BREATH_MESSAGES = 8;
const LEAST_PER_BREATH = 100;
const MOST_PER_BREATH = 100_000;

/** How much the newest message counts for what is thought of as usual. */
const NEWEST = 0.1;

/** What is needed of a guest's web contents. */
export interface Throttleable {
  isDestroyed(): boolean;
  readonly debugger: { sendCommand(method: string, params?: object): Promise<unknown> };
}

/** No limit, in the words of the DevTools protocol. */
const UNLIMITED = -1;

/**
 * Holds back what a console out of sight receives, so that it is not decoded for nobody: a page goes on
 * drawing every change of the remote screen, seen or not (measured: a whole processor for a window that
 * moves). Nothing is lost: RFB servers send the next change when the last one was taken. Now and then
 * more may come through, so that whoever counts on answers (WebSocket pings) gets them in time.
 *
 * The limit is that of the DevTools protocol (`Network.emulateNetworkConditions`), which holds for
 * WebSockets since Chromium 99.
 */
export class Trickle {
  readonly #timer: Timer;
  readonly #log: Log;
  readonly #guest: Throttleable;
  #isWanted = false;
  /** How long a message usually is, in bytes. */
  #usual = 0;
  #cancel: () => void = () => undefined;

  constructor(guest: Throttleable, timer: Timer, log: Log) {
    this.#guest = guest;
    this.#timer = timer;
    this.#log = log;
  }

  /** Begins or ends to hold back. */
  async set(isWanted: boolean): Promise<void> {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#cancel();
    await (isWanted ? this.#rest() : this.#limit(UNLIMITED));
  }

  /** A message of this size came through, in bytes. */
  received(size: number): void {
    this.#usual += (size - this.#usual) * NEWEST;
  }

  /*
   * Each sets the clock for the other before it waits for the page, so that there is one at any time,
   * and whoever ends it ends all.
   */

  #rest(): Promise<void> {
    this.#cancel = this.#timer.after(REST_MS, () => void this.#breathe());
    return this.#limit(TRICKLE_BYTES_PER_SECOND);
  }

  #breathe(): Promise<void> {
    this.#cancel = this.#timer.after(BREATH_MS, () => void this.#rest());
    const bytes = Math.max(LEAST_PER_BREATH, this.#usual * BREATH_MESSAGES);
    return this.#limit(Math.round((Math.min(bytes, MOST_PER_BREATH) * 1_000) / BREATH_MS));
  }

  async #limit(downloadThroughput: number): Promise<void> {
    if (this.#guest.isDestroyed()) {
      this.#stop();
      return;
    }
    try {
      await this.#guest.debugger.sendCommand('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput,
        uploadThroughput: UNLIMITED,
      });
    } catch (error) {
      // It goes on drawing, then; nothing else depends on it.
      this.#stop();
      this.#log.info('A console out of sight could not be held back', error);
    }
  }

  #stop(): void {
    this.#isWanted = false;
    this.#cancel();
  }
}
