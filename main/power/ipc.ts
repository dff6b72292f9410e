import type { HandlersOf } from '../ipc/handle';
import type { Powers } from './powers';

export function powerCalls(powers: Powers): HandlersOf<'power'> {
  return {
    'power:look': ({ machineId }) => powers.look(machineId),
    'power:act': ({ machineId, action, consoleId }) => powers.act(machineId, action, consoleId),
    'power:list': () => powers.list(),
    'power:unwatch': ({ machineId }) => powers.unwatch(machineId),
  };
}
