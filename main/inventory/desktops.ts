import type { Machine, MachineUser } from '../../preload/contract/models';
import type { ConnectionRow } from '../cloud/connections';
import type { DesktopRow } from '../cloud/desktops';
import { connection, desktopPower } from './meanings';

/** What all machines of one reading share. */
export interface Reading {
  readonly accountId: string;
  readonly region: string;
  readonly fetchedAt: string;
}

function usersOf(
  users: readonly { readonly id: string; readonly name: string; readonly type: string }[],
): MachineUser[] {
  return users.map(({ id, name, type }) => ({
    id,
    name: name === '' ? id : name,
    type: type === 'GROUP' ? 'group' : 'user',
  }));
}

function usersOfDesktop(row: DesktopRow): MachineUser[] {
  const attached = row.attach_user_infos?.rows ?? [];
  if (attached.length === 0 && row.user_name !== '') {
    return [{ id: row.user_name, name: row.user_name, type: 'user' }];
  }
  return usersOf(
    attached.map(({ user_id, user_name, type }) => ({ id: user_id, name: user_name, type })),
  );
}

/**
 * The desktops of `/desktops` and `/connect-desktops` as one list. The first knows power and address,
 * the second is the authority on who is connected. Either alone still gives a usable list, so a
 * desktop that only one of them names is kept.
 */
export function mergeDesktops(
  desktops: readonly DesktopRow[],
  connections: readonly ConnectionRow[],
  reading: Reading,
): Machine[] {
  const byId = new Map<string, Machine>();
  const base = (nativeId: string, name: string): Machine => ({
    ...reading,
    id: `${reading.accountId}/desktop/${nativeId}`,
    kind: 'desktop',
    nativeId,
    name: name === '' ? nativeId : name,
    power: desktopPower('', ''),
    connection: connection(''),
    health: null,
    users: [],
    place: '',
  });
  for (const row of desktops) {
    byId.set(row.desktop_id, {
      ...base(row.desktop_id, row.computer_name),
      power: desktopPower(row.status, row.task_status),
      connection: connection(row.connect_status),
      users: usersOfDesktop(row),
      place: row.ip_address,
    });
  }
  for (const row of connections) {
    const machine = byId.get(row.desktop_id) ?? base(row.desktop_id, row.desktop_name);
    const users = usersOf(row.attach_users?.rows ?? []);
    byId.set(row.desktop_id, {
      ...machine,
      connection: row.connect_status === '' ? machine.connection : connection(row.connect_status),
      users: users.length === 0 ? machine.users : users,
    });
  }
  return [...byId.values()];
}
