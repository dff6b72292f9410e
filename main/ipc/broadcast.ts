import type { EventName, Events } from '../../preload/contract/events';

/** Sends one event to the page. */
export type Broadcast = <E extends EventName>(event: E, payload: Events[E]) => void;

/** Where events go: the window's page, when there is one. */
export interface Page {
  send(channel: string, payload: unknown): void;
}

/**
 * The way from main to the page. Events that happen before the page listens are kept and sent
 * when it says that it is ready, so that nothing is lost at start or over a reload.
 */
export class Broadcaster {
  readonly #page: () => Page | undefined;
  #waiting: { event: EventName; payload: unknown }[] = [];
  #ready = false;

  constructor(page: () => Page | undefined) {
    this.#page = page;
  }

  readonly send: Broadcast = (event, payload) => {
    const page = this.#page();
    if (this.#ready && page !== undefined) page.send(event, payload);
    else this.#waiting.push({ event, payload });
  };

  /** Is somebody there to hear it? */
  get isReady(): boolean {
    return this.#ready && this.#page() !== undefined;
  }

  /** The page listens now. */
  pageReady(): void {
    this.#ready = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { event, payload } of waiting) this.#page()?.send(event, payload);
  }

  /** The page is gone or reloads. What it had not heard yet is stale: it asks for everything anew. */
  pageGone(): void {
    this.#ready = false;
    this.#waiting = [];
  }
}
