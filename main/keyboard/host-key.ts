import type { Input } from 'electron';
import type { HostCommand, HostKey as HostKeyName } from '../../preload/contract/keyboard';

/** What of a key event is looked at. */
export type HostKeyInput = Pick<
  Input,
  'type' | 'code' | 'isAutoRepeat' | 'shift' | 'control' | 'meta'
>;

/** Whether the event is ours, and what it asks for. */
export interface Verdict {
  /** Then neither the console nor anything else gets it. */
  readonly taken: boolean;
  readonly command: HostCommand | undefined;
}

const LET_PASS: Verdict = { taken: false, command: undefined };

/** What the host key and another key ask for together. */
const TOGETHER: Readonly<Record<string, HostCommand>> = {
  ArrowRight: { kind: 'step', step: 1 },
  ArrowLeft: { kind: 'step', step: -1 },
  PageDown: { kind: 'step', step: 1 },
  PageUp: { kind: 'step', step: -1 },
  KeyK: { kind: 'menu' },
  KeyT: { kind: 'type' },
  KeyV: { kind: 'clipboard' },
  KeyO: { kind: 'view-only' },
  Delete: { kind: 'ctrl-alt-del' },
  Escape: { kind: 'release' },
};

/**
 * The one key that does not reach the machine. By itself it takes the keyboard from the console, or
 * gives it back; held down, it makes a command of the next key. All else passes untouched.
 */
export class HostKey {
  readonly #key: () => HostKeyName;
  #held = false;
  /** Another key came while it was held: letting it go then means nothing. */
  #used = false;

  /** @param key which key it is, at any time */
  constructor(key: () => HostKeyName) {
    this.#key = key;
  }

  /** A key event while a console has the keyboard. */
  inConsole(input: HostKeyInput): Verdict {
    if (input.code === this.#key()) {
      const command: HostCommand | undefined = this.#tapped(input) ? { kind: 'leave' } : undefined;
      return { taken: true, command };
    }
    if (!this.#isHeld(input) || input.type !== 'keyDown') return LET_PASS;
    this.#used = true;
    return { taken: true, command: input.isAutoRepeat ? undefined : commandOf(input) };
  }

  /** A key event while our own page has it: there the host key may be part of an ordinary shortcut. */
  inWindow(input: HostKeyInput): Verdict {
    if (input.code === this.#key()) {
      return this.#tapped(input) ? { taken: false, command: { kind: 'return' } } : LET_PASS;
    }
    this.#used = true;
    return LET_PASS;
  }

  /** The keyboard is elsewhere: whatever was held is let go of without us seeing it. */
  forget(): void {
    this.#held = false;
  }

  /** Follows the host key itself; true when it was pressed and let go of alone. */
  #tapped({ type, isAutoRepeat }: HostKeyInput): boolean {
    if (type === 'keyDown') {
      if (!isAutoRepeat) {
        this.#held = true;
        this.#used = false;
      }
      return false;
    }
    const tapped = this.#held && !this.#used;
    this.#held = false;
    return tapped;
  }

  /** Its release may have gone to another program: then the event says that no such key is held. */
  #isHeld({ control, shift, meta }: HostKeyInput): boolean {
    const key = this.#key();
    const isUp =
      (key === 'ControlRight' && !control) ||
      (key === 'ShiftRight' && !shift) ||
      (key === 'MetaRight' && !meta);
    if (isUp) this.#held = false;
    return this.#held;
  }
}

function commandOf({ code, shift }: HostKeyInput): HostCommand | undefined {
  if (code === 'Tab') return { kind: 'step', step: shift ? -1 : 1 };
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return { kind: 'tab', number: Number(digit) };
  return Object.hasOwn(TOGETHER, code) ? TOGETHER[code] : undefined;
}
