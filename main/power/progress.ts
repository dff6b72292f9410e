import type { Power } from '../../preload/contract/models';
import { aimOf, type PowerAction } from '../../preload/contract/power';
import type { MachineNow } from '../inventory/read-machine';

/** A machine that runs was told to restart, and nothing of it was seen: after this long it counts as done. */
export const UNSEEN_MS = 60_000;

/** An idle machine elsewhere than it was to be may be between two tasks: it has to be seen there twice. */
const LOOKS_TO_BELIEVE = 2;

/** What one look at the machine comes to. */
export type Verdict =
  | { readonly is: 'under-way' }
  | { readonly is: 'done'; readonly witnessed: boolean }
  /** It has ended, and not where it was to. */
  | { readonly is: 'otherwise' };

const UNDER_WAY: Verdict = { is: 'under-way' };
const OTHERWISE: Verdict = { is: 'otherwise' };

const powerOf = ({ machine }: MachineNow): Power => machine.power;

/**
 * Tells from a row of looks at a machine how a power action goes. An idle machine in the state it was to
 * reach proves nothing by itself: a desktop's `task_status` stays empty for a while after the order was
 * taken, so a restart has to be seen, or waited for.
 */
export class Progress {
  readonly #action: PowerAction;
  /** The machine before the order; null when it could not be read. */
  readonly #before: MachineNow | null;
  #begun = false;
  #elsewhere = 0;

  constructor(action: PowerAction, before: MachineNow | null) {
    this.#action = action;
    this.#before = before;
  }

  /** @param elapsedMs since the order was taken */
  look(now: MachineNow, elapsedMs: number): Verdict {
    const { meaning } = powerOf(now);
    if (this.#shows(now)) this.#begun = true;
    if (meaning === 'busy') {
      this.#elsewhere = 0;
      return UNDER_WAY;
    }
    if (this.#begun && now.operation.endsWith('-failed')) return OTHERWISE;
    if (meaning === aimOf(this.#action)) return this.#arrived(elapsedMs);
    if (!this.#begun) return UNDER_WAY;
    this.#elsewhere += 1;
    return this.#elsewhere >= LOOKS_TO_BELIEVE ? OTHERWISE : UNDER_WAY;
  }

  #arrived(elapsedMs: number): Verdict {
    const isRestart = this.#action === 'restart' || this.#action === 'force-restart';
    if (this.#begun || !isRestart) return { is: 'done', witnessed: true };
    return elapsedMs >= UNSEEN_MS ? { is: 'done', witnessed: false } : UNDER_WAY;
  }

  /** Does the machine show that something has been done to it? */
  #shows(now: MachineNow): boolean {
    if (powerOf(now).meaning === 'busy') return true;
    const before = this.#before;
    if (before === null) return false;
    if (powerOf(now).raw !== powerOf(before).raw) return true;
    if (now.operation !== before.operation) return true;
    const gone = now.machine.connection?.meaning === 'unregistered';
    return gone && before.machine.connection?.meaning !== 'unregistered';
  }
}
