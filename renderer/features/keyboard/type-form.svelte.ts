import type { TextCheck } from '../../../preload/contract/keyboard';
import type { Keyboard } from '../../state/keyboard.svelte';
import { Remote } from '../../state/remote.svelte';

/** A text that is to be typed, and what main says of it. It lives as long as its dialog. */
export class TypeForm {
  text = $state('');
  /** Dots in place of characters, for whoever looks over the shoulder. */
  secret = $state(false);
  /** Enter is pressed at every line end: that may run what was written. */
  linesConfirmed = $state(false);

  readonly #check = new Remote<TextCheck>();
  readonly #keyboard: Keyboard;
  readonly #consoleId: string;

  readonly check = $derived(this.text === '' ? null : (this.#check.last?.value ?? null));
  readonly lines = $derived(this.check?.lines ?? 1);
  readonly ready = $derived(
    this.check !== null &&
      this.#check.data.status === 'ok' &&
      this.check.untypeable.length === 0 &&
      (this.lines < 2 || this.linesConfirmed),
  );

  constructor(keyboard: Keyboard, consoleId: string, text: string) {
    this.#keyboard = keyboard;
    this.#consoleId = consoleId;
    this.text = text;
  }

  /** Asks anew; to be called whenever the text or the machine's layout has changed. */
  async examine(): Promise<void> {
    const { text } = this;
    await this.#check.run(() => this.#keyboard.check(this.#consoleId, text));
  }

  async insertClipboard(): Promise<void> {
    this.text += (await this.#keyboard.readClipboard()) ?? '';
  }

  async submit(): Promise<void> {
    if (this.ready) await this.#keyboard.type(this.#consoleId, this.text);
  }
}
