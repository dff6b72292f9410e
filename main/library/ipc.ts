import type { HandlersOf } from '../ipc/handle';
import type { Library } from './library';

export function libraryCalls(library: Library): HandlersOf<'library'> {
  return {
    'library:get': () => library.all,
    'library:mark': ({ machineIds, change }) => library.mark(machineIds, change),
    'library:setSearches': ({ searches }) => library.setSearches(searches),
  };
}
