import type { ErrorCode } from '../../preload/contract/errors';
import type { Assistance } from '../../preload/contract/models';
import { Failure, toAppError } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Timer } from '../timer';
import { readRecord, type Target } from './read';
import { canChange, disposeRecord, isPending, type AssistanceRecord } from './record';

/** How often a record is read: while the user is asked, once it is open, and when nobody looks at it. */
const PENDING_MS = 2_500;
const OPEN_MS = 10_000;
const UNSEEN_MS = 30_000;

/** Failures that a later reading may not meet. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'host-unreachable',
  'host-not-found',
  'timed-out',
  'throttled',
  'service-unavailable',
  // Of something on the way, more often than of the cloud.
  'unexpected-answer',
]);

export interface FollowerOptions {
  /** @throws Failure `machine-not-found`, `signed-out`, `bad-request` for a server */
  readonly target: (machineId: string) => Target;
  /** Is it a session of this technician? Those are followed to their end, seen or not. */
  readonly isOwn: (machineId: string) => boolean;
  /** Was it begun so lately that the cloud's GET may not know of it yet? */
  readonly isFresh: (machineId: string) => boolean;
  /** What a reading showed; null: there is none. */
  readonly seen: (machineId: string, assistance: Assistance | null) => void;
  /** A reading by itself failed. */
  readonly failed: (machineId: string, thrown: unknown) => void;
  readonly broadcast: Broadcast;
  readonly timer: Timer;
  readonly log: Log;
}

/** A record that is read again and again. */
interface Followed {
  record: AssistanceRecord | undefined;
  /** It is on the screen. */
  isLookedAt: boolean;
  cancelTimer: () => void;
}

/**
 * Reads assistance records for as long as something can change: of sessions of this technician, and of
 * whatever desktop he looks at. Nobody else's is read for nobody.
 */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #followed = new Map<string, Followed>();

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** The record as it was read last; undefined when there was none, or nobody follows it. */
  recordOf(machineId: string): AssistanceRecord | undefined {
    return this.#followed.get(machineId)?.record;
  }

  /** Somebody looks at it from now on. */
  lookAt(machineId: string): void {
    this.#of(machineId).isLookedAt = true;
  }

  /** Nobody looks any more. */
  lookAway(machineId: string): void {
    const followed = this.#followed.get(machineId);
    if (followed === undefined) return;
    followed.isLookedAt = false;
    this.#plan(machineId, followed);
  }

  /** Nothing more is to be known of it, unless somebody looks. */
  end(machineId: string): void {
    const followed = this.#followed.get(machineId);
    if (followed !== undefined && !followed.isLookedAt) this.#drop(machineId, followed);
  }

  /** What a creation answered: stands until the cloud's GET knows of it. */
  begun(machineId: string, record: AssistanceRecord): void {
    this.#keep(this.#of(machineId), record);
  }

  /** Reads the record and plans the next reading. @throws Failure when it cannot be read */
  async read(machineId: string): Promise<void> {
    const { isFresh, seen } = this.#options;
    const target = this.#options.target(machineId);
    const followed = this.#of(machineId);
    followed.cancelTimer();
    const record = await readRecord(machineId, target);
    // Nobody wants to know any more: the answer was on its way meanwhile.
    if (this.#followed.get(machineId) !== followed) {
      if (record !== undefined) disposeRecord(record);
      return;
    }
    const isLate = record === undefined && isFresh(machineId);
    if (!isLate) this.#keep(followed, record);
    seen(machineId, record?.assistance ?? null);
    this.#plan(machineId, followed);
  }

  /**
   * The same where nobody waits for the answer. The network may be back by the next reading; anything
   * else would fail again, and a password the cloud refuses must not be tried every few seconds.
   * @returns whether it was read
   */
  async readIfPossible(machineId: string): Promise<boolean> {
    const followed = this.#of(machineId);
    try {
      await this.read(machineId);
      return true;
    } catch (thrown) {
      if (this.#followed.get(machineId) !== followed) return false;
      this.#options.log.info('Assistance could not be followed', thrown);
      this.#options.failed(machineId, thrown);
      this.#options.broadcast('assistance:unread', { machineId, error: toAppError(thrown) });
      if (thrown instanceof Failure && PASSING.has(thrown.data.code)) {
        this.#plan(machineId, followed);
      } else this.end(machineId);
      return false;
    }
  }

  /** Tells the page what the record is now. */
  announce(machineId: string): void {
    const followed = this.#followed.get(machineId);
    if (followed === undefined) return;
    this.#options.broadcast('assistance:changed', {
      machineId,
      assistance: followed.record?.assistance ?? null,
    });
  }

  #of(machineId: string): Followed {
    const followed = this.#followed.get(machineId) ?? {
      record: undefined,
      isLookedAt: false,
      cancelTimer: () => undefined,
    };
    this.#followed.set(machineId, followed);
    return followed;
  }

  #plan(machineId: string, followed: Followed): void {
    followed.cancelTimer();
    const pause = this.#pauseOf(machineId, followed);
    if (pause !== null) {
      followed.cancelTimer = this.#options.timer.after(pause, () => void this.#again(machineId));
    } else this.end(machineId);
  }

  /** Null: there is no reason to read it again. */
  #pauseOf(machineId: string, { record, isLookedAt }: Followed): number | null {
    const { isOwn, isFresh } = this.#options;
    const own = isOwn(machineId);
    if (!own && !isLookedAt) return null;
    // It was asked for, and no reading has shown it yet.
    if (record === undefined) return own ? (isFresh(machineId) ? PENDING_MS : OPEN_MS) : null;
    if (!canChange(record.assistance)) return null;
    if (isPending(record.assistance)) return PENDING_MS;
    return isLookedAt ? OPEN_MS : UNSEEN_MS;
  }

  async #again(machineId: string): Promise<void> {
    if (await this.readIfPossible(machineId)) this.announce(machineId);
  }

  #keep(followed: Followed, record: AssistanceRecord | undefined): void {
    if (followed.record !== undefined && followed.record !== record) disposeRecord(followed.record);
    followed.record = record;
  }

  #drop(machineId: string, followed: Followed): void {
    this.#followed.delete(machineId);
    followed.cancelTimer();
    this.#keep(followed, undefined);
  }
}
