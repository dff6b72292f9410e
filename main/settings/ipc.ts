import type { HandlersOf } from '../ipc/handle';
import type { GlobalShortcut } from '../shortcut';
import type { Settings } from './settings';

export function settingsCalls(
  settings: Settings,
  shortcut: GlobalShortcut,
): HandlersOf<'settings'> {
  return {
    'settings:get': () => settings.all,
    'settings:set': ({ change }) => settings.set(change),
    'settings:setShortcut': ({ shortcut: keys }) => {
      shortcut.use(keys);
      return settings.setShortcut(keys);
    },
    'settings:setMachine': ({ machineId, machine }) => settings.setMachine(machineId, machine),
  };
}
