import type {
  ActivityFacts,
  ActivityFilter,
  ActivityKind,
  ActivityPage,
  ExportFormat,
  Verification,
} from '../../preload/contract/activity';
import type { Account, Machine } from '../../preload/contract/models';
import { Failure, messageOf } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import { redact } from '../redact';
import { exportText, type ExportedLog } from './export';
import type { Journal } from './journal';
import { pageOf } from './rows';
import { verify } from './verify';
import type { Witness } from './witness';

/** What happened, as the services tell it. */
export type Happening = {
  readonly [Kind in ActivityKind]: {
    readonly kind: Kind;
    /** The machine it happened to; its account is the one it was done with. */
    readonly machine?: Pick<Machine, 'id' | 'name' | 'accountId'>;
    /** Why, in the technician's words. */
    readonly reason?: string | undefined;
    readonly facts: ActivityFacts[Kind];
  };
}[ActivityKind];

export interface ActivityOptions {
  readonly journal: Pick<Journal, 'append' | 'lines' | 'head' | 'isWitnessed'>;
  readonly witness: Pick<Witness, 'note' | 'meet' | 'keep'>;
  readonly accountOf: (accountId: string) => Pick<Account, 'details'> | undefined;
  readonly now: () => number;
  readonly broadcast: Broadcast;
  readonly log: Log;
}

/**
 * The activity log: who did what on which machine, when and why. Nothing that is recorded may stop what is
 * recorded: a line that cannot be written is told once, and waits in memory for the next one.
 */
export class Activity {
  readonly #options: ActivityOptions;
  #waiting: object[] = [];
  #isTold = false;

  constructor(options: ActivityOptions) {
    this.#options = options;
  }

  /** Adds an event. Secrets that are known are taken out of everything in it. */
  record({ kind, machine, reason = '', facts }: Happening): void {
    const { accountOf, now } = this.#options;
    const account = machine === undefined ? undefined : accountOf(machine.accountId);
    this.#waiting.push({
      at: new Date(now()).toISOString(),
      kind,
      technician: redact(account === undefined ? '' : technicianOf(account)),
      account: redact(account?.details.name ?? ''),
      machineId: machine?.id ?? '',
      machine: redact(machine?.name ?? ''),
      reason: redact(reason),
      facts: Object.fromEntries(
        Object.entries<string>({ ...facts }).map(([name, value]) => [name, redact(value)]),
      ),
    });
    this.#flush();
  }

  /** @throws Failure `activity-not-read` */
  async page(
    filter: ActivityFilter,
    page: { readonly before: number | null; readonly size: number },
  ): Promise<ActivityPage> {
    return pageOf(await this.#lines(), filter, page);
  }

  /** Checks every line of the log. @throws Failure `activity-not-read` */
  async verify(): Promise<Verification> {
    const { journal, witness } = this.#options;
    const isKept = await witness.meet();
    const lines = await this.#lines();
    const findings = verify(lines, journal.head);
    const end = isKept ? 'keychain' : journal.isWitnessed ? 'file' : 'none';
    return { lines: lines.length, findings, end };
  }

  /** The rows a filter leaves as a text, with what was found when they were checked. @throws Failure `activity-not-read` */
  async export(format: ExportFormat, filter: ActivityFilter): Promise<ExportedLog> {
    const verification = await this.verify();
    const lines = await this.#lines();
    const at = new Date(this.#options.now()).toISOString();
    return exportText(format, { lines, filter, verification, at });
  }

  /** Crashcart is quit: what is still to be kept is kept now. */
  async end(): Promise<void> {
    this.#flush();
    await this.#options.witness.keep();
  }

  #flush(): void {
    const { journal, witness, broadcast, log } = this.#options;
    if (this.#waiting.length === 0) return;
    try {
      journal.append(this.#waiting);
      this.#waiting = [];
      this.#isTold = false;
      witness.note();
    } catch (thrown) {
      log.error('The activity log could not be written', thrown);
      if (this.#isTold) return;
      this.#isTold = true;
      broadcast(
        'activity:unwritten',
        new Failure('activity-not-written', { detail: messageOf(thrown) }).data,
      );
    }
  }

  async #lines(): Promise<Buffer[]> {
    try {
      return await this.#options.journal.lines();
    } catch (thrown) {
      throw new Failure('activity-not-read', { detail: messageOf(thrown) });
    }
  }
}

/** The user name, or what else says who signed in. */
function technicianOf({ details: { login } }: Pick<Account, 'details'>): string {
  if ('userName' in login) return login.userName;
  return 'accessKey' in login ? login.accessKey : '';
}
