import type { Bridge } from '../../preload/contract/bridge';
import {
  MACHINE_COLUMNS,
  USUAL_COLUMNS,
  type MachineColumn,
} from '../../preload/contract/machine-list';
import type { Result } from '../../preload/contract/result';
import type { MessageLanguage, MessageTemplate } from '../../preload/contract/invitation';
import type {
  ConsoleSettings,
  InterfaceSettings,
  InUsePolicy,
  KeyboardSettings,
  MachineSettings,
  MessageSettings,
  QuickOpenShortcut,
  Settings as AllSettings,
} from '../../preload/contract/settings';
import { USUAL_SESSION_MINUTES, type SessionMinutes } from '../../preload/contract/sessions';
import type { ChosenKeys } from '../../preload/contract/shortcuts';
import type { StreamSettings } from '../../preload/contract/views';
import { locale } from '../messages';
import { language } from '../messages/language.svelte';
import type { Notices } from './notices.svelte';

/** The technician's choices. Main keeps them; this is what it said last. Null until it has. */
export class Settings {
  #all = $state.raw<AllSettings | null>(null);
  #startsAtLogin = $state(false);

  readonly interface = $derived(this.#all?.interface ?? null);
  readonly keyboard = $derived(this.#all?.keyboard ?? null);
  /** The keys that were chosen for shortcuts. */
  readonly shortcuts = $derived(this.#all?.shortcuts.keys ?? {});
  /** How helpers are written to. */
  readonly messages = $derived(this.#all?.messages ?? null);

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  /** @param all as they are at the start, where they could be read */
  constructor(bridge: Bridge, notices: Notices, all: AllSettings | null) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#all = all;
  }

  /** Listens to changes; returns the end of listening. */
  start(): () => void {
    void this.#loadLoginStart();
    return this.#bridge.on('settings:changed', (all) => {
      this.#all = all;
      language.choose(all.interface.language);
    });
  }

  ofMachine(machineId: string): MachineSettings | null {
    return this.#all === null ? null : (this.#all.machines[machineId] ?? this.#all.machineDefaults);
  }

  async setInterface(change: Partial<InterfaceSettings>): Promise<void> {
    if (this.interface === null) return;
    this.#told(
      await this.#bridge.settings.set({
        change: { interface: { ...this.interface, ...change } },
      }),
    );
  }

  async setKeyboard(change: Partial<KeyboardSettings>): Promise<void> {
    if (this.keyboard === null) return;
    const keyboard = { ...this.keyboard, ...change };
    this.#told(await this.#bridge.settings.set({ change: { keyboard } }));
  }

  async setMachine(machineId: string, change: Partial<MachineSettings>): Promise<void> {
    const now = this.ofMachine(machineId);
    if (now === null) return;
    const machine = { ...now, ...change };
    this.#told(await this.#bridge.settings.setMachine({ machineId, machine }));
  }

  /** How the desktops of an account are opened on which somebody works. Until the settings are there: asked. */
  inUseOf(accountId: string): InUsePolicy {
    return this.#all?.consoles.inUse[accountId] ?? 'ask';
  }

  async setInUse(accountId: string, policy: InUsePolicy): Promise<void> {
    if (this.#all === null) return;
    const inUse = { ...this.#all.consoles.inUse, [accountId]: policy };
    await this.#setConsoles({ inUse });
  }

  /** What is asked of the console servers of an account. */
  streamOf(accountId: string): StreamSettings {
    return this.#all?.consoles.streams[accountId] ?? { quality: null, compression: null };
  }

  async setStream(accountId: string, change: Partial<StreamSettings>): Promise<void> {
    if (this.#all === null) return;
    const { streams } = this.#all.consoles;
    const stream = { ...this.streamOf(accountId), ...change };
    await this.#setConsoles({ streams: { ...streams, [accountId]: stream } });
  }

  /** Are the consoles of last time opened by themselves? */
  get reopens(): boolean {
    return this.#all?.consoles.reopen === true;
  }

  async setReopens(reopen: boolean): Promise<void> {
    await this.#setConsoles({ reopen });
  }

  /** The time limit of an account's assistance sessions, in minutes. */
  sessionMinutesOf(accountId: string): SessionMinutes {
    return this.#all?.assistance.minutes[accountId] ?? USUAL_SESSION_MINUTES;
  }

  async setSessionMinutes(accountId: string, limit: SessionMinutes): Promise<void> {
    if (this.#all === null) return;
    const minutes = { ...this.#all.assistance.minutes, [accountId]: limit };
    this.#told(await this.#bridge.settings.set({ change: { assistance: { minutes } } }));
  }

  /** The language helpers were written to last; at first that of the interface. */
  get messageLanguage(): MessageLanguage {
    return this.messages?.language ?? locale();
  }

  /** The words of the messages in a language: the technician's own, or the default ones. */
  templateOf(language: MessageLanguage): MessageTemplate | null {
    if (this.#all === null) return null;
    return this.#all.messages.templates[language] ?? this.#all.messageDefaults[language];
  }

  /** The words of the messages where the technician has none. */
  defaultTemplateOf(language: MessageLanguage): MessageTemplate | null {
    return this.#all?.messageDefaults[language] ?? null;
  }

  async setMessages(change: Partial<MessageSettings>): Promise<void> {
    if (this.messages === null) return;
    const messages = { ...this.messages, ...change };
    this.#told(await this.#bridge.settings.set({ change: { messages } }));
  }

  /** Does closing the window leave Crashcart running in the tray? */
  get keepsInTray(): boolean {
    return this.#all?.background.keepInTray === true;
  }

  async setKeepsInTray(keepInTray: boolean): Promise<void> {
    this.#told(await this.#bridge.settings.set({ change: { background: { keepInTray } } }));
  }

  /** Does the system start Crashcart at login? */
  get startsAtLogin(): boolean {
    return this.#startsAtLogin;
  }

  async setStartsAtLogin(on: boolean): Promise<void> {
    const result = await this.#bridge.app.setLoginStart({ on });
    if (result.ok) this.#startsAtLogin = result.value;
    else this.#notices.fail(result.error);
  }

  /** Are our windows kept out of what others share or record of the screen? */
  get hidesFromCapture(): boolean {
    return this.#all?.privacy.hideFromCapture === true;
  }

  async setHidesFromCapture(hideFromCapture: boolean): Promise<void> {
    this.#told(await this.#bridge.settings.set({ change: { privacy: { hideFromCapture } } }));
  }

  /** Are newer versions of the app looked for without being asked to? */
  get updatesThemselves(): boolean {
    return this.#all?.updates.automatic === true;
  }

  async setUpdatesThemselves(automatic: boolean): Promise<void> {
    this.#told(await this.#bridge.settings.set({ change: { updates: { automatic } } }));
  }

  /** The columns of the list that are wanted, in their order. */
  get columns(): readonly MachineColumn[] {
    const wanted = this.#all?.list.columns ?? USUAL_COLUMNS;
    return MACHINE_COLUMNS.filter((column) => column === 'name' || wanted.includes(column));
  }

  async setColumns(columns: readonly MachineColumn[]): Promise<void> {
    this.#told(await this.#bridge.settings.set({ change: { list: { columns: [...columns] } } }));
  }

  /** The keys that open quick open from other programs. */
  get shortcut(): QuickOpenShortcut {
    return this.#all?.quickOpen.shortcut ?? 'none';
  }

  async setShortcut(shortcut: QuickOpenShortcut): Promise<void> {
    this.#told(await this.#bridge.settings.setShortcut({ shortcut }));
  }

  async setShortcuts(keys: ChosenKeys): Promise<void> {
    this.#told(await this.#bridge.settings.set({ change: { shortcuts: { keys } } }));
  }

  async #loadLoginStart(): Promise<void> {
    const result = await this.#bridge.app.loginStart();
    if (result.ok) this.#startsAtLogin = result.value;
  }

  async #setConsoles(change: Partial<ConsoleSettings>): Promise<void> {
    if (this.#all === null) return;
    const consoles = { ...this.#all.consoles, ...change };
    this.#told(await this.#bridge.settings.set({ change: { consoles } }));
  }

  /** The new settings come as an event, also when the disk refused them. */
  #told(result: Result<AllSettings>): void {
    if (!result.ok) this.#notices.fail(result.error);
  }
}
