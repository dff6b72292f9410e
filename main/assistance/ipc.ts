import type { HandlersOf } from '../ipc/handle';
import type { Assistances } from './assistances';

export function assistanceCalls(assistances: Assistances): HandlersOf<'assistance'> {
  return {
    'assistance:show': ({ machineId }) => assistances.show(machineId),
    'assistance:unwatch': ({ machineId }) => assistances.unwatch(machineId),
    'assistance:create': ({ machineId }) => assistances.create(machineId),
    'assistance:cancel': ({ machineId }) => assistances.cancel(machineId),
    'assistance:password': ({ machineId }) => assistances.password(machineId),
    'assistance:copy': ({ machineId, field }) => assistances.copy(machineId, field),
  };
}
