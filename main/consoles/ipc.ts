import type { HandlersOf } from '../ipc/handle';
import type { Inventory } from '../inventory/inventory';
import type { Consoles } from './consoles';
import { notifyUsers } from './notice';

export function consoleCalls(
  consoles: Consoles,
  inventory: Pick<Inventory, 'require'>,
): HandlersOf<'consoles'> {
  return {
    'consoles:list': () => consoles.list(),
    'consoles:open': ({ machineId, ...terms }) => consoles.open(machineId, terms),
    'consoles:notify': ({ machineId, text }) => notifyUsers(inventory.require(machineId), text),
    'consoles:reconnect': ({ consoleId }) => consoles.reconnect(consoleId),
    'consoles:stopRetry': ({ consoleId }) => consoles.stopRetry(consoleId),
    'consoles:trustCertificate': ({ consoleId, fingerprint }) =>
      consoles.trustCertificate(consoleId, fingerprint),
    'consoles:close': ({ consoleId }) => consoles.close(consoleId),
    'consoles:setViewOnly': ({ consoleId, viewOnly }) => consoles.setViewOnly(consoleId, viewOnly),
  };
}
