import type {
  ActivityFilter,
  ActivityPage,
  ActivityRow,
  ActivitySubject,
  ExportFormat,
  Verification,
} from '../../preload/contract/activity';
import type { Bridge } from '../../preload/contract/bridge';
import type { Notices } from './notices.svelte';
import { Remote } from './remote.svelte';

/** How many rows are asked for at once. */
const PAGE = 200;

/** Nothing is left out. Days are `YYYY-MM-DD` in local time, or empty. */
const EVERYTHING = { text: '', machine: '', subject: 'all', from: '', until: '' } as const;

/** What the technician looks for in the log. */
interface Wanted {
  readonly text: string;
  readonly machine: string;
  readonly subject: ActivitySubject | 'all';
  readonly from: string;
  readonly until: string;
}

/** The activity log as it is shown: what is looked for, what was found, and how the check came out. */
export class ActivityLog {
  #isShown = $state(false);
  #wanted = $state.raw<Wanted>(EVERYTHING);
  /** Rows beyond the first page. */
  #older = $state.raw<readonly ActivityRow[]>([]);
  #exported = $state<string | null>(null);
  readonly first = new Remote<ActivityPage>();
  readonly check = new Remote<Verification>();

  readonly rows = $derived([...(this.first.last?.value.rows ?? []), ...this.#older]);
  readonly isFiltered = $derived(Object.values(this.#wanted).join('') !== 'all');

  readonly #bridge: Bridge;
  readonly #notices: Notices;
  #isLoadingOlder = false;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Listens to what cannot be written; returns the end of listening. */
  start(): () => void {
    return this.#bridge.on('activity:unwritten', (error) => this.#notices.fail(error));
  }

  /** Is it seen in place of the machines? */
  get isShown(): boolean {
    return this.#isShown;
  }

  get wanted(): Wanted {
    return this.#wanted;
  }

  /** The name of the file that was written last, until something else is looked for. */
  get exported(): string | null {
    return this.#exported;
  }

  show(): void {
    this.#isShown = true;
  }

  /** Back to the machines. What was checked is not known any more: more may have happened since. */
  hide(): void {
    this.#isShown = false;
    this.check.reset();
    this.#exported = null;
  }

  /** Looks for something else. */
  want(change: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...change };
    this.#exported = null;
    void this.load();
  }

  clear(): void {
    this.want(EVERYTHING);
  }

  /** Reads the newest rows. */
  async load(): Promise<void> {
    const result = await this.first.run(() =>
      this.#bridge.activity.list({ filter: this.#filter(), page: { before: null, size: PAGE } }),
    );
    if (result.ok) this.#older = [];
  }

  /** Reads older rows, if there are any. */
  async loadOlder(): Promise<void> {
    const page = this.first.last;
    const before = this.rows.at(-1)?.line;
    const isAll = page === null || before === undefined || this.rows.length >= page.value.found;
    if (this.#isLoadingOlder || this.first.loading || isAll) return;
    this.#isLoadingOlder = true;
    const filter = this.#filter();
    const result = await this.#bridge.activity.list({ filter, page: { before, size: PAGE } });
    this.#isLoadingOlder = false;
    // Something else is looked for meanwhile.
    if (this.first.last !== page) return;
    if (result.ok) this.#older = [...this.#older, ...result.value.rows];
    else this.#notices.fail(result.error, () => void this.loadOlder());
  }

  async verify(): Promise<void> {
    await this.check.run(() => this.#bridge.activity.verify());
  }

  /** Writes what is looked for to a file the technician chooses. */
  async export(format: ExportFormat): Promise<void> {
    this.#exported = null;
    const result = await this.#bridge.activity.export({ format, filter: this.#filter() });
    if (!result.ok) this.#notices.fail(result.error, () => void this.export(format));
    else if (result.value !== null) {
      this.#exported = result.value;
      // That it was exported is in the log.
      void this.load();
    }
  }

  #filter(): ActivityFilter {
    const { text, machine, subject, from, until } = this.#wanted;
    return { text, machine, subject, from: startOf(from, 0), until: startOf(until, 1) };
  }
}

/** The beginning of a local day, or of one so many days later; null for none. */
function startOf(day: string, later: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  // By the calendar: a day may have 23 or 25 hours.
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
