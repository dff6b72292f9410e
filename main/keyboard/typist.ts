import type { TypingEnd, TypingPace } from '../../preload/contract/keyboard';
import type { Timer } from '../timer';
import { releaseInputs, strokeInputs, type KeyInput } from './inputs';
import type { Stroke } from './plan';

/** How long a key is held, and how long nothing happens after it. */
export const PACES: Readonly<Record<TypingPace, { readonly hold: number; readonly rest: number }>> =
  {
    careful: { hold: 30, rest: 50 },
    normal: { hold: 15, rest: 25 },
    fast: { hold: 5, rest: 10 },
  };

export interface TypistOptions {
  readonly strokes: readonly Stroke[];
  readonly pace: TypingPace;
  /** Resolves when the page has got it. */
  readonly send: (input: KeyInput) => Promise<void>;
  readonly report: (typed: number, end: TypingEnd | null) => void;
  readonly timer: Timer;
}

/** Types one text, one key after the other. The text lives here only, and only until the end. */
export class Typist {
  readonly #options: TypistOptions;
  #end: TypingEnd | undefined;
  #wake: () => void = () => undefined;

  constructor(options: TypistOptions) {
    this.#options = options;
  }

  /** Ends between two keys; what is held then is let go of. */
  stop(end: TypingEnd): void {
    this.#end ??= end;
    this.#wake();
  }

  /** Resolves when it has ended, one way or another. */
  async run(): Promise<void> {
    const { strokes, pace, report } = this.#options;
    let typed = 0;
    report(typed, null);
    for (const stroke of strokes) {
      if (this.isOver) break;
      await this.#press(stroke);
      // One that was interrupted has arrived, too.
      if (!this.#endedBy('page-gone')) typed += 1;
      report(typed, null);
      await this.#pause(PACES[pace].rest);
    }
    report(typed, typed === strokes.length ? 'done' : (this.#end ?? 'done'));
  }

  /** Nothing more is typed. */
  get isOver(): boolean {
    return this.#end !== undefined;
  }

  async #press(stroke: Stroke): Promise<void> {
    const { down, up } = strokeInputs(stroke);
    await this.#send(down);
    await this.#pause(PACES[this.#options.pace].hold);
    // Without the keyboard the release would go to another page; the console's own has done it.
    if (this.#endedBy('keyboard-lost')) return;
    await this.#send(up);
    // Chromium drops the releases that follow a key we kept from the page, until one is pressed (measured).
    if (this.#endedBy('key-pressed')) await this.#send([...releaseInputs(), ...up]);
  }

  #endedBy(end: TypingEnd): boolean {
    return this.#end === end;
  }

  async #send(inputs: readonly KeyInput[]): Promise<void> {
    try {
      for (const input of inputs) await this.#options.send(input);
    } catch {
      this.stop('page-gone');
    }
  }

  async #pause(ms: number): Promise<void> {
    if (this.isOver) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.timer.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
