import { z } from 'zod';
import type { SignedIn } from '../accounts/accounts';
import { shareSpaceSettings } from '../cloud/workspace';

/** The longest the cloud lets a user be asked, and what it does where nothing else was set. */
const USUAL_SECONDS = 180;

/** The value is JSON inside a string. */
const configuration = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ wait_confirm_time: z.coerce.number().min(30).max(180) }));

/**
 * How long the users of an account are asked for consent, in seconds. The call is in public beta and not
 * open to every tenant: without it, or without a number that can be, it is the cloud's usual time.
 */
export class ConsentTimes {
  readonly #seconds = new Map<string, number>();

  /** As far as it is known now. */
  of(accountId: string): number {
    return this.#seconds.get(accountId) ?? USUAL_SECONDS;
  }

  /** Asks for it, once in a while the account is signed in. Never fails. */
  async learn({ id, connection }: SignedIn): Promise<void> {
    if (this.#seconds.has(id)) return;
    // Said first, so that nobody asks a second time meanwhile.
    this.#seconds.set(id, USUAL_SECONDS);
    try {
      const { wait_confirm_time: seconds } = configuration.parse(
        await shareSpaceSettings(connection.client),
      );
      this.#seconds.set(id, seconds);
    } catch {
      // Not open to this tenant, or of another form: the usual time is as good a guess as any.
    }
  }

  /** The account left; the next one of this name may be another tenant's. */
  forget(accountId: string): void {
    this.#seconds.delete(accountId);
  }
}
