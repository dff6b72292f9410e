import { z } from 'zod';
import type { AccountDetails } from '../../preload/contract/models';
import { accountDetailsSchema } from '../ipc/schemas';
import type { NoteDamage } from '../file-damage';
import { JsonFile, type Migration } from '../json-file';
import type { Log } from '../log';

const VERSION = 2;

/** A remembered account as it stands on disk: all but its secrets. */
export interface StoredAccount {
  readonly id: string;
  readonly details: AccountDetails;
}

const fileSchema = z.object({ version: z.literal(VERSION), accounts: z.array(z.unknown()) });

/** Version 1 knew passwords only, and had the two names beside the rest. */
const firstVersion = z.object({
  id: z.unknown(),
  details: z.looseObject({ domainName: z.string(), userName: z.string() }),
});

/** An entry of version 1 as one of today; one that does not fit is left for the schema to refuse. */
function migrated(entry: unknown): unknown {
  const parsed = firstVersion.safeParse(entry);
  if (!parsed.success) return entry;
  const { id, details } = parsed.data;
  const { domainName, userName, ...rest } = details;
  return { id, details: { ...rest, login: { kind: 'password', domainName, userName } } };
}

const listed = z.looseObject({ accounts: z.array(z.unknown()) });

/** From one version of the file to the next. */
const MIGRATIONS: readonly Migration[] = [
  (content) => {
    const list = listed.safeParse(content).data;
    return list === undefined ? content : { ...list, accounts: list.accounts.map(migrated) };
  },
];

const accountSchema = z.object({ id: z.string().min(1), details: accountDetailsSchema });

/**
 * The list of remembered accounts in `accounts.json`. It holds no secret. Entries that do not fit are
 * dropped one by one; a file that cannot be read at all is set aside, not overwritten.
 */
export class AccountStore {
  readonly #file: JsonFile<z.output<typeof fileSchema>>;
  readonly #log: Log;

  constructor(file: string, log: Log, onDamage: NoteDamage = () => undefined) {
    const kept = { migrations: MIGRATIONS, backup: true, onDamage };
    this.#file = new JsonFile(file, fileSchema, log, kept);
    this.#log = log;
  }

  load(): StoredAccount[] {
    return this.#fitting(this.#file.load()?.accounts);
  }

  /** The same without putting anything in order, for a command that only looks. */
  peek(): StoredAccount[] {
    return this.#fitting(this.#file.peek()?.accounts);
  }

  #fitting(accounts: readonly unknown[] = []): StoredAccount[] {
    return accounts.flatMap((entry) => {
      const parsed = accountSchema.safeParse(entry);
      if (!parsed.success) this.#log.warn('accounts.json: an entry is damaged and was left out');
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** @throws Failure `settings-not-saved` when the disk refuses; the old file stands */
  save(accounts: readonly StoredAccount[]): void {
    this.#file.save({ version: VERSION, accounts });
  }
}
