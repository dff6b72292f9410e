import type { HandlersOf } from '../ipc/handle';
import type { Settings } from './settings';

export function settingsCalls(settings: Settings): HandlersOf<'settings'> {
  return {
    'settings:get': () => settings.all,
    'settings:set': ({ change }) => settings.set(change),
    'settings:setMachine': ({ machineId, machine }) => settings.setMachine(machineId, machine),
  };
}
