import type { Account } from '../../../preload/contract/models';

/** As many as `renderer/tokens.css` has. */
const COLOURS = 8;

/**
 * The class with an account's colour, by its place in the list, which stays. With one account there is
 * nothing to tell apart, and none is coloured.
 */
export function colourOf(accounts: readonly Account[], accountId: string): string | null {
  const index = accounts.findIndex(({ id }) => id === accountId);
  return accounts.length < 2 || index === -1 ? null : `account-colour-${(index % COLOURS) + 1}`;
}
