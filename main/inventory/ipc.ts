import type { BrowserWindow } from 'electron';
import type { Caller, HandlersOf } from '../ipc/handle';
import { exportList } from './export';
import { readFacts } from './facts';
import type { Inventory } from './inventory';
import type { LastKnown } from './last-known';
import { InventoryParts } from './parts';

export interface InventoryServices {
  readonly inventory: Inventory;
  readonly lastKnown: Pick<LastKnown, 'atStart'>;
  /** Does the window have the list of machines? */
  readonly isMain: (caller: Caller) => boolean;
  readonly windowOf: (caller: Caller) => BrowserWindow;
  /** The folder that the file dialog begins in. */
  readonly folder: () => string;
  readonly now: () => Date;
}

export function inventoryCalls({
  inventory,
  lastKnown,
  isMain,
  windowOf,
  folder,
  now,
}: InventoryServices): HandlersOf<'inventory'> {
  const parts = new InventoryParts();
  return {
    'inventory:list': async (_args, caller) => parts.start(caller, await inventory.list()),
    'inventory:more': ({ from }, caller) => parts.more(caller, from),
    // A console's own window has no list of machines.
    'inventory:lastKnown': (_args, caller) => (isMain(caller) ? lastKnown.atStart : []),
    'inventory:facts': ({ machineId }) => readFacts(inventory.require(machineId)),
    'inventory:export': (list, caller) => exportList(windowOf(caller), folder(), now(), list),
  };
}
