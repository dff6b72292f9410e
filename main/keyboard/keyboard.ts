import type { WebContents } from 'electron';
import type {
  HostCommand,
  KeyCombination,
  TextCheck,
  TypingEnd,
} from '../../preload/contract/keyboard';
import type { Consoles } from '../consoles/consoles';
import { hasKeyboard } from '../consoles/focus';
import { Failure } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { Settings } from '../settings/settings';
import type { Timer } from '../timer';
import { HostKey, type Verdict } from './host-key';
import { combinationInputs, releaseInputs, type KeyInput } from './inputs';
import { normalised, planText, type Plan } from './plan';
import { PACES, Typist } from './typist';

export interface KeyboardOptions {
  readonly consoles: Pick<Consoles, 'pageOf' | 'machineOf'>;
  readonly settings: Pick<Settings, 'all' | 'ofMachine'>;
  readonly policy: Pick<Policy, 'check'>;
  readonly broadcast: Broadcast;
  /** Tells the page of the window in which the host key was used. */
  readonly command: (page: WebContents, command: HostCommand) => void;
  readonly readClipboard: () => Promise<string>;
  readonly timer: Timer;
  readonly log: Log;
}

/** More than anybody sends on purpose; a clipboard may hold a whole book. */
const MOST_CLIPBOARD = 20_000;

interface TypingNow {
  readonly consoleId: string;
  readonly guest: WebContents;
  readonly typist: Typist;
  readonly done: Promise<void>;
}

/**
 * Everything about keys that does not come from the technician's own fingers, and the one key that is
 * not for the machine. Keys are sent from outside the page, through DevTools: they say which place on
 * the keyboard and which character, as Electron's own input events cannot. Typed text is never logged
 * and never stored.
 */
export class Keyboard {
  readonly #options: KeyboardOptions;
  readonly #hostKey: HostKey;
  #typing: TypingNow | null = null;

  constructor(options: KeyboardOptions) {
    this.#options = options;
    this.#hostKey = new HostKey(
      () => options.settings.all.keyboard.hostKey,
      () => options.settings.all.shortcuts.keys,
    );
  }

  /** Looks for the host key in what is typed into a console, for the page that shows it. */
  watchGuest(guest: WebContents, page: WebContents): void {
    guest.on('before-input-event', (event, input) => {
      const verdict = this.#hostKey.inConsole(input);
      const typing = this.#typing?.guest === guest ? this.#typing.typist : undefined;
      // The technician's own keys would come out in the middle of the text.
      const disturbs =
        typing !== undefined && input.type === 'keyDown' && (!typing.isOver || input.isAutoRepeat);
      if (disturbs && !input.isAutoRepeat) {
        // With the host key the keyboard leaves: what was sent now would go to our own page.
        typing.stop(verdict.command?.kind === 'leave' ? 'keyboard-lost' : 'key-pressed');
      }
      if (verdict.taken || disturbs) event.preventDefault();
      this.#tell(page, verdict);
    });
  }

  /** Looks for the host key in what is typed into our own page: it leads there and back. */
  watchWindow(page: WebContents): void {
    page.on('before-input-event', (event, input) => {
      const verdict = this.#hostKey.inWindow(input);
      if (verdict.taken) event.preventDefault();
      this.#tell(page, verdict);
    });
  }

  /** Another program has the keyboard now. */
  windowLeft(): void {
    this.#hostKey.forget();
    this.#typing?.typist.stop('keyboard-lost');
  }

  /** @throws Failure `console-has-no-keyboard` when it has not got it */
  async press(consoleId: string, keys: KeyCombination): Promise<void> {
    await this.#sendAll(await this.#ready(consoleId), combinationInputs(keys));
  }

  /** @throws Failure `console-has-no-keyboard` when it has not got it */
  async release(consoleId: string): Promise<void> {
    await this.#sendAll(await this.#ready(consoleId), releaseInputs());
  }

  check(consoleId: string, text: string): TextCheck {
    const { strokes, untypeable } = this.#plan(consoleId, text);
    const { hold, rest } = PACES[this.#options.settings.all.keyboard.pace];
    return {
      keys: strokes.length,
      lines: normalised(text).split('\n').length,
      milliseconds: strokes.length * (hold + rest),
      untypeable,
    };
  }

  /**
   * Starts typing and returns; how it goes is told by events.
   * @throws Failure `text-not-typeable` before anything is typed
   */
  async type(consoleId: string, text: string): Promise<void> {
    const { strokes, untypeable } = this.#plan(consoleId, text);
    if (untypeable.length > 0) throw new Failure('text-not-typeable');
    const guest = await this.#ready(consoleId);
    const typist = new Typist({
      strokes,
      pace: this.#options.settings.all.keyboard.pace,
      send: (input) => send(guest, input),
      report: (typed, end) => {
        const total = strokes.length;
        this.#options.broadcast('keyboard:typing', { consoleId, typed, total, end });
      },
      timer: this.#options.timer,
    });
    const done = this.#typeToTheEnd(typist);
    this.#typing = { consoleId, guest, typist, done };
  }

  stop(consoleId: string, because: Extract<TypingEnd, 'stopped' | 'keyboard-lost'>): void {
    if (this.#typing?.consoleId === consoleId) this.#typing.typist.stop(because);
  }

  /**
   * For the technician who wants to send it; the console's page has no way to ask.
   * @throws Failure `managed`
   */
  async clipboard(): Promise<string> {
    this.#options.policy.check('typeClipboard');
    return (await this.#options.readClipboard()).slice(0, MOST_CLIPBOARD);
  }

  async #typeToTheEnd(typist: Typist): Promise<void> {
    await typist.run();
    this.#typing = null;
  }

  #plan(consoleId: string, text: string): Plan {
    const machineId = this.#options.consoles.machineOf(consoleId);
    const { layout, passing } = this.#options.settings.ofMachine(machineId);
    return planText(text, layout, passing);
  }

  /** The page to send to, with the keyboard, and nothing else being typed. */
  async #ready(consoleId: string): Promise<WebContents> {
    const guest = this.#options.consoles.pageOf(consoleId);
    if (!(await hasKeyboard(guest, this.#options.timer)))
      throw new Failure('console-has-no-keyboard');
    this.#typing?.typist.stop('stopped');
    await this.#typing?.done;
    return guest;
  }

  async #sendAll(guest: WebContents, inputs: readonly KeyInput[]): Promise<void> {
    try {
      for (const input of inputs) await send(guest, input);
    } catch (error) {
      this.#options.log.info('Keys could not be sent', error);
      throw new Failure('not-found');
    }
  }

  #tell(page: WebContents, { command }: Verdict): void {
    if (command !== undefined) this.#options.command(page, command);
  }
}

/** Through the DevTools session that the watch of the guest has opened. */
async function send(guest: WebContents, input: KeyInput): Promise<void> {
  await guest.debugger.sendCommand('Input.dispatchKeyEvent', { ...input });
}
