import type { Machine } from '../../preload/contract/models';
import type { PowerRun } from '../../preload/contract/power';
import { Powers } from '../power/powers';
import { ConsoleDesk } from './console-desk';
import { json, settle, type Answer } from './fake-cloud';

export const DESKTOP_ID = 'a1/desktop/d1';
export const SERVER_ID = 'a1/server/s1';
export const OPERATE = 'POST /v2/p1/desktops/action';
export const CHANGE = 'PUT /v1/p1/physicalservers/power-state';
export const READ_DESKTOP = 'GET /v2/p1/desktops';
export const READ_SERVER = 'GET /v1/p1/physicalservers/s1';

/** The cloud's row of the desktop. */
export function desktopRow(status: string, task = '', connected = 'REGISTERED'): Answer {
  const row = {
    desktop_id: 'd1',
    computer_name: 'name of d1',
    status,
    task_status: task,
    connect_status: connected,
  };
  return json({ desktops: [row], total_count: 1 });
}

/** The cloud's answer with the server. */
export function serverRow(power: string, operation = ''): Answer {
  return json({ id: 's1', name: 'name of s1', power_state: power, operation_state: operation });
}

/** Power actions with everything around them, and a console beside. */
export class PowerDesk extends ConsoleDesk {
  readonly noted = new Map<string, Machine>();
  readonly powers = new Powers({
    inventory: {
      require: (id) => this.require(id),
      note: (machine) => {
        const before = this.noted.get(machine.id);
        this.noted.set(machine.id, machine);
        return { machine, isNews: before?.power.raw !== machine.power.raw };
      },
    },
    consoles: this.consoles,
    activity: this.activity,
    broadcast: this.page.send,
    timer: this.timer,
    now: () => this.time,
    log: this.log,
  });

  static override async open(): Promise<PowerDesk> {
    const desk = new PowerDesk();
    await desk.accounts.add('a1', desk.cloud);
    desk.cloud.on(OPERATE, json({ failed_operation_list: [], job_id: null }));
    desk.cloud.on(CHANGE, json({ physical_servers: [{ id: 's1' }] }));
    return desk;
  }

  /** What the page was told of actions. */
  get told(): unknown[] {
    return this.page.of('power:changed');
  }

  /** What it was told last. */
  get last(): unknown {
    return this.told.at(-1);
  }

  /** Orders an action on the desktop, and waits until the cloud has answered. */
  async ordered(
    action: PowerRun['action'],
    machineId = DESKTOP_ID,
    consoleId?: string,
  ): Promise<void> {
    this.powers.act(machineId, action, consoleId);
    await settle();
  }

  /** The next look at the machine, so much later. */
  async look(seconds = 2): Promise<void> {
    this.time += seconds * 1000;
    await this.timer.goOff();
  }
}
