import type { ProcessMetric } from 'electron';
import type { Timer } from '../timer';

/** A limit, and why it is where it is. */
export interface MemoryLimit {
  readonly megabytes: number;
  readonly reason: string;
}

/**
 * How much memory the process of one console page may hold. Counted is what the operating system charges
 * it with: its private bytes where they are told (Windows), else its working set, which has some 90 MB
 * of shared pages in it.
 */
export const MEMORY_LIMIT: MemoryLimit = {
  megabytes: 1536,
  reason:
    'A busy 1920 × 1080 screen was measured at 655 MB at most, while frames queue to be decoded; twice ' +
    'that and some is a page that does not stop, and several such pages fill a laptop of 8 GB.',
};

/** Often enough to be before the operating system, which would choose whom to end by itself. */
const LOOK_MS = 5_000;

/** A queue of frames that is decoded by the next look was none. */
const LOOKS_TO_BELIEVE = 2;

/** A page whose memory is watched. */
export interface Watched {
  readonly pid: number;
  /** It holds too much: it is to be ended. */
  readonly outgrew: (megabytes: number, limit: number) => void;
}

export interface MemoryGuardOptions {
  readonly timer: Timer;
  /** What the processes of the app hold now. */
  readonly metrics: () => readonly Pick<ProcessMetric, 'pid' | 'memory'>[];
  /** The pages there are now. */
  readonly pages: () => readonly Watched[];
  readonly limit?: MemoryLimit;
}

/** Looks how much memory each console page holds, as long as there is one, and has too greedy ones ended. */
export class MemoryGuard {
  readonly #options: MemoryGuardOptions;
  /** How often in a row a process was over the limit. */
  #over = new Map<number, number>();
  #isLooking = false;

  constructor(options: MemoryGuardOptions) {
    this.#options = options;
  }

  /** A page has come. */
  begin(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#options.timer.after(LOOK_MS, () => this.#look());
  }

  #look(): void {
    const { metrics, pages, limit = MEMORY_LIMIT } = this.#options;
    this.#isLooking = false;
    const watched = pages();
    if (watched.length === 0) {
      this.#over.clear();
      return;
    }
    const held = new Map(metrics().map(({ pid, memory }) => [pid, megabytesOf(memory)]));
    const over = new Map<number, number>();
    for (const { pid, outgrew } of watched) {
      const megabytes = held.get(pid) ?? 0;
      if (megabytes <= limit.megabytes) continue;
      const looks = (this.#over.get(pid) ?? 0) + 1;
      if (looks < LOOKS_TO_BELIEVE) over.set(pid, looks);
      else outgrew(megabytes, limit.megabytes);
    }
    this.#over = over;
    this.begin();
  }
}

/** Electron counts in kilobytes. */
function megabytesOf({ privateBytes, workingSetSize }: ProcessMetric['memory']): number {
  return Math.round((privateBytes ?? workingSetSize) / 1024);
}
