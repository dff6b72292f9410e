import { Failure } from '../errors';
import { joinSignals } from './signals';

/** Milliseconds a call may take. */
export interface Limits {
  /** Until the headers of the answer are there: name, connection, TLS and the server's thinking. */
  readonly headersMs: number;
  /** The whole of an ordinary answer, and of one page of a long list. */
  readonly answerMs: number;
  readonly pageMs: number;
}

export const LIMITS: Limits = { headersMs: 10_000, answerMs: 30_000, pageMs: 60_000 };

/**
 * Watches the time of one attempt. While the technician is being asked for a proxy's login the time
 * does not count.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #joined;
  readonly #isHeld: () => boolean;
  readonly #timers = new Set<NodeJS.Timeout>();
  #headers: NodeJS.Timeout;
  #late = false;

  constructor(
    headersMs: number,
    totalMs: number,
    outer: AbortSignal | undefined,
    isHeld: () => boolean,
  ) {
    this.#isHeld = isHeld;
    this.#joined = joinSignals(outer, this.#controller.signal);
    this.#headers = this.#after(headersMs);
    this.#after(totalMs);
  }

  /** Aborted when the time is over or the caller gave up. */
  get signal(): AbortSignal {
    return this.#joined.signal;
  }

  /** The headers came in time. */
  answered(): void {
    clearTimeout(this.#headers);
    this.#timers.delete(this.#headers);
  }

  /** Why the signal was aborted. */
  reason(host: string): Failure {
    return this.#late ? new Failure('timed-out', { params: { host } }) : new Failure('cancelled');
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#joined.end();
  }

  #after(ms: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      if (this.#isHeld()) {
        timer.refresh();
        return;
      }
      this.#late = true;
      this.#controller.abort();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }
}
