import type { Console } from '../../../preload/contract/models';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';
import { copyLinkEntries } from '../requests/copy-link';
import { shortcutKeys } from '../shortcuts/labels';

/** What can be done with a tab. */
export function tabEntries(console: Console, root: App): readonly MenuEntry[] {
  const { consoles, inventory, settings } = root;
  const { id } = console;
  const machine = inventory.find(console.machineId);
  const index = consoles.all.findIndex((other) => other.id === id);
  return [
    {
      label: t('view.ownWindow'),
      hint: t('view.ownWindow.cost'),
      run: () => void consoles.setApart(id, true),
    },
    ...(machine === null ? [] : copyLinkEntries('open', machine, root)),
    {
      label: t('tabs.moveLeft'),
      keys: shortcutKeys('move-tab-left', settings),
      disabled: index <= 0,
      separated: true,
      run: () => consoles.moveBy(id, -1),
    },
    {
      label: t('tabs.moveRight'),
      keys: shortcutKeys('move-tab-right', settings),
      disabled: index === consoles.all.length - 1,
      run: () => consoles.moveBy(id, 1),
    },
    {
      label: t('tabs.closeThis'),
      keys: shortcutKeys('close-tab', settings),
      separated: true,
      run: () => void consoles.close(id),
    },
    {
      label: t('tabs.closeOthers'),
      disabled: consoles.all.length < 2,
      run: () => void consoles.closeOthers(id),
    },
    {
      label: t('tabs.reopen'),
      keys: shortcutKeys('reopen-tab', settings),
      hint: t('tabs.reopen.cost'),
      disabled: !consoles.canReopen,
      run: () => void consoles.reopen(),
    },
  ];
}
