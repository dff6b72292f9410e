/**
 * The form of the settings, on the bridge and on the disk. On the bridge they are checked strictly;
 * on the disk whatever does not fit falls back to its default, field by field.
 */
import { z } from 'zod';
import type { Migration } from '../json-file';
import {
  COMBINATION_KEYS,
  HOST_KEYS,
  KEY_PASSINGS,
  KEYBOARD_LAYOUTS,
  TYPING_PACES,
  type KeyCombination,
} from '../../preload/contract/keyboard';
import { MACHINE_COLUMNS, USUAL_COLUMNS } from '../../preload/contract/machine-list';
import { MESSAGE_LANGUAGES } from '../../preload/contract/invitation';
import {
  IN_USE_POLICIES,
  INTERFACE_LANGUAGES,
  REFRESH_MINUTES,
  THEMES,
  QUICK_OPEN_SHORTCUTS,
  type AssistanceSettings,
  type BackgroundSettings,
  type ConsoleSettings,
  type InterfaceSettings,
  type KeyboardSettings,
  type ListSettings,
  type MachineSettings,
  type MessageSettings,
  type PrivacySettings,
  type QuickOpenSettings,
  type ShortcutSettings,
  type UpdateSettings,
  type Settings,
} from '../../preload/contract/settings';
import { SESSION_MINUTES } from '../../preload/contract/sessions';
import { SHORTCUTS, type ChosenKeys } from '../../preload/contract/shortcuts';
import { PANE_COUNTS, ZOOMS, type LastMachine, type PaneCount } from '../../preload/contract/views';

/** More would not be a menu any more. */
const MOST_COMBINATIONS = 40;

export const combinationSchema = z.array(z.enum(COMBINATION_KEYS)).min(1).max(5);

const keyboard = {
  hostKey: z.enum(HOST_KEYS),
  combinations: z.array(combinationSchema).max(MOST_COMBINATIONS),
  pace: z.enum(TYPING_PACES),
};

const id = z.string().min(1).max(512);

const level = z.number().int().min(0).max(9).nullable();

const stream = z.strictObject({ quality: level, compression: level });

const consoles = {
  inUse: z.record(id, z.enum(IN_USE_POLICIES)),
  streams: z.record(id, stream),
  reopen: z.boolean(),
};

const assistance = {
  minutes: z.record(id, z.literal(SESSION_MINUTES)),
};

const template = z
  .strictObject({ subject: z.string().max(200), body: z.string().max(4000) })
  .nullable();

const messages = {
  language: z.enum(MESSAGE_LANGUAGES).nullable(),
  technician: z.string().max(100),
  templates: z.strictObject({ en: template, 'zh-CN': template }),
};

export const shortcutSchema = z.enum(QUICK_OPEN_SHORTCUTS);

const updates = { automatic: z.boolean() };

const privacy = { hideFromCapture: z.boolean() };

const background = { keepInTray: z.boolean() };

const interface_ = {
  language: z.enum(INTERFACE_LANGUAGES),
  theme: z.enum(THEMES),
  refreshMinutes: z.literal(REFRESH_MINUTES),
};
const list = { columns: z.array(z.enum(MACHINE_COLUMNS)).max(MACHINE_COLUMNS.length) };

/** More than three ways to do one thing nobody remembers. */
const shortcutKeys = z.array(combinationSchema).max(3);

const shortcuts = { keys: z.partialRecord(z.enum(SHORTCUTS), shortcutKeys) };

/** On the disk: entries by an id, of which one that does not fit takes no other with it. */
function fitting<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  return z
    .record(z.string(), z.unknown())
    .transform((entries) =>
      Object.fromEntries(
        Object.entries(entries).flatMap(([key, entry]) => {
          const parsed = id.safeParse(key).success ? value.safeParse(entry) : undefined;
          return parsed?.success === true ? [[key, parsed.data]] : [];
        }),
      ),
    )
    .catch({});
}

/** On the disk: what does not fit, or is no shortcut of this version, costs no other its keys. */
const storedShortcuts = z
  .object({ keys: z.record(z.string(), z.unknown()) })
  .transform(({ keys }): { keys: ChosenKeys } => ({
    keys: Object.fromEntries(
      SHORTCUTS.flatMap((shortcut) => {
        const own = shortcutKeys.safeParse(keys[shortcut]);
        return own.success ? [[shortcut, own.data]] : [];
      }),
    ),
  }))
  .catch({ keys: {} });

const machine = {
  layout: z.enum(KEYBOARD_LAYOUTS),
  passing: z.enum(KEY_PASSINGS),
  zoom: z.literal(ZOOMS),
};

const lastMachines = z.array(z.object({ machineId: id, name: z.string().max(512) })).max(200);

export const machineSettingsSchema = z.strictObject(machine);

export const settingsChangeSchema = z.strictObject({
  keyboard: z.strictObject(keyboard).exactOptional(),
  consoles: z.strictObject(consoles).exactOptional(),
  assistance: z.strictObject(assistance).exactOptional(),
  messages: z.strictObject(messages).exactOptional(),
  privacy: z.strictObject(privacy).exactOptional(),
  background: z.strictObject(background).exactOptional(),
  interface: z.strictObject(interface_).exactOptional(),
  list: z.strictObject(list).exactOptional(),
  shortcuts: z.strictObject(shortcuts).exactOptional(),
  updates: z.strictObject(updates).exactOptional(),
});

/**
 * The combinations that the local system or this app would take for itself, or that no keyboard of a
 * laptop has. Ctrl+Alt+Del stands first.
 */
const COMBINATIONS: readonly KeyCombination[] = [
  ['ControlLeft', 'AltLeft', 'Delete'],
  ['AltLeft', 'Tab'],
  ['AltLeft', 'F4'],
  ['MetaLeft'],
  ['MetaLeft', 'KeyR'],
  ['MetaLeft', 'KeyL'],
  ['ControlLeft', 'ShiftLeft', 'Escape'],
  ['ControlLeft', 'Escape'],
  ['ControlLeft', 'AltLeft', 'F1'],
  ['ControlLeft', 'AltLeft', 'F2'],
  ['PrintScreen'],
];

/** What a machine has until something is chosen: Chinese machines have the US layout. */
export const MACHINE_DEFAULTS: MachineSettings = {
  layout: 'us',
  passing: 'positions',
  zoom: 'fit',
};

export const CONSOLE_DEFAULTS: ConsoleSettings = { inUse: {}, streams: {}, reopen: false };

export const ASSISTANCE_DEFAULTS: AssistanceSettings = { minutes: {} };
export const MESSAGE_SETTINGS_DEFAULTS: MessageSettings = {
  language: null,
  technician: '',
  templates: { en: null, 'zh-CN': null },
};

/** Off: hiding a window from one's own screen sharing surprises whoever wants to show it. */
export const PRIVACY_DEFAULTS: PrivacySettings = { hideFromCapture: false };

/** Off: whoever closes a window expects it to be closed. */
export const BACKGROUND_DEFAULTS: BackgroundSettings = { keepInTray: false };

/** As the system has it; a list that is older than a call takes helps nobody. */
export const INTERFACE_DEFAULTS: InterfaceSettings = {
  language: 'system',
  theme: 'system',
  refreshMinutes: 5,
};
export const LIST_DEFAULTS: ListSettings = { columns: USUAL_COLUMNS };
/** Off: such keys are taken from every other program. */
export const QUICK_OPEN_DEFAULTS: QuickOpenSettings = { shortcut: 'none' };
export const SHORTCUT_DEFAULTS: ShortcutSettings = { keys: {} };
/** On: an app with a known hole is worse than a download nobody asked for. */
export const UPDATE_DEFAULTS: UpdateSettings = { automatic: true };

/** Macs have no right control key; the right command key is missed by no remote machine. */
export function keyboardDefaults(platform: NodeJS.Platform): KeyboardSettings {
  return {
    hostKey: platform === 'darwin' ? 'MetaRight' : 'ControlRight',
    combinations: COMBINATIONS,
    pace: 'careful',
  };
}

/** From one version of the file to the next; see `JsonFile`. A change that takes no field away needs none. */
export const SETTINGS_MIGRATIONS: readonly Migration[] = [];
export const SETTINGS_VERSION = SETTINGS_MIGRATIONS.length + 1;

/** What is kept: the choices, not the defaults, so that a later version may have better ones. */
export interface StoredSettings extends Omit<Settings, 'machineDefaults' | 'messageDefaults'> {
  /** No choice of anybody's, and not told with the settings: what was open last. */
  readonly lastMachines: readonly LastMachine[];
  readonly lastPanes: PaneCount;
}

/** Reads what stands on the disk. Throws only when it is no settings file at all. */
export function settingsFileSchema(platform: NodeJS.Platform): z.ZodType<StoredSettings> {
  const defaults = keyboardDefaults(platform);
  // Copies: zod's own types are mutable.
  const usual = { ...defaults, combinations: defaults.combinations.map((one) => [...one]) };
  return z.object({
    version: z.literal(SETTINGS_VERSION),
    keyboard: z
      .object({
        hostKey: keyboard.hostKey.catch(usual.hostKey),
        combinations: keyboard.combinations.catch(usual.combinations),
        pace: keyboard.pace.catch(usual.pace),
      })
      .catch(usual),
    consoles: z
      .object({
        inUse: fitting(z.enum(IN_USE_POLICIES)),
        streams: fitting(stream),
        reopen: consoles.reopen.catch(false),
      })
      .catch({ inUse: {}, streams: {}, reopen: false }),
    assistance: z.object({ minutes: fitting(z.literal(SESSION_MINUTES)) }).catch({ minutes: {} }),
    messages: z
      .object({
        language: messages.language.catch(null),
        technician: messages.technician.catch(''),
        templates: z
          .object({ en: template.catch(null), 'zh-CN': template.catch(null) })
          .catch({ en: null, 'zh-CN': null }),
      })
      .catch({ language: null, technician: '', templates: { en: null, 'zh-CN': null } }),
    privacy: z
      .object({ hideFromCapture: privacy.hideFromCapture.catch(false) })
      .catch({ hideFromCapture: false }),
    background: z
      .object({ keepInTray: background.keepInTray.catch(false) })
      .catch({ keepInTray: false }),
    interface: z
      .object({
        language: interface_.language.catch(INTERFACE_DEFAULTS.language),
        theme: interface_.theme.catch(INTERFACE_DEFAULTS.theme),
        refreshMinutes: interface_.refreshMinutes.catch(INTERFACE_DEFAULTS.refreshMinutes),
      })
      .catch(INTERFACE_DEFAULTS),
    list: z
      .object({ columns: list.columns.catch([...USUAL_COLUMNS]) })
      .catch({ columns: [...USUAL_COLUMNS] }),
    quickOpen: z.object({ shortcut: shortcutSchema.catch('none') }).catch({ shortcut: 'none' }),
    shortcuts: storedShortcuts,
    updates: z.object({ automatic: updates.automatic.catch(true) }).catch({ automatic: true }),
    machines: fitting(
      z.object({
        layout: machine.layout.catch(MACHINE_DEFAULTS.layout),
        passing: machine.passing.catch(MACHINE_DEFAULTS.passing),
        zoom: machine.zoom.catch(MACHINE_DEFAULTS.zoom),
      }),
    ),
    lastMachines: lastMachines.catch([]),
    lastPanes: z.literal(PANE_COUNTS).catch(1),
  });
}
