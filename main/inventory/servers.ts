import type { Machine } from '../../preload/contract/models';
import type { ServerRow } from '../cloud/clouddc';
import type { Reading } from './desktops';
import { health, serverPower } from './meanings';

/** Physical servers as machines. They have no user and no address; their place is room, rack and unit. */
export function serverMachines(rows: readonly ServerRow[], reading: Reading): Machine[] {
  return rows.map((row) => ({
    ...reading,
    id: `${reading.accountId}/server/${row.id}`,
    kind: 'server',
    nativeId: row.id,
    name: row.name === '' ? row.id : row.name,
    power: serverPower(row.power_state, row.operation_state),
    connection: null,
    health: health(row.health_state),
    users: [],
    place: [row.location?.dc, row.location?.rack, row.location?.unit].filter(Boolean).join(' / '),
  }));
}
