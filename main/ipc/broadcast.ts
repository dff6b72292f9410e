import type { EventName, Events } from '../../preload/contract/events';

/** Sends one event to every page. */
export type Broadcast = <E extends EventName>(event: E, payload: Events[E]) => void;

/** Where events go: a window's page. */
export interface Page {
  readonly id: number;
  send(channel: string, payload: unknown): void;
}

interface Listener {
  readonly page: Page;
  ready: boolean;
  waiting: { event: EventName; payload: unknown }[];
}

/**
 * The way from main to the pages of our windows. Events that happen before a page listens are kept
 * and sent when it says that it is ready, so that nothing is lost at start or over a reload.
 */
export class Broadcaster {
  readonly #listeners = new Map<number, Listener>();
  readonly #sent: ((event: EventName) => void)[] = [];

  /** A window has come; its page will say when it listens. */
  opened(page: Page): void {
    this.#listeners.set(page.id, { page, ready: false, waiting: [] });
  }

  /** A window has gone. */
  closed(pageId: number): void {
    this.#listeners.delete(pageId);
  }

  /** Calls back with the name of every event that is sent to all pages. */
  onSent(listener: (event: EventName) => void): void {
    this.#sent.push(listener);
  }

  readonly send: Broadcast = (event, payload) => {
    for (const listener of this.#listeners.values()) tell(listener, event, payload);
    for (const listener of this.#sent) listener(event);
  };

  /** Sends an event to one page alone. */
  sendTo<E extends EventName>(pageId: number, event: E, payload: Events[E]): void {
    const listener = this.#listeners.get(pageId);
    if (listener !== undefined) tell(listener, event, payload);
  }

  /** Is somebody there to hear it? */
  isReady(pageId: number): boolean {
    return this.#listeners.get(pageId)?.ready === true;
  }

  /** The page listens now. */
  pageReady(pageId: number): void {
    const listener = this.#listeners.get(pageId);
    if (listener === undefined) return;
    listener.ready = true;
    const { waiting } = listener;
    listener.waiting = [];
    for (const { event, payload } of waiting) listener.page.send(event, payload);
  }

  /** The page reloads. What it had not heard yet is stale: it asks for everything anew. */
  pageGone(pageId: number): void {
    const listener = this.#listeners.get(pageId);
    if (listener === undefined) return;
    listener.ready = false;
    listener.waiting = [];
  }
}

function tell(listener: Listener, event: EventName, payload: unknown): void {
  if (listener.ready) listener.page.send(event, payload);
  else listener.waiting.push({ event, payload });
}
