import { randomUUID } from 'node:crypto';
import { Secret } from '../credentials/secret';
import type { GuestGrant } from '../security/webview';

/** The page mounts the guest at once; a ticket that nobody used by then is void. */
const LIFE_MS = 60_000;

interface Ticket {
  readonly consoleId: string;
  readonly url: Secret;
  /** The token by itself: it might turn up without the rest of the URL. */
  readonly tokens: readonly Secret[];
  readonly partition: string;
  readonly expires: number;
}

/**
 * Console tickets: freshly minted console URLs, each kept under a random id until its guest is
 * mounted. An id works once. The URL never crosses the bridge, is never stored and never logged.
 */
export class Tickets {
  readonly #now: () => number;
  readonly #open = new Map<string, Ticket>();
  /** Redeemed ones stay known as secrets until their console ends. */
  readonly #spent = new Map<string, Ticket[]>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @returns the ticket's id */
  issue(consoleId: string, url: URL, partition: string): string {
    const ticketId = randomUUID();
    this.#open.set(ticketId, {
      consoleId,
      url: new Secret(url.href),
      tokens: [...url.searchParams.entries()]
        .filter(([name]) => /token|password|secret/i.test(name))
        .map(([, value]) => new Secret(value)),
      partition,
      expires: this.#now() + LIFE_MS,
    });
    return ticketId;
  }

  /** The guest of a ticket, once; undefined when the id is unknown, used or too old. */
  redeem(ticketId: string): GuestGrant | undefined {
    const ticket = this.#open.get(ticketId);
    if (ticket === undefined) return undefined;
    this.#open.delete(ticketId);
    this.#spent.set(ticket.consoleId, [...(this.#spent.get(ticket.consoleId) ?? []), ticket]);
    if (this.#now() > ticket.expires) return undefined;
    return { url: ticket.url.reveal(), partition: ticket.partition };
  }

  /** A console ended: all its tickets are gone. */
  revoke(consoleId: string): void {
    const own = [...this.#open].filter(([, ticket]) => ticket.consoleId === consoleId);
    for (const [ticketId] of own) this.#open.delete(ticketId);
    const spent = this.#spent.get(consoleId) ?? [];
    this.#spent.delete(consoleId);
    for (const ticket of [...own.map(([, ticket]) => ticket), ...spent]) {
      ticket.url.dispose();
      for (const token of ticket.tokens) token.dispose();
    }
  }
}
