import { SvelteSet } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/bridge';
import type { AppError } from '../../preload/contract/errors';
import type { Console, OpeningTerms } from '../../preload/contract/models';
import { Frames, type Frame } from './frames.svelte';
import type { Notices } from './notices.svelte';
import { Panes } from './panes.svelte';
import type { PaneCount } from '../../preload/contract/views';

/** So many consoles that have gone are known as such: late news comes soon, or not at all. */
const REMEMBERED = 50;

/** The tab that is always there. */
export const MACHINES_TAB = 'machines';

/** What the rest of the window has to do with consoles. */
interface ConsoleHooks {
  /** A tab has gone. */
  readonly onClosed: (consoleId: string) => void;
  /**
   * How a console is opened, with what the technician has chosen already; null when he is asked first.
   */
  readonly termsFor: (machineId: string, chosen?: OpeningTerms) => OpeningTerms | null;
}

/** The console tabs in their order, which is in front, and which are seen beside it. */
export class Consoles {
  #all = $state.raw<readonly Console[]>([]);
  /** Machines whose tabs were closed, the last one last. */
  #closedMachines = $state.raw<readonly string[]>([]);
  readonly #frames = new Frames();
  readonly panes = new Panes();
  #activeTab = $state(MACHINES_TAB);
  #turn = $state(0);

  readonly active = $derived(this.#all.find((console) => console.id === this.#activeTab) ?? null);

  readonly #bridge: Bridge;
  readonly #notices: Notices;
  readonly #hooks: ConsoleHooks;
  /** Consoles that are shown in another window, or were. */
  readonly #gone = new SvelteSet<string>();
  /** Late news of a closed console must not bring its tab back. */
  readonly #closed = new SvelteSet<string>();
  /** The console this window is for; null for the main window. */
  #own: string | null = null;
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
    return this.#frames.all;
  }

  find(consoleId: string): Console | null {
    return this.#all.find((console) => console.id === consoleId) ?? null;
  }

  /** Is there a tab to be opened again? */
  get canReopen(): boolean {
    return this.#closedMachines.length > 0;
  }

  /** Is this console to be seen, in front or beside the one that is? */
  isInSight(consoleId: string): boolean {
    return this.#activeTab !== MACHINES_TAB && this.panes.slotOf(consoleId) !== -1;
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

  /**
   * Takes over consoles that main still has, and listens; returns the end of listening.
   * @param own the console this window is for; null for the main window
   */
  start(own: string | null): () => void {
    this.#own = own;
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
   * @returns why it was not opened, which is told in any case
   */
  async open(machineId: string, terms?: OpeningTerms): Promise<AppError | null> {
    const known = this.#all.find((console) => console.machineId === machineId);
    if (known !== undefined) {
      this.activate(known.id);
      return null;
    }
    if (this.#opening.has(machineId)) return null;
    const chosen = this.#hooks.termsFor(machineId, terms);
    if (chosen === null) return null;
    this.#wanted = machineId;
    this.#opening.add(machineId);
    const result = await this.#bridge.consoles.open({ machineId, ...chosen });
    this.#opening.delete(machineId);
    if (result.ok) {
      this.#add(result.value);
      return null;
    }
    this.#notices.fail(result.error, () => void this.open(machineId, chosen));
    return result.error;
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

  /** Whether it is to be seen. A page that has gone meanwhile need not know. */
  async setInSight(consoleId: string, inSight: boolean): Promise<void> {
    await this.#bridge.consoles.setInSight({ consoleId, inSight });
  }

  /** How much larger the page draws. A page that has gone meanwhile needs it no more. */
  async setPageZoom(consoleId: string, factor: number): Promise<void> {
    await this.#bridge.consoles.setPageZoom({ consoleId, factor });
  }

  async setViewOnly(consoleId: string, viewOnly: boolean): Promise<void> {
    const result = await this.#bridge.consoles.setViewOnly({ consoleId, viewOnly });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** The tab goes at once; main wipes the session behind it. */
  async close(consoleId: string): Promise<void> {
    const machineId = this.find(consoleId)?.machineId;
    if (machineId === undefined || !this.#remove(consoleId)) return;
    this.#closedMachines = [...this.#closedMachines.filter((id) => id !== machineId), machineId];
    const result = await this.#bridge.consoles.close({ consoleId });
    if (!result.ok) this.#notices.fail(result.error);
  }

  async closeOthers(consoleId: string): Promise<void> {
    const others = this.#all.filter(({ id }) => id !== consoleId);
    await Promise.all(others.map(({ id }) => this.close(id)));
  }

  /** Opens the tab that was closed last, with a new ticket and all that is asked before one. */
  async reopen(): Promise<void> {
    const machineId = this.#closedMachines.at(-1);
    if (machineId === undefined) return;
    this.#closedMachines = this.#closedMachines.slice(0, -1);
    await this.open(machineId);
  }

  /** Gives a console a window of its own, or a tab again; either takes a new ticket. */
  async setApart(consoleId: string, apart: boolean): Promise<void> {
    const result = await this.#bridge.consoles.setApart({ consoleId, apart });
    if (!result.ok) this.#notices.fail(result.error);
  }

  /** Moves a tab to a place in the strip, counted without it. Guests stay where they are. */
  move(consoleId: string, index: number): void {
    const moved = this.find(consoleId);
    if (moved === null) return;
    const others = this.#all.filter(({ id }) => id !== consoleId);
    this.#all = [...others.slice(0, index), moved, ...others.slice(index)];
  }

  /** Moves a tab by one place; at either end it stays. */
  moveBy(consoleId: string, step: 1 | -1): void {
    const index = this.#all.findIndex(({ id }) => id === consoleId);
    if (index !== -1) this.move(consoleId, Math.max(0, index + step));
  }

  /** Shows one console, or several at once. */
  split(count: PaneCount): void {
    const tabs = this.#all.map(({ id }) => id);
    this.panes.setCount(count, this.active?.id ?? null, tabs);
    // For next time; nobody waits for it.
    void this.#bridge.consoles.setPanes({ panes: count });
    this.giveKeyboard();
  }

  activate(tab: string): void {
    this.bringForward(tab);
    this.giveKeyboard();
  }

  /** A console that was clicked into, or in its bar: it has the keyboard already, or wants none. */
  bringForward(tab: string): void {
    this.#wanted = null;
    this.#activeTab = tab;
    if (tab !== MACHINES_TAB) this.panes.show(tab);
  }

  /** The next tab round the strip, in the direction of `step`. */
  activateNeighbour(step: 1 | -1): void {
    const tabs = [MACHINES_TAB, ...this.#all.map((console) => console.id)];
    const index = tabs.indexOf(this.#activeTab);
    this.activate(tabs[(index + step + tabs.length) % tabs.length] ?? MACHINES_TAB);
  }

  /** The answer to a call. An event about the same console is newer, whichever came first. */
  #add(console: Console): void {
    if (!this.#belongs(console)) return;
    if (this.#all.some((other) => other.id === console.id)) this.#show(console);
    else this.#upsert(console);
  }

  #show(console: Console): void {
    if (this.#wanted === console.machineId) this.activate(console.id);
  }

  #upsert(console: Console): void {
    if (this.#closed.has(console.id)) return;
    if (!this.#belongs(console)) {
      this.#takeOut(console.id);
      return;
    }
    const known = this.#all.some((other) => other.id === console.id);
    this.#all = known
      ? this.#all.map((other) => (other.id === console.id ? console : other))
      : [...this.#all, console];
    this.#frames.mount(console);
    this.#show(console);
    // Back from its own window, or the only one of it.
    if (!known && (this.#gone.delete(console.id) || this.#own !== null)) this.activate(console.id);
  }

  #belongs(console: Console): boolean {
    return console.apart ? console.id === this.#own : this.#own === null;
  }

  /** Takes a tab out; its neighbour comes to the front. False when there is none. */
  #remove(consoleId: string): boolean {
    remember(this.#closed, consoleId);
    return this.#takeOut(consoleId);
  }

  #takeOut(consoleId: string): boolean {
    remember(this.#gone, consoleId);
    const index = this.#all.findIndex((console) => console.id === consoleId);
    if (index === -1) return false;
    this.#all = this.#all.filter((console) => console.id !== consoleId);
    this.#frames.remove(consoleId);
    this.panes.drop(
      consoleId,
      this.#all.map(({ id }) => id),
    );
    if (this.#activeTab === consoleId) {
      this.#activeTab = (this.#all[index] ?? this.#all[index - 1])?.id ?? MACHINES_TAB;
      if (this.#activeTab !== MACHINES_TAB) this.panes.show(this.#activeTab);
    }
    this.#hooks.onClosed(consoleId);
    return true;
  }
}

/** Adds to a set that forgets its oldest. */
function remember(set: Set<string>, id: string): void {
  set.add(id);
  const [oldest] = set;
  if (set.size > REMEMBERED && oldest !== undefined) set.delete(oldest);
}
