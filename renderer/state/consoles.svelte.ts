import { SvelteSet } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { Console, OpeningTerms } from '../../preload/contract/models';
import type { Notices } from './notices.svelte';

/** The tab that is always there. */
export const MACHINES_TAB = 'machines';

/** A mounted guest: one per ticket, in the order the tickets came. */
export interface Frame {
  readonly ticketId: string;
  readonly consoleId: string;
}

/** What the rest of the window has to do with consoles. */
interface ConsoleHooks {
  /** A tab has gone. */
  readonly onClosed: (consoleId: string) => void;
  /** How a console is opened; null when the technician is asked first. */
  readonly termsFor: (machineId: string) => OpeningTerms | null;
}

/** The console tabs, and which tab is in front. */
export class Consoles {
  #all = $state.raw<readonly Console[]>([]);
  #frames = $state.raw<readonly Frame[]>([]);
  #activeTab = $state(MACHINES_TAB);
  #turn = $state(0);

  readonly active = $derived(this.#all.find((console) => console.id === this.#activeTab) ?? null);

  readonly #bridge: Bridge;
  readonly #notices: Notices;
  readonly #hooks: ConsoleHooks;
  /** Late news of a closed console must not bring its tab back. */
  readonly #closed = new SvelteSet<string>();
  readonly #opening = new SvelteSet<string>();
  /** The machine whose tab comes to the front as soon as it exists, unless the user goes elsewhere. */
  #wanted: string | null = null;

  constructor(bridge: Bridge, notices: Notices, hooks: ConsoleHooks) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#hooks = hooks;
  }

  get all(): readonly Console[] {
    return this.#all;
  }

  /** Append and remove only: moving a guest in the document would kill it. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** `MACHINES_TAB` or the id of a console. */
  get activeTab(): string {
    return this.#activeTab;
  }

  /** Counts the occasions on which the console in front is to get the keyboard. */
  get turn(): number {
    return this.#turn;
  }

  isOpening(machineId: string): boolean {
    return this.#opening.has(machineId);
  }

  /** Takes over consoles that main still has, and listens; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#bridge.on('consoles:changed', (console) => this.#upsert(console)),
      this.#bridge.on('consoles:closed', ({ consoleId }) => this.#remove(consoleId)),
    ];
    void this.#load();
    return () => stops.forEach((stop) => stop());
  }

  async #load(): Promise<void> {
    const result = await this.#bridge.consoles.list();
    if (!result.ok) return;
    for (const console of result.value) this.#add(console);
  }

  /**
   * Opens the console of a machine, or goes to the tab it has.
   * @param terms what the technician has chosen, where he was asked
   */
  async open(machineId: string, terms?: OpeningTerms): Promise<void> {
    const known = this.#all.find((console) => console.machineId === machineId);
    if (known !== undefined) {
      this.activate(known.id);
      return;
    }
    if (this.#opening.has(machineId)) return;
    const chosen = terms ?? this.#hooks.termsFor(machineId);
    if (chosen === null) return;
    this.#wanted = machineId;
    this.#opening.add(machineId);
    const result = await this.#bridge.consoles.open({ machineId, ...chosen });
    this.#opening.delete(machineId);
    if (result.ok) this.#add(result.value);
    else this.#notices.fail(result.error, () => void this.open(machineId, chosen));
  }

  async reconnect(consoleId: string): Promise<void> {
    const result = await this.#bridge.consoles.reconnect({ consoleId });
    // What follows comes as events. They may be here before this answer, and are newer than it.
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** No more attempts to connect it by themselves. */
  async stopRetry(consoleId: string): Promise<void> {
    const result = await this.#bridge.consoles.stopRetry({ consoleId });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** Accepts the certificate that a console's host showed, and connects anew. */
  async trustCertificate(consoleId: string, fingerprint: string): Promise<void> {
    const result = await this.#bridge.consoles.trustCertificate({ consoleId, fingerprint });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** The console in front gets the keyboard, which a click has taken away from it. */
  giveKeyboard(): void {
    this.#turn += 1;
  }

  async setViewOnly(consoleId: string, viewOnly: boolean): Promise<void> {
    const result = await this.#bridge.consoles.setViewOnly({ consoleId, viewOnly });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** The tab goes at once; main wipes the session behind it. */
  async close(consoleId: string): Promise<void> {
    if (!this.#remove(consoleId)) return;
    const result = await this.#bridge.consoles.close({ consoleId });
    if (!result.ok) this.#notices.fail(result.error);
  }

  activate(tab: string): void {
    this.#wanted = null;
    this.#activeTab = tab;
    this.#turn += 1;
  }

  /** The next tab round the strip, in the direction of `step`. */
  activateNeighbour(step: 1 | -1): void {
    const tabs = [MACHINES_TAB, ...this.#all.map((console) => console.id)];
    const index = tabs.indexOf(this.#activeTab);
    this.activate(tabs[(index + step + tabs.length) % tabs.length] ?? MACHINES_TAB);
  }

  /** The answer to a call. An event about the same console is newer, whichever came first. */
  #add(console: Console): void {
    if (this.#all.some((other) => other.id === console.id)) this.#show(console);
    else this.#upsert(console);
  }

  #show(console: Console): void {
    if (this.#wanted === console.machineId) this.activate(console.id);
  }

  #upsert(console: Console): void {
    if (this.#closed.has(console.id)) return;
    const known = this.#all.some((other) => other.id === console.id);
    this.#all = known
      ? this.#all.map((other) => (other.id === console.id ? console : other))
      : [...this.#all, console];
    this.#mount(console);
    this.#show(console);
  }

  /** Takes a tab out; its neighbour comes to the front. False when there is none. */
  #remove(consoleId: string): boolean {
    const index = this.#all.findIndex((console) => console.id === consoleId);
    this.#closed.add(consoleId);
    if (index === -1) return false;
    this.#all = this.#all.filter((console) => console.id !== consoleId);
    this.#frames = this.#frames.filter((frame) => frame.consoleId !== consoleId);
    if (this.#activeTab === consoleId) {
      this.#activeTab = (this.#all[index] ?? this.#all[index - 1])?.id ?? MACHINES_TAB;
    }
    this.#hooks.onClosed(consoleId);
    return true;
  }

  /** A new ticket means a new guest; a console without a ticket keeps none. */
  #mount({ id, ticketId }: Console): void {
    const mine = this.#frames.find((frame) => frame.consoleId === id);
    if (mine?.ticketId === (ticketId ?? undefined)) return;
    const others = this.#frames.filter((frame) => frame.consoleId !== id);
    this.#frames = ticketId === null ? others : [...others, { ticketId, consoleId: id }];
  }
}
