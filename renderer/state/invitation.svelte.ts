import type { Bridge } from '../../preload/contract/bridge';
import type { AppError } from '../../preload/contract/errors';
import type {
  CopiedItem,
  LinkChecks,
  LinkKind,
  MessageChoice,
  MessagePreview,
  PassingCopy,
} from '../../preload/contract/invitation';
import type { Assistance } from '../../preload/contract/models';
import type { Result } from '../../preload/contract/result';
import { Remote } from './remote.svelte';
import type { Settings } from './settings.svelte';

/** A way by which a message leaves. */
export type MessageWay = 'copy' | 'mail' | 'share';

const DONE_SECONDS = 2;

/** Handing over the session that the assistance panel shows: the message, its link, and what was copied. */
export class Invitation {
  readonly preview = new Remote<MessagePreview>();
  readonly checks = new Remote<LinkChecks>();

  #machineId = $state.raw<string | null>(null);
  #link = $state.raw<LinkKind | null>(null);
  #withPassword = $state.raw(false);
  #done = $state.raw<MessageWay | null>(null);
  #error = $state.raw<AppError | null>(null);
  #passing = $state.raw<PassingCopy | null>(null);
  #hasPassed = $state.raw(false);
  #undone: ReturnType<typeof setTimeout> | undefined;

  readonly #bridge: Bridge;
  readonly #settings: Settings;

  constructor(bridge: Bridge, settings: Settings) {
    this.#bridge = bridge;
    this.#settings = settings;
  }

  /** The message goes out with the password in it: the technician insists, this once. */
  get withPassword(): boolean {
    return this.#withPassword;
  }
  /** The way a message went a moment ago. */
  get done(): MessageWay | null {
    return this.#done;
  }
  /** Why the last message did not go. */
  get error(): AppError | null {
    return this.#error;
  }
  /** What was copied is on the clipboard no longer. */
  get hasPassed(): boolean {
    return this.#hasPassed;
  }

  /** Listens to what becomes of the clipboard; returns the end of listening. */
  start(): () => void {
    return this.#bridge.on('invitation:copied', (copy) => {
      this.#hasPassed = copy === null && this.#passing !== null;
      this.#passing = copy;
    });
  }

  /** Another session, or none: nothing chosen for the last one holds. */
  begin(machineId: string | null): void {
    this.#machineId = machineId;
    this.#link = null;
    this.#withPassword = false;
    this.#done = null;
    this.#error = null;
    this.preview.reset();
    this.checks.reset();
  }

  /** The link that is handed over: the one chosen, or the one there is, that for the Internet first. */
  linkOf(record: Assistance): LinkKind {
    return (
      this.#link ??
      (record.internetLink === '' && record.privateLink !== '' ? 'private' : 'internet')
    );
  }

  chooseLink(link: LinkKind): void {
    this.#link = link;
  }

  insistOnPassword(withPassword: boolean): void {
    this.#withPassword = withPassword;
  }

  /** When something of a session leaves the clipboard, ISO 8601; null when it is not there. */
  clearsAt(machineId: string, item: CopiedItem): string | null {
    const copy = this.#passing;
    return copy?.machineId === machineId && copy.item === item ? copy.clearsAt : null;
  }

  /** The message for a record, as everything is chosen now. */
  choiceFor(record: Assistance): MessageChoice {
    return {
      machineId: record.machineId,
      language: this.#settings.messageLanguage,
      link: this.linkOf(record),
      withPassword: this.#withPassword && record.hasPassword,
    };
  }

  async load(choice: MessageChoice): Promise<void> {
    await this.preview.run(() => this.#bridge.invitation.preview(choice));
  }

  /** Looks at the links, also once more. */
  async check(machineId: string): Promise<void> {
    await this.checks.run(() => this.#bridge.invitation.check({ machineId }));
  }

  /** Lets a message go. A password goes with it once; the next message is without it again. */
  async send(way: MessageWay, choice: MessageChoice): Promise<void> {
    this.#error = null;
    const result: Result<void> = await this.#bridge.invitation[way](choice);
    if (this.#machineId !== choice.machineId) return;
    if (!result.ok) {
      this.#error = result.error;
      return;
    }
    this.#withPassword = false;
    this.#done = way;
    clearTimeout(this.#undone);
    this.#undone = setTimeout(() => (this.#done = null), DONE_SECONDS * 1000);
  }
}
