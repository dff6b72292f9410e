import { Failure } from '../errors';
import { listCutOff, type Listing, type Rows } from './rows';

export interface Page<T> extends Rows<T> {
  /** How many rows there are, as far as the cloud says. */
  readonly total: number | undefined;
}

export interface PagedList<T> {
  readonly read: (offset: number) => Promise<Page<T>>;
  readonly limit: number;
  /** The highest offset the call takes. */
  readonly lastOffset: number;
  readonly key: (row: T) => string;
}

export interface OffsetListing<T> extends Listing<T> {
  readonly total: number | undefined;
  /** The last page the call gives was full: there may be rows beyond it. */
  readonly full: boolean;
}

/** Longer lists than this are a server that never stops. */
const MOST_ROWS = 100_000;

/** What is known of a list while its pages come in. */
class Reading<T> {
  readonly #list: PagedList<T>;
  readonly found = new Map<string, T>();
  /** Of the present reading alone. */
  readonly #seen = new Set<string>();
  readonly #damaged = new Map<number, number>();
  readonly #failed = new Map<number, Failure>();
  readonly #totals = new Set<number>();
  #repeated = 0;
  total: number | undefined;
  full = false;

  constructor(list: PagedList<T>) {
    this.#list = list;
  }

  /** Did rows move from page to page while they were read? Then one may have been missed. */
  get moved(): boolean {
    return this.#repeated > 0 || this.#totals.size > 1;
  }

  get result(): OffsetListing<T> {
    const { total, full } = this;
    const damaged = [...this.#damaged.values()].reduce((a, b) => a + b, 0);
    const rows = [...this.found.values()];
    return {
      rows,
      damaged,
      problems: [...this.#failed.values(), ...this.#cutOff(damaged)],
      total,
      full,
    };
  }

  /** What the total promises and no page brought, as far as rows moved or the reading was ended. */
  #cutOff(damaged: number): Failure[] {
    const missing = (this.total ?? 0) - this.found.size - damaged;
    const isShort = this.#failed.size === 0 && missing > 0 && this.moved;
    return isShort || this.isEnded ? [listCutOff(missing)] : [];
  }

  /** There are more rows than anybody has: the rest is not asked for. */
  get isEnded(): boolean {
    return this.found.size >= MOST_ROWS;
  }

  /** Reads one page. @returns whether another may follow it */
  async page(offset: number, given?: Page<T>): Promise<boolean> {
    const { read, limit, key, lastOffset } = this.#list;
    const page = given ?? (await this.#attempt(offset, read));
    if (page === undefined) return false;
    const before = this.#seen.size;
    for (const row of page.rows) {
      this.#seen.add(key(row));
      this.found.set(key(row), row);
    }
    const fresh = this.#seen.size - before;
    this.#repeated += page.rows.length - fresh;
    this.#damaged.set(offset, page.damaged);
    if (page.total !== undefined) {
      this.#totals.add(page.total);
      this.total = page.total;
    }
    const isFull = page.rows.length + page.damaged >= limit;
    if (isFull && offset + limit > lastOffset) this.full = true;
    return isFull && (fresh > 0 || page.rows.length === 0) && !this.isEnded;
  }

  /** Another reading begins, to find what moved; what was found stays. */
  again(): void {
    this.#seen.clear();
    this.#repeated = 0;
    this.#totals.clear();
  }

  async #attempt(
    offset: number,
    read: (offset: number) => Promise<Page<T>>,
  ): Promise<Page<T> | undefined> {
    try {
      const page = await read(offset);
      this.#failed.delete(offset);
      return page;
    } catch (thrown) {
      // Without its first page nothing is known of the list; a cancelled one nobody wants.
      const isOver = thrown instanceof Failure && thrown.data.code === 'cancelled';
      if (!(thrown instanceof Failure) || isOver || this.#damaged.size === 0) throw thrown;
      if (!this.#damaged.has(offset)) this.#failed.set(offset, thrown);
      return undefined;
    }
  }
}

async function readOnce<T>(
  reading: Reading<T>,
  list: PagedList<T>,
  first: Page<T> | undefined,
): Promise<void> {
  const { limit } = list;
  // Rows that nobody can read are not counted, but pages full of them must not go on for ever.
  const lastOffset = Math.min(list.lastOffset, MOST_ROWS);
  if (!(await reading.page(0, first))) return;
  // As far as the total reaches, the pages are independent of each other.
  const hinted = Math.min(reading.total ?? 0, MOST_ROWS);
  const offsets: number[] = [];
  for (let offset = limit; offset < hinted && offset <= lastOffset; offset += limit) {
    offsets.push(offset);
  }
  const more = await Promise.all(offsets.map((offset) => reading.page(offset)));
  // It is only a hint: on until a page is short.
  let goesOn = more.at(-1) ?? true;
  for (let offset = limit * (offsets.length + 1); goesOn && offset <= lastOffset; offset += limit) {
    goesOn = await reading.page(offset);
  }
}

/**
 * Reads a list by record offset: the first page, those that the total promises at the same time, and
 * then on until one is shorter than asked for. A page that brings nothing new ends it, in case a server
 * ignores the offset. Where rows were seen twice or the total changed, rows have moved between pages,
 * and the list is read a second time for the ones that slipped through.
 * @throws Failure when the first page cannot be read; later ones become `problems`
 */
export async function readByOffset<T>(
  list: PagedList<T>,
  first?: Page<T>,
): Promise<OffsetListing<T>> {
  const reading = new Reading(list);
  await readOnce(reading, list, first);
  if (reading.moved && !reading.isEnded) {
    reading.again();
    await readOnce(reading, list, undefined);
  }
  return reading.result;
}
