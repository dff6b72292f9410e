import type { MachineKind } from '../../preload/contract/models';
import {
  aimOf,
  type PowerAction,
  type PowerLook,
  type PowerRun,
  type PowerState,
} from '../../preload/contract/power';
import type { Activity } from '../activity/activity';
import { retryBase } from '../cloud/retry-table';
import type { Consoles } from '../consoles/consoles';
import { Failure, toAppError } from '../errors';
import type { Inventory, OwnedMachine } from '../inventory/inventory';
import { readMachine, type MachineNow } from '../inventory/read-machine';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Timer } from '../timer';
import { assistanceOn } from './look';
import { checkAction, order } from './order';
import { Progress } from './progress';

/** The pause before the first look at a machine under way, and how it grows. */
const FIRST_MS = 2_000;
const GROWTH = 1.5;
const LONGEST_MS = 15_000;

/** How long a machine is followed. Servers test their memory before they boot; desktops do not. */
export const MINUTES: Readonly<Record<MachineKind, number>> = { desktop: 10, server: 20 };

export interface PowersOptions {
  readonly inventory: Pick<Inventory, 'require' | 'note'>;
  readonly consoles: Pick<Consoles, 'awaitMachine' | 'machineRuns' | 'awaitNoMore'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly broadcast: Broadcast;
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: Log;
}

/** An action under way, as main holds it. */
interface Run {
  readonly machine: OwnedMachine['machine'];
  readonly action: PowerAction;
  readonly since: number;
  consoleId: string | null;
  state: PowerState;
  pauseMs: number;
  cancel: () => void;
}

/**
 * Power actions: each is ordered once, whatever happens, and followed with growing pauses until the
 * machine is where it was to be, or nobody can tell.
 */
export class Powers {
  readonly #options: PowersOptions;
  readonly #runs = new Map<string, Run>();

  constructor(options: PowersOptions) {
    this.#options = options;
  }

  list(): PowerRun[] {
    return [...this.#runs.values()].map(toRun);
  }

  /** The machine as it is now, for the question before an action. @throws Failure when it cannot be read */
  async look(machineId: string): Promise<PowerLook> {
    const owned = this.#options.inventory.require(machineId);
    const [now, assistance] = await Promise.all([this.#read(machineId), assistanceOn(owned)]);
    if (now === null) throw new Failure('machine-not-found');
    return { machine: now.machine, assistance };
  }

  /**
   * Orders an action. The answer is there at once; what the cloud says of it follows as events.
   * @param consoleId the console that waits for the machine with whoever ordered it
   * @throws Failure `conflict` while another action is under way on this machine
   */
  act(machineId: string, action: PowerAction, consoleId?: string): PowerRun {
    const { inventory, log, now } = this.#options;
    const owned = inventory.require(machineId);
    checkAction(owned, action);
    if (this.#runs.has(machineId)) throw new Failure('conflict');
    const run: Run = {
      machine: owned.machine,
      action,
      since: now(),
      consoleId: consoleId ?? null,
      state: { state: 'asking' },
      pauseMs: FIRST_MS,
      cancel: () => undefined,
    };
    this.#runs.set(machineId, run);
    log.info(`Power: ${action} of ${owned.machine.name} (${machineId})`);
    void this.#order(run, owned);
    this.#options.activity.record({
      kind: 'power-ordered',
      machine: owned.machine,
      facts: { action },
    });
    return toRun(run);
  }

  /** The console does not wait any more; the action goes on, and is followed on. */
  unwatch(machineId: string): void {
    const run = this.#runs.get(machineId);
    if (run === undefined || run.consoleId === null) return;
    this.#options.consoles.awaitNoMore(run.consoleId);
    run.consoleId = null;
    this.#tell(run);
  }

  async #order(run: Run, owned: OwnedMachine): Promise<void> {
    const { consoles, now } = this.#options;
    const before = await this.#readIfPossible(run.machine.id);
    try {
      await order(owned, run.action);
    } catch (thrown) {
      this.#fail(run, thrown);
      await this.#readIfPossible(run.machine.id);
      return;
    }
    if (run.consoleId !== null) consoles.awaitMachine(run.consoleId);
    const { power } = before?.machine ?? run.machine;
    this.#set(run, { state: 'under-way', power });
    this.#plan(run, new Progress(run.action, before), now());
  }

  #plan(run: Run, progress: Progress, taken: number): void {
    const { pauseMs } = run;
    run.pauseMs = Math.min(LONGEST_MS, pauseMs * GROWTH);
    run.cancel = this.#options.timer.after(pauseMs, () => void this.#follow(run, progress, taken));
  }

  async #follow(run: Run, progress: Progress, taken: number): Promise<void> {
    const { now, log } = this.#options;
    const elapsed = now() - taken;
    try {
      const seen = await this.#read(run.machine.id);
      if (seen === null) throw new Failure('machine-not-found');
      const { power } = seen.machine;
      const verdict = progress.look(seen, elapsed);
      if (verdict.is === 'done') {
        this.#done(run, { state: 'done', power, at: this.#time(), witnessed: verdict.witnessed });
        return;
      }
      if (verdict.is === 'otherwise') {
        const words = seen.operation.endsWith('-failed') ? seen.operation : power.raw;
        throw new Failure('power-otherwise', { params: { power: words } });
      }
      this.#set(run, { state: 'under-way', power });
    } catch (thrown) {
      if (!isPassing(thrown)) {
        this.#fail(run, thrown instanceof Failure ? unfollowed(thrown) : thrown);
        return;
      }
      log.info('A machine could not be followed for a moment', thrown);
    }
    const minutes = MINUTES[run.machine.kind];
    if (elapsed >= minutes * 60_000) {
      const power = run.state.state === 'under-way' ? run.state.power.raw : '';
      this.#fail(run, new Failure('power-late', { params: { minutes: String(minutes), power } }));
    } else {
      this.#plan(run, progress, taken);
    }
  }

  #done(run: Run, state: PowerState): void {
    const { consoles, log } = this.#options;
    this.#runs.delete(run.machine.id);
    log.info(`Power: ${run.action} of ${run.machine.name} done`);
    const { consoleId } = run;
    if (consoleId !== null) {
      if (aimOf(run.action) === 'on') consoles.machineRuns(consoleId);
      else consoles.awaitNoMore(consoleId);
    }
    this.#set(run, state);
    this.#record(run, 'done', '');
  }

  #fail(run: Run, thrown: unknown): void {
    const { consoles, log } = this.#options;
    this.#runs.delete(run.machine.id);
    if (run.consoleId !== null) consoles.awaitNoMore(run.consoleId);
    const error = { ...toAppError(thrown), accountId: run.machine.accountId };
    log.info(`Power: ${run.action} of ${run.machine.name}: ${error.code} ${error.requestId ?? ''}`);
    this.#set(run, { state: 'failed', at: this.#time(), error });
    this.#record(run, 'failed', error.code);
  }

  #record({ machine, action }: Run, result: 'done' | 'failed', code: string): void {
    const facts = { action, result, code };
    this.#options.activity.record({ kind: 'power-ended', machine, facts });
  }

  /** Reads the machine, and tells the page when it is not as it was. */
  async #read(machineId: string): Promise<MachineNow | null> {
    const { inventory, broadcast } = this.#options;
    const { machine, account } = inventory.require(machineId);
    const now = await readMachine(machine, account);
    if (now === null) return null;
    const noted = inventory.note(now.machine);
    if (noted.isNews) broadcast('inventory:machine', noted.machine);
    return { ...now, machine: noted.machine };
  }

  async #readIfPossible(machineId: string): Promise<MachineNow | null> {
    try {
      return await this.#read(machineId);
    } catch (thrown) {
      this.#options.log.info('A machine could not be read', thrown);
      return null;
    }
  }

  #time(): string {
    return new Date(this.#options.now()).toISOString();
  }

  #set(run: Run, state: PowerState): void {
    run.state = state;
    this.#tell(run);
  }

  #tell(run: Run): void {
    this.#options.broadcast('power:changed', toRun(run));
  }
}

function toRun({ machine, action, since, consoleId, state }: Run): PowerRun {
  return {
    machineId: machine.id,
    machineName: machine.name,
    kind: machine.kind,
    action,
    since: new Date(since).toISOString(),
    consoleId,
    state,
  };
}

/** A reading that a later one may not meet. */
function isPassing(thrown: unknown): boolean {
  return thrown instanceof Failure && retryBase(thrown.data.code) !== null;
}

/** The order was taken; that the machine cannot be looked at is another matter. */
function unfollowed(failure: Failure): Failure {
  const { code } = failure.data;
  if (code === 'power-otherwise' || code === 'machine-not-found') return failure;
  return new Failure('power-unfollowed', failure.data);
}
