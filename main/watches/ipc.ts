import type { HandlersOf } from '../ipc/handle';
import type { Watches } from './watches';

export function watchCalls(watches: Watches): HandlersOf<'watches'> {
  return {
    'watches:list': () => watches.list(),
    'watches:begin': ({ machineId, condition }) => watches.begin(machineId, condition),
    'watches:end': ({ machineId }) => watches.end(machineId),
  };
}
