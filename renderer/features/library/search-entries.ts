import type { SavedSearch } from '../../../preload/contract/library';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';

/** What can be done with a saved search. */
export function searchEntries(
  search: SavedSearch,
  { library, dialogs }: Pick<App, 'library' | 'dialogs'>,
): readonly MenuEntry[] {
  const index = library.searches.findIndex(({ id }) => id === search.id);
  return [
    { label: t('search.rename'), run: () => dialogs.savedSearch(search, true) },
    {
      label: t('search.up'),
      disabled: index <= 0,
      run: () => void library.moveSearch(search.id, -1),
    },
    {
      label: t('search.down'),
      disabled: index === library.searches.length - 1,
      run: () => void library.moveSearch(search.id, 1),
    },
    {
      label: t('search.delete'),
      danger: true,
      separated: true,
      run: () => void library.removeSearch(search.id),
    },
  ];
}
