import type { Machine } from '../../../preload/contract/models';
import { linkTo, type RequestAction } from '../../../preload/contract/requests';
import type { App } from '../../state/app.svelte';
import { t } from '../../messages';
import { copyText } from '../../ui/copy';
import type { MenuEntry } from '../../ui/menu-entry';

/**
 * The link to a machine that can be given to colleagues: it opens with their accounts, and brings no right
 * along. Null while its account is not signed in, because the project is not known then.
 */
export function machineLink(
  action: RequestAction,
  machine: Pick<Machine, 'accountId' | 'nativeId'>,
  { accounts }: App,
): string | null {
  const account = accounts.find(machine.accountId);
  if (!account?.project) return null;
  const { region } = account.details;
  return linkTo({ action, region, project: account.project.id, machine: machine.nativeId });
}

/** Copies the link; nothing where there is none. */
export function copyLinkEntries(
  action: RequestAction,
  machine: Pick<Machine, 'accountId' | 'nativeId'>,
  root: App,
): readonly MenuEntry[] {
  const link = machineLink(action, machine, root);
  return link === null ? [] : [{ label: t(`link.copy.${action}`), run: () => void copyText(link) }];
}
