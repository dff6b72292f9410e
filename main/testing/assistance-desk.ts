import type { PolicyRules } from '../../preload/contract/policy';
import { Assistances } from '../assistance/assistances';
import type { SessionNote, SessionRegister } from '../assistance/register';
import { Failure } from '../errors';
import { ConsoleDesk } from './console-desk';
import { json, settle, type Answer } from './fake-cloud';

/** The desktop whose assistance is looked at, and its calls. */
export const MACHINE = 'a1/desktop/d1';
const PATH = '/v2/p1/desktops/d1/remote-assistance';
export const SHOW = `GET ${PATH}`;
export const CREATE = `POST ${PATH}`;
export const CANCEL = `DELETE ${PATH}`;

/** What an open record has to hide and to show. */
export const CODE = { invitation_code: 'Z9QX7A2B', share_space_passwd: 'Zq9-space' };

/** The cloud's answer with a record in this state. */
export function record(status: string, more: object = {}): Answer {
  return json({ share_space_id: 's1', status, ...more });
}

/** Notes sessions, where the disk takes them. */
class FakeRegister implements Pick<SessionRegister, 'all' | 'note' | 'strike'> {
  readonly notes = new Map<string, SessionNote>();
  refuses = false;

  all(): SessionNote[] {
    return [...this.notes.values()];
  }

  note(note: SessionNote): void {
    if (this.refuses) throw new Failure('settings-not-saved', { detail: 'ENOSPC' });
    this.notes.set(note.machineId, note);
  }

  strike(machineId: string): void {
    this.notes.delete(machineId);
  }
}

/** Remote assistance with everything around it. */
export class AssistanceDesk extends ConsoleDesk {
  readonly clipboard: string[] = [];
  readonly register: FakeRegister;
  readonly assistances: Assistances;

  /** @param register what the app before has left, where there was one */
  constructor(register = new FakeRegister(), rules?: PolicyRules) {
    super(rules);
    this.register = register;
    this.assistances = new Assistances({
      accounts: this.accounts,
      inventory: { require: (id) => this.require(id), find: (id) => this.find(id) },
      activity: this.activity,
      register: this.register,
      minutesOf: () => this.policy.sessionMinutes(60),
      policy: this.policy,
      now: () => this.time,
      broadcast: this.page.send,
      copy: ({ text }) => {
        this.clipboard.push(text);
        return Promise.resolve();
      },
      timer: this.timer,
      log: this.log,
    });
  }

  static override async open(rules?: PolicyRules): Promise<AssistanceDesk> {
    const desk = new AssistanceDesk(undefined, rules);
    await desk.accounts.add('a1', desk.cloud);
    return desk;
  }

  /** What the cloud answers to reading, one after another. */
  shows(...answers: Answer[]): void {
    this.cloud.on(SHOW, ...answers);
  }

  /** The pauses before the next readings; the clocks of the sessions run for longer. */
  get pauses(): number[] {
    return this.timer.pauses.filter((ms) => ms <= 30_000);
  }

  /** Lets the next reading come. */
  async nextReading(): Promise<void> {
    const index = this.timer.waiting.findIndex(({ ms }) => ms <= 30_000);
    const [next] = index === -1 ? [] : this.timer.waiting.splice(index, 1);
    next?.callback();
    await settle();
  }

  /** What the page was told unasked. */
  get told(): unknown[] {
    return this.page.of('assistance:changed');
  }

  override async close(): Promise<void> {
    this.assistances.unwatch(MACHINE);
    this.assistances.left('a1');
    await super.close();
  }
}
