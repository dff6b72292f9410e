import type {
  MachineSettings,
  Settings as AllSettings,
  SettingsChange,
} from '../../preload/contract/settings';
import { Failure } from '../errors';
import { readFileIfThere, setAside, writeFileAtomic } from '../files';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import {
  keyboardDefaults,
  MACHINE_DEFAULTS,
  settingsFileSchema,
  type StoredSettings,
} from './schema';

export interface SettingsOptions {
  readonly file: string;
  readonly platform: NodeJS.Platform;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

/**
 * The technician's choices, in `settings.json`. They are read once, at the start; every change is told
 * to the page and written at once. A file that cannot be read is set aside, not overwritten.
 */
export class Settings {
  readonly #options: SettingsOptions;
  #stored: StoredSettings;

  constructor(options: SettingsOptions) {
    this.#options = options;
    this.#stored = this.#load();
  }

  get all(): AllSettings {
    return { ...this.#stored, machineDefaults: MACHINE_DEFAULTS };
  }

  /** What holds for a machine: its own choices, or the defaults. */
  ofMachine(machineId: string): MachineSettings {
    const { machines } = this.#stored;
    const own = Object.hasOwn(machines, machineId) ? machines[machineId] : undefined;
    return own ?? MACHINE_DEFAULTS;
  }

  /** @throws Failure `settings-not-saved`; the change holds until the app ends */
  set(change: SettingsChange): AllSettings {
    return this.#change({ ...this.#stored, ...change });
  }

  /** @throws Failure `settings-not-saved`; the change holds until the app ends */
  setMachine(machineId: string, machine: MachineSettings): AllSettings {
    return this.#change({
      ...this.#stored,
      machines: { ...this.#stored.machines, [machineId]: machine },
    });
  }

  /** An account was forgotten: nothing of its machines stays on the disk. */
  forgetAccount(accountId: string): void {
    const machines = Object.entries(this.#stored.machines).filter(
      ([machineId]) => !machineId.startsWith(`${accountId}/`),
    );
    const { [accountId]: own, ...inUse } = this.#stored.consoles.inUse;
    const isSame =
      machines.length === Object.keys(this.#stored.machines).length && own === undefined;
    if (isSame) return;
    this.#change({
      ...this.#stored,
      consoles: { inUse },
      machines: Object.fromEntries(machines),
    });
  }

  #change(next: StoredSettings): AllSettings {
    const { file, broadcast } = this.#options;
    this.#stored = next;
    broadcast('settings:changed', this.all);
    try {
      writeFileAtomic(file, `${JSON.stringify({ version: 1, ...next }, null, 2)}\n`);
    } catch (error) {
      throw new Failure('settings-not-saved', {
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    return this.all;
  }

  #load(): StoredSettings {
    const { file, platform, log } = this.#options;
    try {
      const text = readFileIfThere(file);
      if (text !== undefined) {
        const { keyboard, consoles, machines } = settingsFileSchema(platform).parse(
          JSON.parse(text),
        );
        return { keyboard, consoles, machines };
      }
    } catch (error) {
      log.error('settings.json cannot be read', error);
      this.#setAside();
    }
    return { keyboard: keyboardDefaults(platform), consoles: { inUse: {} }, machines: {} };
  }

  #setAside(): void {
    const { file, log } = this.#options;
    try {
      log.error(`settings.json was set aside as ${setAside(file, new Date())}`);
    } catch (error) {
      // A folder that cannot be written to: saving will say so.
      log.error('settings.json could not be set aside', error);
    }
  }
}
