import { randomBytes, randomInt } from 'node:crypto';
import type { Timings } from '../options';
import type { Desktop } from './models';

export type AssistanceStatus = 'WAIT_USER_CONFIRM' | 'WAIT_USER_ACCESS' | 'OPEN' | 'CLOSE';
export type Initiator = 'ADMIN_INITIATE' | 'ENDUSER_INITIATE';

/** The remote-assistance record of one desktop (section 1.5); there is at most one. */
export interface AssistanceRecord {
  readonly spaceId: string;
  readonly spaceName: string;
  readonly password: string | null;
  readonly initiator: Initiator;
  readonly created: Date;
  status: AssistanceStatus;
  /** Null until the space is OPEN. */
  code: string | null;
  failedReason: string | null;
  /** When the next thing happens by itself, in ms; null when nobody is there to make it happen. */
  nextAt: number | null;
}

const CODE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const PASSWORD_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

const letters = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('');

export const REASONS = {
  declined: 'The desktop user rejected the remote assistance request.',
  silent: (seconds: number) =>
    `The desktop user did not confirm the remote assistance request within ${String(seconds)} seconds.`,
  off: 'The desktop is not running any more.',
} as const;

/**
 * The sessions of all desktops. WAIT_USER_CONFIRM → WAIT_USER_ACCESS → OPEN → CLOSE, played
 * when somebody looks; who sits at the desktop decides (`Desktop.consent`).
 */
export class AssistanceDesk {
  private readonly records = new Map<string, AssistanceRecord>();

  constructor(
    private readonly timings: Timings,
    private readonly now: () => Date,
    private readonly random: () => number = Math.random,
  ) {}

  /** The record as it is now, or undefined when there never was one. */
  show(desktop: Desktop): AssistanceRecord | undefined {
    const record = this.records.get(desktop.id);
    if (record !== undefined) this.play(record, desktop);
    return record;
  }

  /** The record when it is not closed. */
  live(desktop: Desktop): AssistanceRecord | undefined {
    const record = this.show(desktop);
    return record?.status === 'CLOSE' ? undefined : record;
  }

  create(desktop: Desktop, initiator: Initiator): AssistanceRecord {
    const created = this.now();
    const record: AssistanceRecord = {
      spaceId: randomBytes(12).toString('hex'),
      spaceName: `${desktop.name}-${created.toISOString().slice(11, 16).replace(':', '')}`,
      password: desktop.spacePassword ? letters(PASSWORD_ALPHABET, 8) : null,
      initiator,
      created,
      status: 'WAIT_USER_CONFIRM',
      code: null,
      failedReason: null,
      nextAt: null,
    };
    this.records.set(desktop.id, record);
    if (initiator === 'ENDUSER_INITIATE') this.open(record, created.getTime());
    else this.schedule(record, desktop);
    return record;
  }

  /** Ends it: the technician cancelled, or the user had enough. False when nothing was open. */
  end(desktop: Desktop): boolean {
    const record = this.live(desktop);
    if (record === undefined) return false;
    this.close(record, null);
    return true;
  }

  private play(record: AssistanceRecord, desktop: Desktop): void {
    const now = this.now().getTime();
    if (record.status !== 'CLOSE' && desktop.status !== 'ACTIVE') {
      this.close(record, REASONS.off);
      return;
    }
    if (record.status === 'WAIT_USER_CONFIRM') this.confirm(record, desktop, now);
    if (record.status === 'WAIT_USER_ACCESS' && record.nextAt !== null && record.nextAt <= now) {
      this.open(record, record.nextAt);
    }
    if (record.status === 'OPEN' && record.nextAt !== null && record.nextAt <= now) {
      this.close(record, null);
    }
  }

  /** The user has seen the question; he will answer in a moment. */
  private schedule(record: AssistanceRecord, desktop: Desktop): void {
    const someoneThere = desktop.connectStatus === 'CONNECTED' && desktop.consent !== 'ignores';
    if (record.nextAt === null && someoneThere) {
      record.nextAt = this.now().getTime() + this.seconds(this.timings.assistance);
    }
  }

  private confirm(record: AssistanceRecord, desktop: Desktop, now: number): void {
    const { assistance, confirmLimit } = this.timings;
    this.schedule(record, desktop);
    if (record.nextAt !== null && record.nextAt <= now) {
      if (desktop.consent === 'declines') this.close(record, REASONS.declined);
      else {
        record.status = 'WAIT_USER_ACCESS';
        record.nextAt += this.seconds(assistance);
      }
    } else if (now >= record.created.getTime() + confirmLimit * 1000) {
      this.close(record, REASONS.silent(confirmLimit));
    }
  }

  private open(record: AssistanceRecord, at: number): void {
    record.status = 'OPEN';
    record.code = letters(CODE_ALPHABET, 8);
    record.nextAt = at + this.seconds(this.timings.session);
  }

  private close(record: AssistanceRecord, reason: string | null): void {
    record.status = 'CLOSE';
    record.failedReason = reason;
    record.nextAt = null;
  }

  private seconds([min, max]: readonly [number, number]): number {
    return (min + this.random() * (max - min)) * 1000;
  }
}
