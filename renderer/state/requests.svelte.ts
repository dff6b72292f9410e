import { untrack } from 'svelte';
import type { MachineRequest, RequestAction } from '../../preload/contract/requests';
import type { App } from './app.svelte';
import { outcomeFor } from './commands';
import { linkState, type LinkState } from './link-state';

/** A link, until it is answered; one after the other never are the same. */
export interface AskedLink {
  readonly request: Extract<MachineRequest, { kind: 'link' | 'refused-link' }>;
}

type Command = Extract<MachineRequest, { kind: 'command' }>;

/** Dialogs in which nothing is being written and nothing is asked: a link may take their place. */
const PASSING = ['quick-open', 'settings', 'sessions', 'watches'];

/**
 * What is wanted of machines from outside the window. Links are asked about, one at a time: what is being
 * asked does not change under the technician's hand, and of those that come meanwhile the last one waits.
 * Commands are the technician's own; they wait until the accounts and the machines are there.
 */
export class Requests {
  #asked = $state.raw<AskedLink | null>(null);
  #next: AskedLink | null = null;
  #commands = $state.raw<readonly Command[]>([]);

  readonly #app: App;

  /** Signing in, or the first reading, is still going on: what is not there may come. */
  readonly #isSettled = $derived.by(() => {
    const { accounts, inventory, machines } = this.#app;
    if (accounts.list.last === null || accounts.practiceStart.loading) return false;
    if (accounts.all.some(({ session }) => session.state === 'signing-in')) return false;
    if (accounts.signedIn.length === 0) return true;
    return (
      !inventory.remote.loading && inventory.remote.data.status !== 'idle' && machines.isArranged
    );
  });

  /** What there is to say of the link; null when there is none. */
  readonly link = $derived.by((): LinkState | null => {
    if (this.#asked === null) return null;
    const { request } = this.#asked;
    if (request.kind === 'refused-link') return { is: 'refused', fault: request.fault };
    return linkState(request.link, this.#app, this.#isSettled);
  });

  constructor(app: App) {
    this.#app = app;
  }

  /** The link that is asked about now, unless a dialog waits for an answer of its own. */
  get asked(): AskedLink | null {
    return this.#app.dialogs.open === null ? this.#asked : null;
  }

  /** Listens; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#app.bridge.on('requests:came', (request) => this.#came(request)),
      $effect.root(() => {
        $effect(() => {
          const [command, ...others] = this.#commands;
          if (command === undefined || !this.#isSettled) return;
          this.#commands = others;
          untrack(() => void this.#do(command));
        });
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** The technician wants what the link wants. */
  follow(action: RequestAction, machineId: string): void {
    this.dismiss();
    void this.#app.reach(action, machineId);
  }

  /** The technician does not, or has read why not. */
  dismiss(): void {
    this.#asked = this.#next;
    this.#next = null;
  }

  #came(request: MachineRequest): void {
    switch (request.kind) {
      case 'link':
      case 'refused-link':
        if (this.#asked === null) this.#asked = { request };
        else if (!isSame(this.#asked.request, request)) this.#next = { request };
        if (PASSING.includes(this.#app.dialogs.open?.kind ?? '')) this.#app.dialogs.close();
        return;
      case 'command':
        this.#commands = [...this.#commands, request];
        return;
      case 'machine':
        void this.#app.reach('open', request.machineId);
    }
  }

  async #do({ id, action, name }: Command): Promise<void> {
    const outcome = await outcomeFor(action, name, this.#app);
    await this.#app.bridge.requests.answer({ id, outcome });
  }
}

function isSame(a: MachineRequest, b: MachineRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
