import type { LastMachine, LastSession, PaneCount } from '../../preload/contract/views';
import { toAppError } from '../errors';
import type { Log } from '../log';
import type { Settings } from '../settings/settings';

/** A console as far as it is to be found again: never its address. */
interface OpenConsole {
  readonly machineId: string;
  readonly machineName: string;
}

/**
 * Which machines had a console open, and how many of them were seen at once: what to offer at the next start.
 * It is written as consoles open and close, so that it is there after a crash as well.
 */
export class LastSessionKeeper {
  readonly #settings: Pick<Settings, 'lastSession' | 'setLastSession'>;
  readonly #log: Log;
  #before: LastSession;
  /** Null before anything was opened. */
  #machines: readonly LastMachine[] | null = null;
  #panes: PaneCount = 1;
  #ended = false;

  constructor(settings: Pick<Settings, 'lastSession' | 'setLastSession'>, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.#before = settings.lastSession;
  }

  /** That of the time before this start. */
  get before(): LastSession {
    return this.#before;
  }

  /** The technician does not want them back. */
  forget(): void {
    const { machines } = this.#settings.lastSession;
    // Those open now are not meant.
    const open = machines.filter(
      ({ machineId }) => !this.#before.machines.some((one) => one.machineId === machineId),
    );
    this.#before = { ...this.#before, machines: [] };
    if (open.length < machines.length) {
      this.#settings.setLastSession({ ...this.#settings.lastSession, machines: open });
    }
  }

  /** A console was opened or closed; these are open now. */
  note(open: readonly OpenConsole[]): void {
    this.#machines = open.map(({ machineId, machineName: name }) => ({ machineId, name }));
    this.#keep();
  }

  /** So many are seen at once now. */
  notePanes(panes: PaneCount): void {
    this.#panes = panes;
    this.#keep();
  }

  /** The app ends: the consoles that close now are those of next time. */
  end(): void {
    this.#ended = true;
  }

  #keep(): void {
    // Until something is opened, what was open before stands.
    if (this.#ended || this.#machines === null) return;
    try {
      this.#settings.setLastSession({ machines: this.#machines, panes: this.#panes });
    } catch (error) {
      // Not worth a word to somebody who opens a console; a choice that cannot be saved is told.
      this.#log.warn('The open consoles could not be noted', toAppError(error));
    }
  }
}
