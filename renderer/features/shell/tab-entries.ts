import type { Console } from '../../../preload/contract/models';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';

/** What can be done with a tab. */
export function tabEntries(console: Console, { consoles }: App): readonly MenuEntry[] {
  const { id } = console;
  const index = consoles.all.findIndex((other) => other.id === id);
  return [
    {
      label: t('view.ownWindow'),
      hint: t('view.ownWindow.cost'),
      run: () => void consoles.setApart(id, true),
    },
    {
      label: t('tabs.moveLeft'),
      keys: 'Ctrl+Shift+PgUp',
      disabled: index <= 0,
      separated: true,
      run: () => consoles.moveBy(id, -1),
    },
    {
      label: t('tabs.moveRight'),
      keys: 'Ctrl+Shift+PgDn',
      disabled: index === consoles.all.length - 1,
      run: () => consoles.moveBy(id, 1),
    },
    {
      label: t('tabs.closeThis'),
      keys: 'Ctrl+W',
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
      keys: 'Ctrl+Shift+T',
      hint: t('tabs.reopen.cost'),
      disabled: !consoles.canReopen,
      run: () => void consoles.reopen(),
    },
  ];
}
