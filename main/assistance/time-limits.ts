import { WARNING_MINUTES } from '../../preload/contract/sessions';
import type { Timer } from '../timer';

export interface TimeLimitsOptions {
  readonly timer: Timer;
  readonly now: () => number;
  /** The end comes near. */
  readonly warn: (id: string, endsAt: string) => void;
  /** The end has come. */
  readonly due: (id: string) => void;
}

/** The clocks of the sessions: each warns before its end, and then says that it has come. */
export class TimeLimits {
  readonly #options: TimeLimitsOptions;
  readonly #running = new Map<string, () => void>();

  constructor(options: TimeLimitsOptions) {
    this.#options = options;
  }

  /** Sets the clock of one; it has one at a time. Without an end it has none. */
  set(id: string, endsAt: string | null): void {
    this.clear(id);
    if (endsAt === null) return;
    const { timer, now, warn, due } = this.#options;
    const left = Date.parse(endsAt) - now();
    const untilWarning = left - WARNING_MINUTES * 60_000;
    const cancel =
      untilWarning > 0
        ? timer.after(untilWarning, () => {
            this.set(id, endsAt);
            warn(id, endsAt);
          })
        : timer.after(Math.max(0, left), () => due(id));
    this.#running.set(id, cancel);
  }

  clear(id: string): void {
    this.#running.get(id)?.();
    this.#running.delete(id);
  }
}
