import type { HandlersOf } from '../ipc/handle';
import type { Library } from '../library/library';
import type { Assistances } from './assistances';
import type { SessionScans } from './scans';

export function assistanceCalls(
  assistances: Assistances,
  library: Pick<Library, 'opened'>,
): HandlersOf<'assistance'> {
  return {
    'assistance:show': ({ machineId }) => assistances.show(machineId),
    'assistance:unwatch': ({ machineId }) => assistances.unwatch(machineId),
    'assistance:create': async ({ machineId }) => {
      const record = await assistances.create(machineId);
      library.opened(machineId);
      return record;
    },
    'assistance:cancel': ({ machineId }) => assistances.cancel(machineId),
    'assistance:password': ({ machineId }) => assistances.password(machineId),
    'assistance:copy': ({ machineId, field }) => assistances.copy(machineId, field),
  };
}

export function sessionCalls(
  assistances: Assistances,
  scans: SessionScans,
): HandlersOf<'sessions'> {
  const { sessions } = assistances;
  return {
    'sessions:list': () => sessions.list(),
    'sessions:extend': ({ machineId }) => assistances.extend(machineId),
    'sessions:cancelAll': () => assistances.cancelAll(),
    'sessions:sweep': () => assistances.sweep(),
    'sessions:scan': ({ accountId }) => scans.start(accountId),
    'sessions:stopScan': ({ accountId }) => scans.stop(accountId),
  };
}
