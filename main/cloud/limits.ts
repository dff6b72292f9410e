import { Failure } from '../errors';
import { joinSignals, type Joined } from './signals';

/** Milliseconds a call may take. */
export interface Limits {
  /** Until the headers of an answer are there: name, connection, TLS and the server's thinking. */
  readonly headersMs: number;
  /** A call with all its attempts and the waits between: an ordinary one, and one page of a list. */
  readonly answerMs: number;
  readonly pageMs: number;
}

export const LIMITS: Limits = { headersMs: 10_000, answerMs: 30_000, pageMs: 60_000 };

/** Calls back when so much time has passed; what passes while it is held does not count. */
function countDown(ms: number, isHeld: () => boolean, over: () => void): () => void {
  const timer = setTimeout(() => {
    if (isHeld()) timer.refresh();
    else over();
  }, ms);
  return () => clearTimeout(timer);
}

/** One attempt at a call: its signal ends with the call, or when no headers come. */
export interface Attempt {
  readonly signal: AbortSignal;
  /** The headers came in time. */
  readonly answered: () => void;
  readonly end: () => void;
}

/**
 * Watches the time of a call. While the technician is being asked for a proxy's login the time does
 * not count.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #joined: Joined;
  readonly #outer: AbortSignal | undefined;
  readonly #isHeld: () => boolean;
  #stop: (() => void) | undefined;

  constructor(outer: AbortSignal | undefined, isHeld: () => boolean) {
    this.#outer = outer;
    this.#isHeld = isHeld;
    this.#joined = joinSignals(outer, this.#controller.signal);
  }

  /** Aborted when the time is over or the caller gave up. */
  get signal(): AbortSignal {
    return this.#joined.signal;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Why the call did not come to an end: the caller's wish, or `late`. */
  reason(late: Failure): Failure {
    return this.#outer?.aborted === true ? new Failure('cancelled') : late;
  }

  /** An attempt begins; with the first one the time of the whole call. */
  begin(headersMs: number, totalMs: number): Attempt {
    this.#stop ??= countDown(totalMs, this.#isHeld, () => this.#controller.abort());
    const controller = new AbortController();
    const joined = joinSignals(this.signal, controller.signal);
    const answered = countDown(headersMs, this.#isHeld, () => controller.abort());
    return {
      signal: joined.signal,
      answered,
      end: () => {
        answered();
        joined.end();
      },
    };
  }

  end(): void {
    this.#stop?.();
    this.#joined.end();
  }
}
