import type { Bridge } from '../../preload/contract/bridge';
import type {
  HostCommand,
  KeyCombination,
  TextCheck,
  Typing,
  ViewCommand,
} from '../../preload/contract/keyboard';
import type { Console } from '../../preload/contract/models';
import type { Result } from '../../preload/contract/result';
import type { Consoles } from './consoles.svelte';
import { MACHINES_TAB } from './consoles.svelte';
import type { Dialogs } from './dialogs.svelte';
import type { Notices } from './notices.svelte';
import type { Settings } from './settings.svelte';

/** Who gets what is typed at the moment. */
export type KeyboardOwner = 'remote' | 'here' | 'view-only';

const CTRL_ALT_DEL: KeyCombination = ['ControlLeft', 'AltLeft', 'Delete'];

/** Is this Ctrl+Alt+Del, which restarts a Linux machine at its text console? */
export function isCtrlAltDel(keys: KeyCombination): boolean {
  return keys.join() === CTRL_ALT_DEL.join();
}

interface Needs {
  readonly bridge: Bridge;
  readonly consoles: Consoles;
  readonly dialogs: Dialogs;
  readonly notices: Notices;
  readonly settings: Settings;
  readonly quickOpen: () => void;
  readonly obeyView: (command: ViewCommand) => void;
}

/** Who has the keyboard, what is sent to a console by other means than typing, and the host key. */
export class Keyboard {
  /** The console whose frame has the focus of our document. */
  #framed = $state<string | null>(null);
  #windowFocused = $state(true);
  #typing = $state.raw<Typing | null>(null);
  #home = $state(0);
  /** The key menu of the console in front. */
  menuOpen = $state(false);

  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  start(): () => void {
    const { bridge } = this.#needs;
    const stops = [
      bridge.on('app:focus', ({ focused }) => (this.#windowFocused = focused)),
      bridge.on('app:closing', (atStake) => this.#needs.dialogs.closing(atStake)),
      bridge.on('keyboard:command', (command) => this.#obey(command)),
      bridge.on('keyboard:typing', (typing) => {
        this.#typing = typing.end === 'done' ? null : typing;
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  ownerOf(console: Console): KeyboardOwner {
    if (console.viewOnly) return 'view-only';
    return this.#windowFocused && this.#framed === console.id ? 'remote' : 'here';
  }

  /** What is being typed into this console, or has ended before its end. */
  typingIn(consoleId: string): Typing | null {
    return this.#typing?.consoleId === consoleId ? this.#typing : null;
  }

  /** Counts the occasions on which the tab in front is to take the focus from a console. */
  get home(): number {
    return this.#home;
  }

  frameFocused(consoleId: string): void {
    this.#framed = consoleId;
  }

  frameLeft(consoleId: string): void {
    if (this.#framed === consoleId) this.#framed = null;
    if (this.typingIn(consoleId)?.end === null) void this.#stop(consoleId, 'keyboard-lost');
  }

  /** Sends a combination; one that may restart a server is asked about first. */
  send(console: Console, keys: KeyCombination): void {
    if (console.kind === 'server' && isCtrlAltDel(keys)) {
      this.#needs.dialogs.ctrlAltDel(console.id, console.machineName);
    } else void this.press(console.id, keys);
  }

  async press(consoleId: string, keys: KeyCombination = CTRL_ALT_DEL): Promise<void> {
    this.#needs.consoles.giveKeyboard();
    this.#told(await this.#needs.bridge.keyboard.press({ consoleId, keys }));
  }

  async release(consoleId: string): Promise<void> {
    this.#needs.consoles.giveKeyboard();
    this.#told(await this.#needs.bridge.keyboard.release({ consoleId }));
  }

  async check(consoleId: string, text: string): Promise<Result<TextCheck>> {
    return this.#needs.bridge.keyboard.check({ consoleId, text });
  }

  /** Types a text: the dialog closes, the console gets the keyboard, the keys follow. */
  async type(consoleId: string, text: string): Promise<void> {
    this.#needs.dialogs.close();
    this.#needs.consoles.giveKeyboard();
    this.#told(await this.#needs.bridge.keyboard.type({ consoleId, text }));
  }

  async stop(consoleId: string): Promise<void> {
    await this.#stop(consoleId, 'stopped');
  }

  /** The technician has read how typing ended. */
  dismissTyping(): void {
    this.#typing = null;
  }

  /** The text on the clipboard goes into the dialog, to be looked at before it is sent. */
  async openClipboard(console: Console): Promise<void> {
    const text = await this.readClipboard();
    if (text !== null) this.#needs.dialogs.type(console, text);
  }

  async readClipboard(): Promise<string | null> {
    const result = await this.#needs.bridge.keyboard.clipboard();
    if (!result.ok) this.#needs.notices.fail(result.error);
    return result.ok ? result.value : null;
  }

  closeWindow(): void {
    void this.#needs.bridge.app.close();
  }

  #obey(command: HostCommand): void {
    const { consoles, dialogs } = this.#needs;
    if (dialogs.open !== null) return;
    const console = consoles.active;
    switch (command.kind) {
      case 'leave':
        this.#home += 1;
        return;
      case 'return':
        if (console !== null && takesKeyboard(console)) consoles.giveKeyboard();
        return;
      case 'step':
        consoles.activateNeighbour(command.step);
        this.#homeUnlessTaken();
        return;
      case 'tab':
        this.#toTab(command.number);
        return;
      case 'menu':
        this.#home += 1;
        this.menuOpen = console !== null;
        return;
      case 'type':
        if (console !== null) dialogs.type(console, '');
        return;
      case 'clipboard':
        if (console !== null) void this.openClipboard(console);
        return;
      case 'ctrl-alt-del':
        if (console !== null) this.send(console, CTRL_ALT_DEL);
        return;
      case 'release':
        if (console !== null) void this.release(console.id);
        return;
      case 'view-only':
        if (console !== null) void consoles.setViewOnly(console.id, !console.viewOnly);
        this.#home += 1;
        return;
      case 'quick-open':
        this.#needs.quickOpen();
        return;
      case 'move-tab':
      case 'pane':
      case 'split':
      case 'close-tab':
      case 'reopen-tab':
      case 'own-window':
      case 'full-screen':
      case 'copy-picture':
        this.#needs.obeyView(command);
        this.#homeUnlessTaken();
        return;
    }
  }

  #toTab(number: number): void {
    const { consoles } = this.#needs;
    const tab = number === 0 ? MACHINES_TAB : consoles.all[number - 1]?.id;
    if (tab !== undefined) consoles.activate(tab);
    this.#homeUnlessTaken();
  }

  /** A hidden console must not keep the keyboard: it would go on getting what is typed. */
  #homeUnlessTaken(): void {
    const { active } = this.#needs.consoles;
    if (active === null || !takesKeyboard(active)) this.#home += 1;
  }

  async #stop(consoleId: string, because: 'stopped' | 'keyboard-lost'): Promise<void> {
    this.#told(await this.#needs.bridge.keyboard.stop({ consoleId, because }));
  }

  #told(result: Result<void>): void {
    if (!result.ok) this.#needs.notices.fail(result.error);
  }
}

/** Would this console get what is typed, being in front? */
export function takesKeyboard({ state, viewOnly }: Console): boolean {
  return state.state === 'connected' && !viewOnly;
}
