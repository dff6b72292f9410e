import type { Timer } from '../timer';
import { settle } from './fake-cloud';

/** Timers that a test lets go off. */
export class FakeTimer implements Timer {
  readonly waiting: { ms: number; callback: () => void }[] = [];

  after(ms: number, callback: () => void): () => void {
    const one = { ms, callback };
    this.waiting.push(one);
    return () => {
      const index = this.waiting.indexOf(one);
      if (index >= 0) this.waiting.splice(index, 1);
    };
  }

  get pauses(): number[] {
    return this.waiting.map(({ ms }) => ms);
  }

  async goOff(): Promise<void> {
    this.waiting.shift()?.callback();
    await settle();
  }
}
