import type { BrowserWindow } from 'electron';
import type { Caller, HandlersOf } from '../ipc/handle';
import { exportList } from './export';
import { readFacts } from './facts';
import type { Inventory } from './inventory';
import type { LastKnown } from './last-known';

export interface InventoryServices {
  readonly inventory: Inventory;
  readonly lastKnown: Pick<LastKnown, 'atStart'>;
  readonly windowOf: (caller: Caller) => BrowserWindow;
  /** The folder that the file dialog begins in. */
  readonly folder: () => string;
  readonly now: () => Date;
}

export function inventoryCalls({
  inventory,
  lastKnown,
  windowOf,
  folder,
  now,
}: InventoryServices): HandlersOf<'inventory'> {
  return {
    'inventory:list': () => inventory.list(),
    'inventory:lastKnown': () => lastKnown.atStart,
    'inventory:facts': ({ machineId }) => readFacts(inventory.require(machineId)),
    'inventory:export': (list, caller) => exportList(windowOf(caller), folder(), now(), list),
  };
}
