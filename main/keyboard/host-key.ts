import type { Input } from 'electron';
import type { HostCommand, HostKey as HostKeyName } from '../../preload/contract/keyboard';
import {
  HOST_SHORTCUTS,
  shortcutWith,
  type ChosenKeys,
  type HostShortcut,
} from '../../preload/contract/shortcuts';

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

/** What the host key and another key ask for together; which key that is stands in the contract. */
const COMMANDS: Readonly<Record<HostShortcut, HostCommand>> = {
  'host-next-tab': { kind: 'step', step: 1 },
  'host-previous-tab': { kind: 'step', step: -1 },
  'host-move-tab-right': { kind: 'move-tab', step: 1 },
  'host-move-tab-left': { kind: 'move-tab', step: -1 },
  'host-next-pane': { kind: 'pane', step: 1 },
  'host-previous-pane': { kind: 'pane', step: -1 },
  'host-split': { kind: 'split' },
  'host-full-screen': { kind: 'full-screen' },
  'host-own-window': { kind: 'own-window' },
  'host-copy-picture': { kind: 'copy-picture' },
  'host-close-tab': { kind: 'close-tab' },
  'host-reopen-tab': { kind: 'reopen-tab' },
  'host-quick-open': { kind: 'quick-open' },
  'host-menu': { kind: 'menu' },
  'host-type': { kind: 'type' },
  'host-clipboard': { kind: 'clipboard' },
  'host-view-only': { kind: 'view-only' },
  'host-ctrl-alt-del': { kind: 'ctrl-alt-del' },
  'host-release': { kind: 'release' },
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
  readonly #chosen: () => ChosenKeys;
  /** Where it went down, while it is held. */
  #held: 'console' | 'window' | undefined;
  /** Another key came while it was held in our page: it is part of an ordinary shortcut then. */
  #used = false;

  /**
   * @param key which key it is, at any time
   * @param chosen the keys that were chosen for its commands, at any time
   */
  constructor(key: () => HostKeyName, chosen: () => ChosenKeys) {
    this.#key = key;
    this.#chosen = chosen;
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
    const digit = /^Digit(\d)$/.exec(code)?.[1];
    if (digit !== undefined) return { kind: 'tab', number: Number(digit) };
    const chosen = this.#chosen();
    // Events do not say which Shift is held: the host key itself would always be one.
    const withShift = shift && this.#key() !== 'ShiftRight';
    const shortcut =
      (withShift ? shortcutWith(HOST_SHORTCUTS, ['ShiftLeft', code], chosen) : undefined) ??
      shortcutWith(HOST_SHORTCUTS, [code], chosen);
    return shortcut === undefined ? undefined : COMMANDS[shortcut];
  }

  /** Its release may have gone to another program: then the event says that it is not held. */
  #isHeld(input: HostKeyInput): boolean {
    const flag = FLAGS[this.#key()];
    if (flag !== undefined && !input[flag]) this.#held = undefined;
    return this.#held !== undefined;
  }
}
