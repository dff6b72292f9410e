import type { HandlersOf } from '../ipc/handle';
import type { Inventory } from './inventory';

export function inventoryCalls(inventory: Inventory): HandlersOf<'inventory'> {
  return { 'inventory:list': () => inventory.list() };
}
