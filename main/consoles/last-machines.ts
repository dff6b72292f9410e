import type { LastMachine } from '../../preload/contract/views';
import { toAppError } from '../errors';
import type { Log } from '../log';
import type { Settings } from '../settings/settings';

/** A console as far as it is to be found again: never its address. */
interface OpenConsole {
  readonly machineId: string;
  readonly machineName: string;
}

/**
 * Which machines had a console open: what to offer at the next start. It is written as consoles open
 * and close, so that it is there after a crash as well.
 */
export class LastMachines {
  readonly #settings: Pick<Settings, 'lastMachines' | 'setLastMachines'>;
  readonly #log: Log;
  /** Those of the time before this start. */
  #before: readonly LastMachine[];
  #ended = false;

  constructor(settings: Pick<Settings, 'lastMachines' | 'setLastMachines'>, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.#before = settings.lastMachines;
  }

  get all(): readonly LastMachine[] {
    return this.#before;
  }

  /** The technician does not want them back. */
  forget(): void {
    const { lastMachines } = this.#settings;
    // Those open now are not meant.
    const open = lastMachines.filter(
      ({ machineId }) => !this.#before.some((one) => one.machineId === machineId),
    );
    this.#before = [];
    if (open.length < lastMachines.length) this.#settings.setLastMachines(open);
  }

  /** A console was opened or closed; these are open now. */
  note(open: readonly OpenConsole[]): void {
    if (this.#ended) return;
    const machines = open.map(({ machineId, machineName: name }) => ({ machineId, name }));
    try {
      this.#settings.setLastMachines(machines);
    } catch (error) {
      // Not worth a word to somebody who opens a console; a choice that cannot be saved is told.
      this.#log.warn('The open consoles could not be noted', toAppError(error));
    }
  }

  /** The app ends: the consoles that close now are those of next time. */
  end(): void {
    this.#ended = true;
  }
}
