import type { Timings } from '../options';
import type { Desktop, DesktopStatus, Server, TaskStatus } from './models';
import type { Estate } from './estate';
import { Random } from './random';

export type DesktopOperation = 'os-start' | 'os-stop' | 'reboot' | 'os-hibernate';
export type ServerAction = 'power on' | 'power off' | 'rebooting';

interface PlannedChange {
  readonly at: number;
  readonly apply: () => void;
}

interface PowerPlan {
  readonly task: TaskStatus;
  readonly result: DesktopStatus;
}

const MAX_STEPS_AT_ONCE = 500;

function planFor(operation: DesktopOperation, hard: boolean): PowerPlan {
  switch (operation) {
    case 'os-start':
      return { task: 'powering-on', result: 'ACTIVE' };
    case 'os-stop':
      return { task: 'powering-off', result: 'SHUTOFF' };
    case 'os-hibernate':
      return { task: 'powering-off', result: 'HIBERNATED' };
    case 'reboot':
      return { task: hard ? 'rebooting_hard' : 'rebooting', result: 'ACTIVE' };
  }
}

/**
 * What happens by itself: power actions finish, machines register, users come and go.
 *
 * There is no timer: `advance()` is called before every request and plays, in order, what
 * should have happened since the last one. The same seed and clock give the same story.
 */
export class Simulation {
  private readonly planned: PlannedChange[] = [];
  private readonly busy = new Set<string>();
  private readonly random: Random;
  private nextStep: number;

  constructor(
    private readonly estate: Estate,
    private readonly timings: Timings,
    private readonly now: () => Date,
    seed: number,
    /** Desktops whose user is in a session now do not wander off. */
    private readonly inSession: (desktop: Desktop) => boolean,
  ) {
    this.random = new Random(`life:${String(seed)}`);
    this.nextStep = now().getTime() + timings.userActivity * 1000;
  }

  advance(): void {
    const now = this.now().getTime();
    const step = this.timings.userActivity * 1000;
    for (let steps = 0; ;) {
      const change = this.planned[0];
      const changeAt = change?.at ?? Number.POSITIVE_INFINITY;
      const stepAt = step > 0 ? this.nextStep : Number.POSITIVE_INFINITY;
      if (Math.min(changeAt, stepAt) > now) return;
      if (change !== undefined && changeAt <= stepAt) {
        this.planned.shift();
        change.apply();
      } else {
        steps += 1;
        // After a long sleep of the computer the missed comings and goings do not matter.
        this.nextStep = steps < MAX_STEPS_AT_ONCE ? this.nextStep + step : now + step;
        this.someoneMoves();
      }
    }
  }

  /** Starts an operation, or says why the present state denies it (WKS.00010032). */
  operateDesktop(desktop: Desktop, operation: DesktopOperation, hard: boolean): string | undefined {
    const denied = this.denied(desktop, operation, hard);
    if (denied !== undefined) return denied;
    const { task, result } = planFor(operation, hard);
    const { powerBegin, power, register } = this.timings;
    this.busy.add(desktop.id);
    this.after(powerBegin, () => {
      desktop.taskStatus = task;
      desktop.connectStatus = 'UNREGISTER';
    });
    this.after(powerBegin + power, () => {
      desktop.taskStatus = '';
      desktop.status = result;
      this.busy.delete(desktop.id);
      if (result === 'ACTIVE') desktop.boots += 1;
    });
    this.after(powerBegin + power + register, () => {
      // It may have been switched off again meanwhile.
      if (desktop.status === 'ACTIVE' && desktop.connectStatus === 'UNREGISTER') {
        desktop.connectStatus = 'REGISTERED';
      }
    });
    return undefined;
  }

  /** A server that is not ready for an operation answers iMetal.0101. */
  canOperateServer(server: Server, action: ServerAction): boolean {
    if (['onboard', 'frozen', 'offboarding'].includes(server.manageState)) return false;
    if (this.busy.has(server.id)) return false;
    return action === 'power on' ? server.powerState === 'off' : server.powerState === 'on';
  }

  /** Starts an operation that `canOperateServer` allows. */
  operateServer(server: Server, action: ServerAction): void {
    const verb =
      action === 'power on' ? 'power-on' : action === 'power off' ? 'power-off' : 'reboot';
    server.operationState = `${verb}-processing`;
    this.busy.add(server.id);
    this.after(this.timings.power, () => {
      this.busy.delete(server.id);
      // A server in a critical state comes down, but not up again.
      const failed = server.healthState === 'Critical' && action !== 'power off';
      server.operationState = `${verb}-${failed ? 'failed' : 'succeed'}`;
      if (action === 'power off' || failed) server.powerState = 'off';
      else {
        server.powerState = 'on';
        server.boots += 1;
      }
    });
  }

  /** Is an operation under way that `task_status` may not show yet? */
  isBusy(machineId: string): boolean {
    return this.busy.has(machineId);
  }

  private denied(desktop: Desktop, operation: DesktopOperation, hard: boolean): string | undefined {
    const { status, taskStatus } = desktop;
    if (taskStatus !== '' || this.busy.has(desktop.id)) {
      return `a task is running (${taskStatus === '' ? 'power' : taskStatus})`;
    }
    if (operation === 'os-start') {
      return status === 'SHUTOFF' || status === 'HIBERNATED'
        ? undefined
        : `its status is ${status}`;
    }
    if (operation === 'os-hibernate' && desktop.osType !== 'Windows') {
      return 'only Windows desktops can be hibernated';
    }
    const possible =
      status === 'ACTIVE' || (status === 'ERROR' && hard && operation !== 'os-hibernate');
    return possible ? undefined : `its status is ${status}`;
  }

  private after(seconds: number, apply: () => void): void {
    const at = this.now().getTime() + seconds * 1000;
    const index = this.planned.findIndex((other) => other.at > at);
    this.planned.splice(index === -1 ? this.planned.length : index, 0, { at, apply });
  }

  /** One user connects, goes away, or signs off. */
  private someoneMoves(): void {
    const main = this.estate.projects[0];
    const desktops = main === undefined ? [] : this.estate.desktopsOf(main.id);
    if (desktops.length === 0) return;
    const desktop = this.random.pick(desktops);
    const still =
      desktop.pinned ||
      desktop.status !== 'ACTIVE' ||
      desktop.taskStatus !== '' ||
      desktop.users.length === 0 ||
      this.busy.has(desktop.id) ||
      this.inSession(desktop);
    if (still) return;
    if (desktop.connectStatus === 'CONNECTED') desktop.connectStatus = 'DISCONNECTED';
    else if (desktop.connectStatus === 'REGISTERED') desktop.connectStatus = 'CONNECTED';
    else if (desktop.connectStatus === 'DISCONNECTED') {
      desktop.connectStatus = this.random.chance(0.6) ? 'CONNECTED' : 'REGISTERED';
    }
  }
}
