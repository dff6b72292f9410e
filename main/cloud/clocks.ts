/** Differences up to this are the network's, and the second a `Date` header is rounded to. */
const NOTICEABLE_MS = 60_000;

/**
 * The clocks of the cloud's hosts, learnt from the `Date` header of their answers (RFC 9110 section
 * 6.6.1). Signed requests are refused when their date is more than 15 minutes off, so they are dated by
 * the host's clock where ours differs from it.
 */
export class Clocks {
  readonly #now: () => number;
  readonly #onLearnt: (skewMs: number) => void;
  readonly #offsets = new Map<string, number>();

  /** @param onLearnt gets the largest difference among the hosts, whenever it is learnt anew */
  constructor(now: () => number, onLearnt: (skewMs: number) => void = () => undefined) {
    this.#now = now;
    this.#onLearnt = onLearnt;
  }

  /** An answer came; `sent` and `received` are by our clock. */
  learn(host: string, date: string | null, sent: number, received: number): void {
    const server = Date.parse(date ?? '');
    // The clock was set meanwhile, or the answer took too long to tell.
    if (Number.isNaN(server) || received < sent || received - sent > NOTICEABLE_MS) return;
    // It is rounded down to a second.
    this.#offsets.set(host, server + 500 - (sent + received) / 2);
    const offsets = [...this.#offsets.values()];
    this.#onLearnt(offsets.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0));
  }

  /** By how much the host's clock is ahead of ours, in milliseconds; 0 when it is not known. */
  offset(host: string): number {
    const offset = this.#offsets.get(host) ?? 0;
    return Math.abs(offset) > NOTICEABLE_MS ? offset : 0;
  }

  /** The time at a host. */
  at(host: string): Date {
    return new Date(this.#now() + this.offset(host));
  }
}
