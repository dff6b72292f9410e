import type { AppError } from '../../preload/contract/errors';
import type { Account, Machine } from '../../preload/contract/models';
import type { LinkFault, MachineLink } from '../../preload/contract/requests';
import type { App } from './app.svelte';

/** What there is to say of a link: what it would do, or why it cannot. */
export type LinkState =
  | { readonly is: 'refused'; readonly fault: LinkFault }
  /** What is not there may still come. */
  | { readonly is: 'waiting' }
  /** No account of this technician's is in the region. */
  | { readonly is: 'no-account'; readonly link: MachineLink }
  /** Some are, and may be in the project; they have to sign in first. */
  | { readonly is: 'signed-out'; readonly accounts: readonly Account[] }
  /** The account does not see the machine, or could not read all. */
  | { readonly is: 'not-listed'; readonly account: Account; readonly error: AppError | null }
  /** There is no remote assistance for physical servers. */
  | { readonly is: 'no-desktop'; readonly machine: Machine }
  /** The machine, once for every account that sees it. */
  | { readonly is: 'ready'; readonly link: MachineLink; readonly machines: readonly Machine[] };

/**
 * Looks a link up among what this technician may use. His own accounts decide: a link brings no rights along.
 * @param isSettled nobody signs in just now, and the machines were read
 */
export function linkState(
  link: MachineLink,
  { accounts, inventory }: App,
  isSettled: boolean,
): LinkState {
  const own = accounts.signedIn.filter(
    ({ details, project }) => details.region === link.region && project?.id === link.project,
  );
  const machines = own.flatMap(({ id }) =>
    (['desktop', 'server'] as const).flatMap(
      (kind) => inventory.find(`${id}/${kind}/${link.machine}`) ?? [],
    ),
  );
  const [machine] = machines;
  if (machine !== undefined) {
    const fits = link.action === 'open' || machine.kind === 'desktop';
    return fits ? { is: 'ready', link, machines } : { is: 'no-desktop', machine };
  }
  if (!isSettled) return { is: 'waiting' };
  const [account] = own;
  if (account !== undefined) {
    const failure = inventory.failures.find(({ accountId }) => accountId === account.id);
    return { is: 'not-listed', account, error: failure?.error ?? inventory.remote.error };
  }
  const away = accounts.all.filter(
    ({ details, session }) => details.region === link.region && session.state !== 'signed-in',
  );
  return away.length > 0 ? { is: 'signed-out', accounts: away } : { is: 'no-account', link };
}
