import type { AppError } from '../../../preload/contract/errors';
import type { Machine } from '../../../preload/contract/models';
import type { App } from '../../state/app.svelte';

/** The ways to begin with a desktop somebody works on, the gentlest first. */
export const WAYS = ['assist', 'notice', 'view', 'anyway'] as const;
type Way = (typeof WAYS)[number];

/** What is chosen and typed before the console of a desktop in use is opened. */
export class OccupiedState {
  readonly #app: App;
  way = $state<Way>('assist');
  notice = $state('');
  reason = $state('');
  /** The same from now on, without a question, for this account. */
  always = $state(false);
  busy = $state(false);
  error = $state.raw<AppError | null>(null);

  /** What would be kept for the account; null for ways that want something anew each time. */
  readonly policy = $derived(this.way === 'view' ? 'view' : this.way === 'anyway' ? 'open' : null);

  constructor(app: App) {
    this.#app = app;
  }

  /** Whoever opens it over somebody's head says why; others where the organisation wants it. */
  get needsReason(): boolean {
    return (
      this.way === 'anyway' || (this.way !== 'assist' && this.#app.rules.requireReason === true)
    );
  }

  get lacksReason(): boolean {
    return this.needsReason && this.reason.trim() === '';
  }

  get isEmpty(): boolean {
    return (this.way === 'notice' && this.notice.trim() === '') || this.lacksReason;
  }

  /** Sends the notice if there is to be one, and opens the console; false when the notice failed. */
  async submit({ id: machineId, accountId }: Machine): Promise<boolean> {
    const { bridge, consoles, settings } = this.#app;
    this.error = null;
    if (this.always && this.policy !== null) await settings.setInUse(accountId, this.policy);
    if (this.way === 'notice') {
      this.busy = true;
      const sent = await bridge.consoles.notify({ machineId, text: this.notice.trim() });
      this.busy = false;
      if (!sent.ok) {
        this.error = sent.error;
        return false;
      }
    }
    const reason = this.reason.trim();
    void consoles.open(machineId, {
      viewOnly: this.way === 'view',
      ...(this.needsReason ? { reason } : {}),
    });
    return true;
  }
}
