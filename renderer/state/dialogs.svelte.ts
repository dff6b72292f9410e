import type { AtStake } from '../../preload/contract/events';
import type { SavedSearch } from '../../preload/contract/library';
import type { Account, Console, Machine, OpeningTerms } from '../../preload/contract/models';
import type { EndingAction, PowerAction } from '../../preload/contract/power';

/** What stands over the window, if anything. */
export type OpenDialog =
  | { readonly kind: 'sign-in'; readonly account: Account | null }
  /** Virtual MFA: no more than the passcode, and the password where nobody keeps it. */
  | { readonly kind: 'passcode'; readonly account: Account }
  | { readonly kind: 'forget'; readonly account: Account }
  /** Quality and compression of an account's consoles. */
  | { readonly kind: 'stream'; readonly account: Account }
  /** Somebody works on the desktop whose console is to be opened. */
  | { readonly kind: 'occupied'; readonly machine: Machine }
  /** A console is to be opened, and the organisation wants to know why. */
  | {
      readonly kind: 'reason';
      readonly machineId: string;
      readonly name: string;
      readonly terms: OpeningTerms;
    }
  /** A power action that ends what runs on the machine, ordered from the list or from a console. */
  | {
      readonly kind: 'power';
      readonly machine: Machine;
      readonly action: EndingAction;
      readonly consoleId: string | null;
    }
  /** A power action on several machines, ordered from the list. */
  | {
      readonly kind: 'power-batch';
      readonly machines: readonly Machine[];
      readonly action: PowerAction;
    }
  | { readonly kind: 'tags'; readonly machineIds: readonly string[] }
  /** Text to be typed into a console, with what stands in it at first. */
  | { readonly kind: 'type'; readonly console: Console; readonly text: string }
  | { readonly kind: 'keyboard'; readonly console: Console }
  | { readonly kind: 'ctrl-alt-del'; readonly consoleId: string; readonly name: string }
  /** Machines, tabs, actions and settings by name. */
  | { readonly kind: 'quick-open' }
  /** The assistance sessions that may be open. */
  | { readonly kind: 'sessions' }
  /** What is to be told of a machine. */
  | { readonly kind: 'watch'; readonly machine: Machine }
  /** The machines that are watched. */
  | { readonly kind: 'watches' }
  | { readonly kind: 'settings'; readonly search: string }
  /** What Crashcart is, and the licences of what is in it. */
  | { readonly kind: 'about' }
  /** What is handed to whoever looks after the computer. */
  | { readonly kind: 'diagnostics' }
  /** The time limit of an account's sessions. */
  | { readonly kind: 'session-limit'; readonly account: Account }
  /** A search gets a name, or another one. */
  | { readonly kind: 'saved-search'; readonly search: SavedSearch; readonly isKnown: boolean }
  /** The window is to be closed over so many live consoles and open sessions. */
  | ({ readonly kind: 'closing' } & AtStake);

/** At most one dialog of the window at a time; those inside a panel belong to the panel. */
export class Dialogs {
  #open = $state.raw<OpenDialog | null>(null);

  get open(): OpenDialog | null {
    return this.#open;
  }

  /** The sign-in form: empty, or for an account that is known. */
  signIn(account: Account | null = null): void {
    this.#open = { kind: 'sign-in', account };
  }

  passcode(account: Account): void {
    this.#open = { kind: 'passcode', account };
  }

  forget(account: Account): void {
    this.#open = { kind: 'forget', account };
  }

  stream(account: Account): void {
    this.#open = { kind: 'stream', account };
  }

  occupied(machine: Machine): void {
    this.#open = { kind: 'occupied', machine };
  }

  power(machine: Machine, action: EndingAction, consoleId: string | null): void {
    this.#open = { kind: 'power', machine, action, consoleId };
  }

  powerBatch(machines: readonly Machine[], action: PowerAction): void {
    this.#open = { kind: 'power-batch', machines, action };
  }

  /** The tags of several machines. */
  tags(machineIds: readonly string[]): void {
    this.#open = { kind: 'tags', machineIds };
  }

  type(console: Console, text: string): void {
    this.#open = { kind: 'type', console, text };
  }

  keyboard(console: Console): void {
    this.#open = { kind: 'keyboard', console };
  }

  ctrlAltDel(consoleId: string, name: string): void {
    this.#open = { kind: 'ctrl-alt-del', consoleId, name };
  }

  reason(machineId: string, name: string, terms: OpeningTerms): void {
    this.#open = { kind: 'reason', machineId, name, terms };
  }

  quickOpen(): void {
    this.#open = { kind: 'quick-open' };
  }

  sessions(): void {
    this.#open = { kind: 'sessions' };
  }

  watch(machine: Machine): void {
    this.#open = { kind: 'watch', machine };
  }

  watches(): void {
    this.#open = { kind: 'watches' };
  }

  settings(search = ''): void {
    this.#open = { kind: 'settings', search };
  }

  about(): void {
    this.#open = { kind: 'about' };
  }

  diagnostics(): void {
    this.#open = { kind: 'diagnostics' };
  }

  sessionLimit(account: Account): void {
    this.#open = { kind: 'session-limit', account };
  }

  savedSearch(search: SavedSearch, isKnown: boolean): void {
    this.#open = { kind: 'saved-search', search, isKnown };
  }

  closing(atStake: AtStake): void {
    this.#open = { kind: 'closing', ...atStake };
  }

  close(): void {
    this.#open = null;
  }
}
