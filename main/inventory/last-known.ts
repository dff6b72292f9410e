import { z } from 'zod';
import type { Inventory, InventorySource, Machine } from '../../preload/contract/models';
import { toAppError } from '../errors';
import { JsonFile } from '../json-file';
import type { Log } from '../log';

const state = <const T extends readonly string[]>(meanings: T) =>
  z.object({ meaning: z.enum([...meanings, 'unknown']), raw: z.string().max(256) });

/** What is kept of a machine: enough to recognise it. No address, and nobody who uses it. */
const seenSchema = z.object({
  kind: z.enum(['desktop', 'server']),
  nativeId: z.string().min(1).max(256),
  name: z.string().max(512),
  power: state(['on', 'off', 'error', 'hibernated', 'busy']),
  connection: state(['unregistered', 'registered', 'connected', 'disconnected']).nullable(),
  health: state(['ok', 'warning', 'critical']).nullable(),
  region: z.string().max(256),
  fetchedAt: z.iso.datetime(),
});

const fileSchema = z.object({
  version: z.literal(1),
  accounts: z.record(z.string(), z.array(z.unknown())),
});

/** More would make the start slow, and is not looked through before the answer is there. */
const MOST_PER_ACCOUNT = 20_000;

const KIND_OF: Readonly<Record<InventorySource, Machine['kind']>> = {
  desktops: 'desktop',
  connections: 'desktop',
  servers: 'server',
};

/**
 * The machines as they were last seen, in `last-inventory.json`: there at once at the next start, before any
 * account is signed in. Accounts that are not kept on this computer leave nothing here.
 */
export class LastKnown {
  readonly #file: JsonFile<z.output<typeof fileSchema>>;
  readonly #isKept: (accountId: string) => boolean;
  readonly #log: Log;
  readonly #accounts = new Map<string, readonly Machine[]>();
  /** As it was when the app started: what the page is shown until something newer is there. */
  readonly atStart: readonly Machine[];

  /**
   * @param isKept is the account remembered on this computer?
   * @param read `peek`: by a command that only looks, and puts nothing in order
   */
  constructor(
    file: string,
    isKept: (accountId: string) => boolean,
    log: Log,
    read: 'load' | 'peek' = 'load',
  ) {
    this.#file = new JsonFile(file, fileSchema, log);
    this.#isKept = isKept;
    this.#log = log;
    for (const [id, rows] of Object.entries(this.#file[read]()?.accounts ?? {})) {
      if (!isKept(id)) continue;
      const machines = rows.flatMap((row) => {
        const { data } = seenSchema.safeParse(row);
        return data === undefined ? [] : [toMachine(id, data)];
      });
      this.#accounts.set(id, machines);
    }
    this.atStart = [...this.#accounts.values()].flat();
  }

  /** An account was read. Where a source failed, what was known of its kind of machine stays. */
  note(accountId: string, { machines, failures }: Inventory): void {
    if (!this.#isKept(accountId)) {
      this.forget(accountId);
      return;
    }
    const failed = new Set(failures.map(({ source }) => KIND_OF[source]));
    const read = new Set(machines.map(({ id }) => id));
    const before = this.#accounts.get(accountId) ?? [];
    const left = before.filter(({ id, kind }) => failed.has(kind) && !read.has(id));
    this.#accounts.set(accountId, [...machines, ...left].slice(0, MOST_PER_ACCOUNT));
    this.#save();
  }

  /** Nothing of this account is to be kept. */
  forget(accountId: string): void {
    if (this.#accounts.delete(accountId)) this.#save();
  }

  #save(): void {
    const accounts = [...this.#accounts].map(
      ([id, machines]) => [id, machines.map(toSeen)] as const,
    );
    try {
      this.#file.save({ version: 1, accounts: Object.fromEntries(accounts) });
    } catch (error) {
      // Nobody who reads the list has to hear that the next start will show an older one.
      this.#log.warn('What was seen of the machines could not be kept', toAppError(error));
    }
  }
}

type Seen = z.output<typeof seenSchema>;

function toSeen(machine: Machine): Seen {
  const { kind, nativeId, name, power, connection, health, region, fetchedAt } = machine;
  return { kind, nativeId, name, power, connection, health, region, fetchedAt };
}

function toMachine(accountId: string, seen: Seen): Machine {
  const id = `${accountId}/${seen.kind}/${seen.nativeId}`;
  return { id, accountId, ...seen, users: [], place: '' };
}
