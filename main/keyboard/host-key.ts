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
const TAKEN: Verdict = { taken: true, command: undefined };

/** What the host key and another key ask for together. */
const TOGETHER: Readonly<Record<string, HostCommand>> = {
  ArrowRight: { kind: 'step', step: 1 },
  ArrowLeft: { kind: 'step', step: -1 },
  PageDown: { kind: 'step', step: 1 },
  PageUp: { kind: 'step', step: -1 },
  ArrowDown: { kind: 'pane', step: 1 },
  ArrowUp: { kind: 'pane', step: -1 },
  KeyW: { kind: 'close-tab' },
  KeyR: { kind: 'reopen-tab' },
  KeyN: { kind: 'own-window' },
  KeyS: { kind: 'split' },
  KeyF: { kind: 'full-screen' },
  KeyP: { kind: 'copy-picture' },
  KeyK: { kind: 'menu' },
  Space: { kind: 'quick-open' },
  KeyT: { kind: 'type' },
  KeyV: { kind: 'clipboard' },
  KeyO: { kind: 'view-only' },
  Delete: { kind: 'ctrl-alt-del' },
  Escape: { kind: 'release' },
};

/** The same, with Shift held as well. */
const WITH_SHIFT: Readonly<Record<string, HostCommand>> = {
  ArrowRight: { kind: 'move-tab', step: 1 },
  ArrowLeft: { kind: 'move-tab', step: -1 },
  PageDown: { kind: 'move-tab', step: 1 },
  PageUp: { kind: 'move-tab', step: -1 },
};

/** Events say of these whether they are held. */
const FLAGS: Readonly<Partial<Record<HostKeyName, 'control' | 'shift' | 'meta'>>> = {
  ControlRight: 'control',
  ShiftRight: 'shift',
  MetaRight: 'meta',
};

/**
 * The one key that does not reach the machine. Pressed in a console it takes the keyboard from it at
 * once: Chromium does not tell of the release of a key that was kept from a page (measured). While it
 * is held it makes a command of the next key; pressed and released in our own page it gives the
 * keyboard back. All else passes untouched.
 */
export class HostKey {
  readonly #key: () => HostKeyName;
  /** Where it went down, while it is held. */
  #held: 'console' | 'window' | undefined;
  /** Another key came while it was held in our page: it is part of an ordinary shortcut then. */
  #used = false;

  /** @param key which key it is, at any time */
  constructor(key: () => HostKeyName) {
    this.#key = key;
  }

  /** A key event while a console has the keyboard. */
  inConsole(input: HostKeyInput): Verdict {
    if (input.code !== this.#key()) return this.#other(input);
    if (input.type !== 'keyDown') this.#held = undefined;
    if (input.type !== 'keyDown' || input.isAutoRepeat) return TAKEN;
    this.#held = 'console';
    return { taken: true, command: { kind: 'leave' } };
  }

  /** A key event while our own page has it: the host key may be part of a shortcut there. */
  inWindow(input: HostKeyInput): Verdict {
    if (input.code !== this.#key()) {
      this.#used = true;
      return this.#held === 'console' ? this.#other(input) : LET_PASS;
    }
    if (input.type === 'keyDown') {
      if (!input.isAutoRepeat) {
        this.#held = 'window';
        this.#used = false;
      }
      return LET_PASS;
    }
    const tapped = this.#held === 'window' && !this.#used;
    this.#held = undefined;
    return tapped ? { taken: false, command: { kind: 'return' } } : LET_PASS;
  }

  /** The keyboard is elsewhere: whatever was held is let go of without us seeing it. */
  forget(): void {
    this.#held = undefined;
  }

  /** Another key: a command, if the host key is held. */
  #other(input: HostKeyInput): Verdict {
    if (input.type !== 'keyDown' || !this.#isHeld(input)) return LET_PASS;
    // Its release will not be told; where no event says whether it is held, one command is all.
    if (FLAGS[this.#key()] === undefined) this.#held = undefined;
    return { taken: true, command: input.isAutoRepeat ? undefined : this.#commandOf(input) };
  }

  #commandOf({ code, shift }: HostKeyInput): HostCommand | undefined {
    if (code === 'Tab') return { kind: 'step', step: shift ? -1 : 1 };
    const digit = /^Digit(\d)$/.exec(code)?.[1];
    if (digit !== undefined) return { kind: 'tab', number: Number(digit) };
    // Events do not say which Shift is held: the host key itself would always be one.
    const withShift = shift && this.#key() !== 'ShiftRight';
    if (withShift && Object.hasOwn(WITH_SHIFT, code)) return WITH_SHIFT[code];
    return Object.hasOwn(TOGETHER, code) ? TOGETHER[code] : undefined;
  }

  /** Its release may have gone to another program: then the event says that it is not held. */
  #isHeld(input: HostKeyInput): boolean {
    const flag = FLAGS[this.#key()];
    if (flag !== undefined && !input[flag]) this.#held = undefined;
    return this.#held !== undefined;
  }
}
