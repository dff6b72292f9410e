import type { HandlersOf } from '../ipc/handle';
import type { Consoles } from './consoles';

export function consoleCalls(consoles: Consoles): HandlersOf<'consoles'> {
  return {
    'consoles:list': () => consoles.list(),
    'consoles:open': ({ machineId }) => consoles.open(machineId),
    'consoles:reconnect': ({ consoleId }) => consoles.reconnect(consoleId),
    'consoles:trustCertificate': ({ consoleId, fingerprint }) =>
      consoles.trustCertificate(consoleId, fingerprint),
    'consoles:close': ({ consoleId }) => consoles.close(consoleId),
    'consoles:setViewOnly': ({ consoleId, viewOnly }) => consoles.setViewOnly(consoleId, viewOnly),
  };
}
