import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { copyText } from '../../ui/copy';
import type { MenuAnchor } from '../../ui/menu-anchor';
import type { MenuEntry } from '../../ui/menu-entry';
import { powerEntries } from '../power/entries';
import { copyLinkEntries } from '../requests/copy-link';
import type { MachineRow } from './row';

/**
 * A menu of one row. There is one for the whole list, and it keeps the machine it was opened for: rows may
 * move below it while the list is read anew.
 */
export interface RowMenu {
  readonly kind: 'power' | 'all';
  readonly row: MachineRow;
  readonly anchor: MenuAnchor;
}

/** Opens the menu of a row. */
export type OpenRowMenu = (kind: RowMenu['kind'], anchor: MenuAnchor) => void;

/** Why nothing can be done with a machine that is shown as it was seen before; null when it can. */
export function whyStale({ machine, account }: MachineRow, root: App): string | null {
  if (!root.inventory.isStale(machine.id)) return null;
  const state = root.accounts.find(machine.accountId)?.session.state;
  return state === 'signed-in' ? t('stale.unread') : t('stale.signIn', { name: account });
}

/** Opens and closes the assistance of a desktop, in the panel beside the list. */
export function toggleAssistance({ machine }: MachineRow, { assistance }: App): void {
  const { id, accountId, name } = machine;
  assistance.toggle({ machineId: id, accountId, name, tab: MACHINES_TAB });
}

/** All that can be done with the machine of a row. */
export function rowEntries(row: MachineRow, root: App): readonly MenuEntry[] {
  const { machine } = row;
  const { consoles, library, dialogs, details } = root;
  const stale = whyStale(row, root);
  const reason = stale === null ? {} : { unavailable: stale };
  const copy = (text: string) => (): void => void copyText(text);
  return [
    { label: t('machines.open'), keys: '↵', ...reason, run: () => void consoles.open(machine.id) },
    ...(machine.kind === 'desktop'
      ? [{ label: t('machines.assist'), ...reason, run: () => toggleAssistance(row, root) }]
      : []),
    {
      label: t('favourite.mark'),
      keys: 'S',
      separated: true,
      checked: library.marksOf(machine.id).favourite,
      run: () => void library.toggleFavourite(machine.id),
    },
    { label: t('watch.menu'), ...reason, run: () => dialogs.watch(machine) },
    { label: t('row.tags'), run: () => dialogs.tags([machine.id]) },
    { label: t('details.show'), keys: 'I', run: () => details.show(machine.id) },
    { label: t('row.copyName'), separated: true, run: copy(machine.name) },
    ...(machine.place === '' ? [] : [{ label: t('row.copyPlace'), run: copy(machine.place) }]),
    ...copyLinkEntries('open', machine, root),
    ...(machine.kind === 'desktop' ? copyLinkEntries('assist', machine, root) : []),
    ...(stale === null
      ? powerEntries(machine, null, root).map((entry, index) => ({
          ...entry,
          separated: index === 0 || entry.separated === true,
        }))
      : []),
  ];
}
