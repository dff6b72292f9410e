import type { AppError } from '../../preload/contract/errors';
import type { Assistance, MachineUser } from '../../preload/contract/models';
import {
  EXTENSION_MINUTES,
  type AssistanceSession,
  type SessionEnd,
  type SessionNews,
  type SessionStanding,
} from '../../preload/contract/sessions';
import { Failure, toAppError } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { Timer } from '../timer';
import { canChange } from './record';
import type { SessionNote, SessionRegister } from './register';
import { foundEntry, noteAgain, noteOf, ownEntry, stageOf } from './session-entry';
import type { Desktop, Entry, Place } from './session-entry';
import { TimeLimits } from './time-limits';

const MINUTE_MS = 60_000;

/** So long after asking, "there is none" may mean that the cloud's reading lags behind. */
const FRESH_MS = 30_000;

export interface SessionsOptions {
  readonly register: Pick<SessionRegister, 'all' | 'note' | 'strike'>;
  /** How long the users of an account are asked for consent, in seconds. */
  readonly consentSeconds: (accountId: string) => number;
  /** The users of a machine, as far as they are known. */
  readonly usersOf: (machineId: string) => readonly MachineUser[];
  /** Its time is up. */
  readonly due: (machineId: string) => void;
  /** Something happened to a session. */
  readonly tell: (
    news: SessionNews,
    whose: Pick<AssistanceSession, 'origin' | 'accountId'>,
  ) => void;
  readonly policy: Pick<Policy, 'mostSessionMinutes'>;
  readonly broadcast: Broadcast;
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * The board: every session that may be open and that this technician began, on whatever account, and
 * those that a search has met. Own ones have a time limit, and are in the register before the cloud
 * hears of them. Nothing here talks to the cloud.
 */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #limits: TimeLimits;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#limits = new TimeLimits({
      ...options,
      warn: (machineId, endsAt) => {
        const entry = this.#entries.get(machineId);
        if (entry !== undefined) this.#tell(entry, { news: 'ends-soon', endsAt });
      },
    });
    for (const noted of options.register.all()) {
      const note = { ...noted, endsAt: this.#atMost(noted.begunAt, Date.parse(noted.endsAt)) };
      this.#entries.set(note.machineId, ownEntry(note, { state: 'unread' }));
      this.#limits.set(note.machineId, note.endsAt);
    }
  }

  list(): AssistanceSession[] {
    return [...this.#entries.values()].map((entry) => this.#toSession(entry));
  }

  /** Own sessions on an account, or on all. */
  own(accountId?: string): Place[] {
    return [...this.#entries.values()].filter(
      (entry) =>
        entry.origin === 'own' && (accountId === undefined || entry.accountId === accountId),
    );
  }

  isOwn(machineId: string): boolean {
    return this.#entries.get(machineId)?.origin === 'own';
  }

  /** When a session ends by itself, ISO 8601; undefined where it has no limit, or there is none. */
  endOf(machineId: string): string | undefined {
    return this.#entries.get(machineId)?.endsAt ?? undefined;
  }

  /** Where a session's desktop is; undefined when there is no session. */
  placeOf(machineId: string): Place | undefined {
    return this.#entries.get(machineId);
  }

  /** Was it begun so lately that a reading may not know of it yet? */
  isFresh(machineId: string): boolean {
    const entry = this.#entries.get(machineId);
    if (entry?.origin !== 'own' || entry.state.state === 'seen') return false;
    return this.#options.now() - Date.parse(entry.begunAt) < FRESH_MS;
  }

  /**
   * The cloud is about to be asked for a session: it is noted on the disk first.
   * @returns takes it back: nothing was begun, and what stood there before stands again
   * @throws Failure `session-not-noted` when the disk refuses; then it must not be asked for
   */
  begin(desktop: Desktop, minutes: number): () => void {
    const { register, now } = this.#options;
    const before = this.#entries.get(desktop.id);
    const note = noteOf(desktop, new Date(now()), new Date(now() + minutes * MINUTE_MS));
    try {
      register.note(note);
    } catch (thrown) {
      throw new Failure('session-not-noted', toAppError(thrown));
    }
    this.#put(ownEntry(note, { state: 'asking' }));
    return () => {
      this.#remove(desktop.id);
      if (before === undefined) return;
      if (before.endsAt !== null) this.#noteIfPossible(noteAgain(before, before.endsAt));
      this.#put(before);
    };
  }

  /** What a reading showed; null: there is none. What it says of other desktops' is not kept. */
  seen(machineId: string, assistance: Assistance | null): void {
    const entry = this.#entries.get(machineId);
    if (entry === undefined || entry.state.state === 'cancelling') return;
    if (assistance === null) {
      if (!this.isFresh(machineId)) this.#end(entry, { by: 'others', reason: '' });
      return;
    }
    if (!canChange(assistance)) {
      this.#end(entry, { by: 'others', reason: assistance.failedReason });
      return;
    }
    const at = new Date(this.#options.now()).toISOString();
    const stage = stageOf(assistance);
    const isNews = stage !== undefined && entry.reached[stage] === undefined;
    if (stage !== undefined)
      entry.reached = { ...entry.reached, [stage]: entry.reached[stage] ?? at };
    this.#set(entry, { state: 'seen', status: assistance.status, at });
    if (isNews) this.#tell(entry, { news: 'stage', stage });
  }

  /** A search has met an open session that nobody here began. */
  found(desktop: Desktop, assistance: Assistance): void {
    if (!this.#entries.has(desktop.id)) {
      const now = new Date(this.#options.now()).toISOString();
      this.#entries.set(desktop.id, foundEntry(desktop, assistance.createdAt || now));
    }
    this.seen(desktop.id, assistance);
  }

  /** It may be open all the same: it stays, with the reason. */
  failed(machineId: string, doing: 'read' | 'cancel', thrown: unknown): void {
    const entry = this.#entries.get(machineId);
    if (entry === undefined) return;
    const error: AppError = { ...toAppError(thrown), accountId: entry.accountId };
    this.#set(entry, { state: 'failed', doing, error });
    if (doing === 'cancel') this.#tell(entry, { news: 'not-cancelled', error });
  }

  cancelling(machineId: string): void {
    const entry = this.#entries.get(machineId);
    if (entry !== undefined) this.#set(entry, { state: 'cancelling' });
  }

  /** It is over, by our own doing. */
  cancelled(machineId: string, by: 'technician' | 'limit'): void {
    const entry = this.#entries.get(machineId);
    if (entry !== undefined) this.#end(entry, { by });
  }

  /** The technician wants more time. @throws Failure `not-found`, `managed`, `settings-not-saved` */
  extend(machineId: string): AssistanceSession {
    const entry = this.#entries.get(machineId);
    if (entry?.origin !== 'own') throw new Failure('not-found');
    const { register, now } = this.#options;
    const from = Math.max(now(), Date.parse(entry.endsAt ?? ''));
    const endsAt = this.#atMost(entry.begunAt, from + EXTENSION_MINUTES * MINUTE_MS);
    if (endsAt === entry.endsAt) {
      throw new Failure('managed', { params: { rule: 'assistanceMinutes' } });
    }
    register.note(noteAgain(entry, endsAt));
    entry.endsAt = endsAt;
    this.#limits.set(machineId, endsAt);
    this.#changed();
    return this.#toSession(entry);
  }

  /** An account has left: what its sessions do is not known until it is back. */
  left(accountId: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.accountId !== accountId) continue;
      if (entry.origin === 'found') this.#entries.delete(entry.machineId);
      else entry.state = { state: 'unread' };
    }
    this.#changed();
  }

  /** The account was forgotten, and nobody can ask about its sessions any more. */
  forget(accountId: string): void {
    for (const { machineId } of this.own(accountId)) this.#remove(machineId);
  }

  /** Is it an own session whose time is up? Nobody looks at the clock while the computer sleeps. */
  isOverdue(machineId: string): boolean {
    const endsAt = this.endOf(machineId);
    return endsAt !== undefined && Date.parse(endsAt) <= this.#options.now();
  }

  /** When it ends: at the time that is wanted, or before, when the policy's time is up. */
  #atMost(begunAt: string, wanted: number): string {
    const most = Date.parse(begunAt) + this.#options.policy.mostSessionMinutes * MINUTE_MS;
    return new Date(Math.min(wanted, most)).toISOString();
  }

  #end(entry: Entry, end: SessionEnd): void {
    this.#remove(entry.machineId);
    this.#tell(entry, { news: 'ended', end });
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.machineId, entry);
    this.#limits.set(entry.machineId, entry.endsAt);
    this.#changed();
  }

  #remove(machineId: string): void {
    if (!this.#entries.delete(machineId)) return;
    this.#limits.clear(machineId);
    try {
      this.#options.register.strike(machineId);
    } catch (thrown) {
      // It is looked for once more at the next start, and found to have ended.
      this.#options.log.warn('A session that ended could not be struck off', thrown);
    }
    this.#changed();
  }

  #noteIfPossible(note: SessionNote): void {
    try {
      this.#options.register.note(note);
    } catch (thrown) {
      this.#options.log.warn('A session could not be noted again', thrown);
    }
  }

  #set(entry: Entry, state: SessionStanding): void {
    entry.state = state;
    this.#changed();
  }

  #tell({ origin, accountId, machineId, machineName }: Entry, news: NewsOf): void {
    this.#options.tell({ machineId, machineName, ...news }, { origin, accountId });
  }

  #changed(): void {
    this.#options.broadcast('sessions:changed', this.list());
  }

  #toSession(entry: Entry): AssistanceSession {
    const { machineId, machineName, accountId, origin, begunAt, endsAt, state, reached } = entry;
    return {
      machineId,
      machineName,
      accountId,
      origin,
      begunAt,
      endsAt,
      state,
      reached,
      users: this.#options.usersOf(machineId),
      consentSeconds: this.#options.consentSeconds(accountId),
    };
  }
}

/** News without whose they are. */
type NewsOf = SessionNews extends infer One
  ? One extends SessionNews
    ? Omit<One, 'machineId' | 'machineName'>
    : never
  : never;
