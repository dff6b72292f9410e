import type { Bridge } from '../../preload/contract/bridge';
import type { AppError } from '../../preload/contract/errors';
import type { Assistance as Record_, AssistanceField } from '../../preload/contract/models';
import { Remote } from './remote.svelte';

/** How long a password stays readable on the screen. */
export const PASSWORD_SECONDS = 20;
const COPIED_SECONDS = 2;

/** The machine whose record is shown. Its name is kept: the machine may leave the list. */
export interface AssistedMachine {
  readonly machineId: string;
  readonly accountId: string;
  readonly name: string;
  /** The tab the panel belongs to. */
  readonly tab: string;
}

/** The assistance panel: at most one is open, for one desktop. */
export class Assistance {
  readonly record = new Remote<Record_ | null>();

  #target = $state.raw<AssistedMachine | null>(null);
  #busy = $state.raw<'create' | 'cancel' | null>(null);
  #error = $state.raw<AppError | null>(null);
  #password = $state.raw<string | null>(null);
  #copied = $state.raw<AssistanceField | null>(null);
  #hide: ReturnType<typeof setTimeout> | undefined;
  #uncopy: ReturnType<typeof setTimeout> | undefined;

  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get target(): AssistedMachine | null {
    return this.#target;
  }
  /** The call under way. */
  get busy(): 'create' | 'cancel' | null {
    return this.#busy;
  }
  /** Why the last create, cancel, copy or password call failed. */
  get error(): AppError | null {
    return this.#error;
  }
  /** The password while it is being shown. */
  get password(): string | null {
    return this.#password;
  }
  /** The field copied a moment ago. */
  get copied(): AssistanceField | null {
    return this.#copied;
  }

  /** Listens to the polled record; returns the end of listening. */
  start(): () => void {
    const stops = [
      this.#bridge.on('assistance:changed', ({ machineId, assistance }) => {
        if (machineId === this.#target?.machineId) this.record.set(assistance);
      }),
      this.#bridge.on('assistance:unread', ({ machineId, error }) => {
        if (machineId === this.#target?.machineId) this.record.fail(error);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Opens the panel for a desktop, or closes it if it shows that desktop there already. */
  toggle(target: AssistedMachine): void {
    const { machineId, tab } = target;
    const shown = this.#target?.machineId === machineId && this.#target.tab === tab;
    if (shown) this.close();
    else this.show(target);
  }

  /** Opens the panel for a desktop. */
  show(target: AssistedMachine): void {
    this.close();
    this.#target = target;
    void this.load();
  }

  async load(): Promise<void> {
    const machineId = this.#target?.machineId;
    if (machineId === undefined) return;
    await this.record.run(() => this.#bridge.assistance.show({ machineId }));
  }

  close(): void {
    const machineId = this.#target?.machineId;
    this.#target = null;
    this.record.reset();
    this.#error = null;
    this.#busy = null;
    this.#copied = null;
    this.hidePassword();
    if (machineId !== undefined) void this.#bridge.assistance.unwatch({ machineId });
  }

  async create(): Promise<void> {
    await this.#act('create', async (machineId) => {
      const result = await this.#bridge.assistance.create({ machineId });
      if (result.ok && this.#isShown(machineId)) this.record.set(result.value);
      return result.ok ? null : result.error;
    });
  }

  async cancel(): Promise<void> {
    await this.#act('cancel', async (machineId) => {
      const result = await this.#bridge.assistance.cancel({ machineId });
      // An event may already have told how it ended; that says more than nothing.
      const told = this.record.last?.value?.status.meaning === 'closed';
      if (result.ok && this.#isShown(machineId) && !told) this.record.set(null);
      return result.ok ? null : result.error;
    });
    if (this.#error === null) this.hidePassword();
  }

  async copy(field: AssistanceField): Promise<void> {
    const machineId = this.#target?.machineId;
    if (machineId === undefined) return;
    const result = await this.#bridge.assistance.copy({ machineId, field });
    if (!this.#isShown(machineId)) return;
    if (!result.ok) {
      this.#error = result.error;
      return;
    }
    this.#copied = field;
    clearTimeout(this.#uncopy);
    this.#uncopy = setTimeout(() => (this.#copied = null), COPIED_SECONDS * 1000);
  }

  /** Shows the password for a while. */
  async showPassword(): Promise<void> {
    const machineId = this.#target?.machineId;
    if (machineId === undefined) return;
    const result = await this.#bridge.assistance.password({ machineId });
    if (!this.#isShown(machineId)) return;
    if (!result.ok) {
      this.#error = result.error;
      return;
    }
    this.#password = result.value;
    clearTimeout(this.#hide);
    this.#hide = setTimeout(() => this.hidePassword(), PASSWORD_SECONDS * 1000);
  }

  hidePassword(): void {
    clearTimeout(this.#hide);
    this.#password = null;
  }

  #isShown(machineId: string): boolean {
    return this.#target?.machineId === machineId;
  }

  async #act(
    kind: 'create' | 'cancel',
    call: (machineId: string) => Promise<AppError | null>,
  ): Promise<void> {
    const machineId = this.#target?.machineId;
    if (machineId === undefined || this.#busy !== null) return;
    this.#busy = kind;
    this.#error = null;
    const error = await call(machineId);
    if (!this.#isShown(machineId)) return;
    this.#busy = null;
    this.#error = error;
  }
}
