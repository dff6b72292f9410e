import type { ActivityPage } from '../../preload/contract/activity';
import type { Bridge } from '../../preload/contract/bridge';
import type { MachineFacts } from '../../preload/contract/facts';
import type { MachineRow } from '../features/inventory/row';
import type { MachineList } from './machine-list.svelte';
import { Remote } from './remote.svelte';

/** How many events of a machine are shown; the rest is in the activity log. */
const NEWEST = 20;

/** One machine in full, beside the list, and what was done to it. */
export class Details {
  #machineId = $state.raw<string | null>(null);
  readonly history = new Remote<ActivityPage>();
  readonly facts = new Remote<MachineFacts>();

  /** The machine as the list has it; null when none is shown, or it is not there any more. */
  readonly row = $derived.by((): MachineRow | null =>
    this.#machineId === null ? null : this.#list.find(this.#machineId),
  );

  readonly #bridge: Bridge;
  readonly #list: Pick<MachineList, 'find'>;

  constructor(bridge: Bridge, list: Pick<MachineList, 'find'>) {
    this.#bridge = bridge;
    this.#list = list;
  }

  /** Shows a machine; the one that is shown already, no longer. */
  toggle(machineId: string): void {
    if (this.row?.machine.id === machineId) {
      this.close();
      return;
    }
    this.show(machineId);
  }

  show(machineId: string): void {
    if (this.row?.machine.id === machineId) return;
    this.#machineId = machineId;
    this.#forget();
    void this.loadHistory();
  }

  close(): void {
    this.#machineId = null;
    this.#forget();
  }

  /** Reads what the machine is made of, from the cloud. */
  async loadFacts(): Promise<void> {
    const machineId = this.#machineId;
    if (machineId === null) return;
    await this.facts.run(() => this.#bridge.inventory.facts({ machineId }));
  }

  /** Reads what was done to the machine, from the activity log. */
  async loadHistory(): Promise<void> {
    const machineId = this.#machineId;
    if (machineId === null) return;
    const filter = {
      text: '',
      machine: '',
      machineId,
      subject: 'all',
      from: null,
      until: null,
    } as const;
    const page = { before: null, size: NEWEST };
    await this.history.run(() => this.#bridge.activity.list({ filter, page }));
  }

  #forget(): void {
    this.history.reset();
    this.facts.reset();
  }
}
