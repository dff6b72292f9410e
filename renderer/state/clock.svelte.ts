/** Often enough for ages in minutes. */
const TICK = 15_000;

/** The time of day as the ages on screen see it: it moves in steps, so that rows do not redraw all the time. */
export class Clock {
  #now = $state(Date.now());

  get now(): number {
    return this.#now;
  }

  /** Starts ticking; returns the function that stops it. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), TICK);
    return () => clearInterval(timer);
  }

  /** Moves to the present at once, for instance after fresh data. */
  tick(): void {
    this.#now = Date.now();
  }
}
