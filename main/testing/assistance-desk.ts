import { Assistances } from '../assistance/assistances';
import { ConsoleDesk } from './console-desk';
import { json, type Answer } from './fake-cloud';

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

/** Remote assistance with everything around it. */
export class AssistanceDesk extends ConsoleDesk {
  readonly clipboard: string[] = [];
  readonly assistances = new Assistances({
    inventory: { require: (id) => this.require(id) },
    activity: this.activity,
    broadcast: this.page.send,
    copy: (text) => {
      this.clipboard.push(text);
      return Promise.resolve();
    },
    timer: this.timer,
    log: this.log,
  });

  static override async open(): Promise<AssistanceDesk> {
    const desk = new AssistanceDesk();
    await desk.accounts.add('a1', desk.cloud);
    return desk;
  }

  /** What the cloud answers to reading, one after another. */
  shows(...answers: Answer[]): void {
    this.cloud.on(SHOW, ...answers);
  }

  /** What the page was told unasked. */
  get told(): unknown[] {
    return this.page.of('assistance:changed');
  }

  override async close(): Promise<void> {
    this.assistances.unwatch(MACHINE);
    await super.close();
  }
}
