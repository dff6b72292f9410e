/** What the technician has chosen. No secret is among it; it is kept in `settings.json`. */
import type { MessageLanguage, MessageTemplate } from './invitation';
import type { HostKey, KeyboardLayout, KeyCombination, KeyPassing, TypingPace } from './keyboard';
import type { MachineColumn } from './machine-list';
import type { SessionMinutes } from './sessions';
import type { ChosenKeys } from './shortcuts';
import type { StreamSettings, Zoom } from './views';

export interface KeyboardSettings {
  readonly hostKey: HostKey;
  /** The key menu, in order. */
  readonly combinations: readonly KeyCombination[];
  readonly pace: TypingPace;
}

/** What holds for one machine. */
export interface MachineSettings {
  /** The layout that is set on the machine, to type text with. */
  readonly layout: KeyboardLayout;
  readonly passing: KeyPassing;
  readonly zoom: Zoom;
}

/** What happens when the console of a desktop is to be opened on which somebody works. */
export const IN_USE_POLICIES = ['ask', 'open', 'view'] as const;
export type InUsePolicy = (typeof IN_USE_POLICIES)[number];

export interface ConsoleSettings {
  /** By account id. Where none is chosen it is asked. */
  readonly inUse: Readonly<Record<string, InUsePolicy>>;
  /** What is asked of the console servers of an account, by its id; without one, what the links say. */
  readonly streams: Readonly<Record<string, StreamSettings>>;
  /** Open the consoles of last time by itself, once their accounts are signed in. */
  readonly reopen: boolean;
}

export interface AssistanceSettings {
  /** The time limit of an account's sessions, by its id; without one, `USUAL_SESSION_MINUTES`. */
  readonly minutes: Readonly<Record<string, SessionMinutes>>;
}

/** Messages that invite a helper to a session. */
export interface MessageSettings {
  /** The language used last; null: that of the interface. */
  readonly language: MessageLanguage | null;
  /** How the technician signs; empty: not at all. */
  readonly technician: string;
  /** The technician's own words; null: the default ones. */
  readonly templates: Readonly<Record<MessageLanguage, MessageTemplate | null>>;
}

export const INTERFACE_LANGUAGES = ['system', 'en', 'zh-CN'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Minutes after which the list is read anew by itself; 0: never. */
export const REFRESH_MINUTES = [0, 1, 2, 5, 15] as const;
export type RefreshMinutes = (typeof REFRESH_MINUTES)[number];

/** How the app looks, and how often its list is read anew. */
export interface InterfaceSettings {
  readonly language: InterfaceLanguage;
  readonly theme: Theme;
  readonly refreshMinutes: RefreshMinutes;
}

export interface ListSettings {
  /** The columns of the list of machines that are wanted; they stand in the order of `MACHINE_COLUMNS`. */
  readonly columns: readonly MachineColumn[];
}

/**
 * The keys, as Electron names them, that open quick open while another program has the keyboard. All have
 * two modifiers, or one that few programs use: they are taken from every other program. `none`: other
 * programs keep all their keys.
 */
export const QUICK_OPEN_SHORTCUTS = [
  'none',
  'CommandOrControl+Shift+Space',
  'CommandOrControl+Alt+Space',
  'CommandOrControl+Alt+K',
  'CommandOrControl+Shift+K',
  'Alt+Space',
] as const;
export type QuickOpenShortcut = (typeof QUICK_OPEN_SHORTCUTS)[number];

export interface QuickOpenSettings {
  /** Set by `settings:setShortcut`, which may find it taken. */
  readonly shortcut: QuickOpenShortcut;
}

export interface PrivacySettings {
  /** Other programs that share or record the screen do not see Crashcart. Not on Linux. */
  readonly hideFromCapture: boolean;
}

export interface BackgroundSettings {
  /** An icon in the tray, and closing the window leaves Crashcart running there. */
  readonly keepInTray: boolean;
}

export interface ShortcutSettings {
  /** Only what was chosen: a later version may have better keys for the rest. */
  readonly keys: ChosenKeys;
}

export interface UpdateSettings {
  /** Newer versions are looked for, and downloaded, without being asked to. */
  readonly automatic: boolean;
}

/** To add a setting: a field here, its schema and default in `main/settings/schema.ts`. */
export interface Settings {
  readonly keyboard: KeyboardSettings;
  readonly consoles: ConsoleSettings;
  readonly assistance: AssistanceSettings;
  readonly messages: MessageSettings;
  readonly privacy: PrivacySettings;
  readonly background: BackgroundSettings;
  readonly interface: InterfaceSettings;
  readonly list: ListSettings;
  readonly quickOpen: QuickOpenSettings;
  readonly shortcuts: ShortcutSettings;
  readonly updates: UpdateSettings;
  /** The words of the messages where the technician has none. */
  readonly messageDefaults: Readonly<Record<MessageLanguage, MessageTemplate>>;
  /** What holds where nothing was chosen. */
  readonly machineDefaults: MachineSettings;
  /** Machines for which something was chosen, by machine id. */
  readonly machines: Readonly<Record<string, MachineSettings>>;
}

/** Whole sections to replace; those left out stay. */
export type SettingsChange = Partial<
  Pick<
    Settings,
    | 'keyboard'
    | 'consoles'
    | 'assistance'
    | 'messages'
    | 'privacy'
    | 'background'
    | 'interface'
    | 'list'
    | 'shortcuts'
    | 'updates'
  >
>;
