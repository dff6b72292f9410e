import type { Console } from '../../preload/contract/models';

/** A mounted guest: one per ticket, in the order the tickets came. */
export interface Frame {
  readonly ticketId: string;
  readonly consoleId: string;
}

/** The mounted guests. Append and remove only: moving a guest in the document would kill it. */
export class Frames {
  #all = $state.raw<readonly Frame[]>([]);

  get all(): readonly Frame[] {
    return this.#all;
  }

  /** A new ticket means a new guest; a console without a ticket keeps none. */
  mount({ id, ticketId }: Pick<Console, 'id' | 'ticketId'>): void {
    const mine = this.#all.find((frame) => frame.consoleId === id);
    if (mine?.ticketId === (ticketId ?? undefined)) return;
    this.remove(id);
    if (ticketId !== null) this.#all = [...this.#all, { ticketId, consoleId: id }];
  }

  remove(consoleId: string): void {
    this.#all = this.#all.filter((frame) => frame.consoleId !== consoleId);
  }
}
