import { randomUUID } from 'node:crypto';

/**
 * The partitions of the consoles' sessions, in memory only (no `persist:`). One is used by one ticket at
 * a time. Chromium frees none before the app ends (measured: over 1 MB each), so one that was wiped is
 * used again: for the same account, host and trust, so that whatever a wipe should leave behind, such as
 * a certificate that was found good, stays with those it belongs to.
 */
export class Partitions {
  readonly #useOf = new Map<string, string>();
  readonly #free = new Map<string, string[]>();

  /** @param use who it is for, and with what trust; partitions of different uses are never exchanged */
  take(use: string): string {
    const free = this.#free.get(use)?.pop();
    if (free !== undefined) return free;
    const made = `console-${randomUUID()}`;
    this.#useOf.set(made, use);
    return made;
  }

  /** To be used again: it must be wiped, and its page gone. */
  giveBack(partition: string): void {
    const use = this.#useOf.get(partition);
    if (use === undefined) return;
    this.#free.set(use, [...(this.#free.get(use) ?? []), partition]);
  }

  /** Not to be used again, whatever becomes of it. */
  retire(partition: string): void {
    this.#useOf.delete(partition);
  }
}
