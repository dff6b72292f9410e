import { Failure } from '../errors';

/** Calls at the same time to one host. Browsers keep to six connections as well. */
const PARALLEL = 6;

/** Tries a host may cost beyond the first ones, when nothing has succeeded for long. */
const BUDGET = 10;
/** What every success adds to that. */
const EARNED = 0.1;

interface Host {
  running: number;
  readonly waiting: (() => void)[];
  budget: number;
}

/**
 * What all accounts together may do to one host: so many calls at a time, in the order they were
 * asked for, and so many repeated tries. A repeated try costs one of the budget and only successes earn
 * it back, a tenth each: a host that is down gets ten tries more than its calls and not one beyond, and
 * one that limps gets at most a tenth more than it answers.
 */
export class Hosts {
  readonly #hosts = new Map<string, Host>();

  /**
   * Waits for a place.
   * @returns gives the place back
   * @throws Failure `cancelled` when the signal is aborted first
   */
  async enter(host: string, signal: AbortSignal | undefined): Promise<() => void> {
    const entry = this.#of(host);
    if (signal?.aborted === true) throw new Failure('cancelled');
    if (entry.running < PARALLEL) entry.running += 1;
    else await queued(entry, signal);
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      const next = entry.waiting.shift();
      // The place goes straight to the next one.
      if (next === undefined) entry.running -= 1;
      else next();
    };
  }

  /** A call succeeded. */
  earn(host: string): void {
    const entry = this.#of(host);
    entry.budget = Math.min(BUDGET, entry.budget + EARNED);
  }

  /** May a call to this host be tried once more? If so, it is paid for. */
  spend(host: string): boolean {
    const entry = this.#of(host);
    // Ten tenths add up to a little less than one.
    if (entry.budget < 1 - 1e-9) return false;
    entry.budget -= 1;
    return true;
  }

  #of(host: string): Host {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const entry: Host = { running: 0, waiting: [], budget: BUDGET };
    this.#hosts.set(host, entry);
    return entry;
  }
}

function queued(entry: Host, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      const place = entry.waiting.indexOf(go);
      if (place < 0) return;
      entry.waiting.splice(place, 1);
      reject(new Failure('cancelled'));
    };
    entry.waiting.push(go);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
