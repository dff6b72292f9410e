import type {
  MachineSettings,
  QuickOpenShortcut,
  Settings as AllSettings,
  SettingsChange,
} from '../../preload/contract/settings';
import type { LastSession } from '../../preload/contract/views';
import type { NoteDamage } from '../file-damage';
import type { Broadcast } from '../ipc/broadcast';
import { JsonFile } from '../json-file';
import type { Log } from '../log';
import { DEFAULT_TEMPLATES } from './message-templates';
import {
  ASSISTANCE_DEFAULTS,
  BACKGROUND_DEFAULTS,
  CONSOLE_DEFAULTS,
  INTERFACE_DEFAULTS,
  keyboardDefaults,
  LIST_DEFAULTS,
  MACHINE_DEFAULTS,
  MESSAGE_SETTINGS_DEFAULTS,
  PRIVACY_DEFAULTS,
  QUICK_OPEN_DEFAULTS,
  SETTINGS_MIGRATIONS,
  SETTINGS_VERSION,
  settingsFileSchema,
  SHORTCUT_DEFAULTS,
  UPDATE_DEFAULTS,
  type StoredSettings,
} from './schema';

export interface SettingsOptions {
  readonly file: string;
  readonly platform: NodeJS.Platform;
  readonly broadcast: Broadcast;
  readonly onDamage: NoteDamage;
  readonly log: Log;
}

/**
 * The technician's choices, in `settings.json`. They are read once, at the start; every change is told
 * to the page and written at once, with a copy beside. What cannot be read of it is set aside and told.
 */
export class Settings {
  readonly #options: SettingsOptions;
  readonly #file: JsonFile<StoredSettings>;
  readonly #listeners: ((settings: AllSettings) => void)[] = [];
  #stored: StoredSettings;

  constructor(options: SettingsOptions) {
    this.#options = options;
    const { file, platform, onDamage, log } = options;
    const kept = { migrations: SETTINGS_MIGRATIONS, backup: true, onDamage };
    this.#file = new JsonFile(file, settingsFileSchema(platform), log, kept);
    this.#stored = this.#load();
  }

  get all(): AllSettings {
    const { keyboard, consoles, assistance, messages, privacy, background } = this.#stored;
    const { list, quickOpen, shortcuts, updates, machines } = this.#stored;
    return {
      keyboard,
      consoles,
      assistance,
      messages,
      privacy,
      background,
      interface: this.#stored.interface,
      list,
      quickOpen,
      shortcuts,
      updates,
      machines,
      machineDefaults: MACHINE_DEFAULTS,
      messageDefaults: DEFAULT_TEMPLATES,
    };
  }

  /** Calls back after every change, before it is written. */
  onChange(listener: (settings: AllSettings) => void): void {
    this.#listeners.push(listener);
  }

  /** What was open last. */
  get lastSession(): LastSession {
    const { lastMachines: machines, lastPanes: panes } = this.#stored;
    return { machines, panes };
  }

  /** @throws Failure `settings-not-saved` */
  setLastSession({ machines, panes }: LastSession): void {
    this.#stored = { ...this.#stored, lastMachines: machines, lastPanes: panes };
    this.#write();
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
  setShortcut(shortcut: QuickOpenShortcut): AllSettings {
    return this.#change({ ...this.#stored, quickOpen: { shortcut } });
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
    const isOthers = (machineId: string): boolean => !machineId.startsWith(`${accountId}/`);
    const machines = Object.entries(this.#stored.machines).filter(([id]) => isOthers(id));
    const { consoles, assistance } = this.#stored;
    const { [accountId]: limit, ...minutes } = assistance.minutes;
    const { [accountId]: way, ...inUse } = consoles.inUse;
    const { [accountId]: stream, ...streams } = consoles.streams;
    const lastMachines = this.#stored.lastMachines.filter(({ machineId }) => isOthers(machineId));
    const isSame =
      machines.length === Object.keys(this.#stored.machines).length &&
      way === undefined &&
      stream === undefined &&
      limit === undefined &&
      lastMachines.length === this.#stored.lastMachines.length;
    if (isSame) return;
    this.#change({
      ...this.#stored,
      consoles: { ...consoles, inUse, streams },
      assistance: { minutes },
      machines: Object.fromEntries(machines),
      lastMachines,
    });
  }

  #change(next: StoredSettings): AllSettings {
    this.#stored = next;
    this.#options.broadcast('settings:changed', this.all);
    for (const listener of this.#listeners) listener(this.all);
    this.#write();
    return this.all;
  }

  /** @throws Failure `settings-not-saved` */
  #write(): void {
    this.#file.save({ ...this.#stored, version: SETTINGS_VERSION });
  }

  #load(): StoredSettings {
    const { platform } = this.#options;
    return (
      this.#file.load() ?? {
        keyboard: keyboardDefaults(platform),
        consoles: CONSOLE_DEFAULTS,
        assistance: ASSISTANCE_DEFAULTS,
        messages: MESSAGE_SETTINGS_DEFAULTS,
        privacy: PRIVACY_DEFAULTS,
        background: BACKGROUND_DEFAULTS,
        interface: INTERFACE_DEFAULTS,
        list: LIST_DEFAULTS,
        quickOpen: QUICK_OPEN_DEFAULTS,
        shortcuts: SHORTCUT_DEFAULTS,
        updates: UPDATE_DEFAULTS,
        machines: {},
        lastMachines: [],
        lastPanes: 1,
      }
    );
  }
}
