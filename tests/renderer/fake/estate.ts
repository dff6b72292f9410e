import type {
  Account,
  Connection,
  Health,
  Machine,
  MachineUser,
  Power,
} from '../../../preload/contract/models';
import type { Fact } from '../../../preload/contract/facts';

/** Names that a real estate has: Western and Chinese, short and long. */
const USERS = [
  'li.wei',
  'Zhang San',
  '王芳',
  'm.schmidt',
  '陈静',
  'a.okafor',
  '刘洋',
  'j.tanaka',
  'Elena Rossi',
  '赵敏',
];
const SITES = ['SH-FIN', 'SH-HR', 'BJ-DEV', 'SZ-CAD', 'DE-MUC', '杭州-设计', '上海-客服'];

/** What a desktop is made of. */
export const FACTS: Fact[] = [
  { name: 'product', value: 'workspace.x86.ultimate.large2' },
  { name: 'flavor', value: 'c7.large.2' },
  { name: 'cpu', value: '4' },
  { name: 'memory', value: '8 GB' },
  { name: 'systemDisk', value: '80 GB · SSD' },
  { name: 'dataDisk', value: '50 GB · SSD' },
  { name: 'dataDisk', value: '200 GB · SAS' },
  { name: 'system', value: 'Windows 10 Enterprise' },
  { name: 'hostName', value: 'sh-hr-0003' },
  { name: 'mac', value: 'fa:16:3e:5a:11:0c' },
  { name: 'securityGroup', value: 'WorkspaceUserSecurityGroup' },
  { name: 'internet', value: 'LEVITATING' },
  { name: 'created', value: '2025-05-22T09:48:47Z' },
  { name: 'maintenance', value: 'true' },
];

/** A desktop somebody works on. */
export const IN_USE = 'SZ-CAD-0001';

export const LONG_NAME = 'SH-FIN-QUARTERLY-REPORTING-SHARED-WORKSTATION-BUILDING-7-042';
export const CHINESE_NAME = '杭州-设计-0006';

const POWERS: readonly Power[] = [
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'off', raw: 'SHUTOFF' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'hibernated', raw: 'HIBERNATED' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'busy', raw: 'powering-on' },
  { meaning: 'on', raw: 'ACTIVE' },
  { meaning: 'error', raw: 'ERROR' },
];
const CONNECTIONS: readonly Connection[] = [
  { meaning: 'connected', raw: 'CONNECTED' },
  { meaning: 'registered', raw: 'REGISTERED' },
  { meaning: 'disconnected', raw: 'DISCONNECTED' },
];
const HEALTHS: readonly Health[] = [
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'warning', raw: 'Warning' },
  { meaning: 'ok', raw: 'OK' },
  { meaning: 'critical', raw: 'Critical' },
];

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function user(index: number): MachineUser {
  return { id: `u-${index}`, name: pick(USERS, index), type: 'user' };
}

function usersOf(index: number): MachineUser[] {
  if (index % 9 === 4) return [];
  if (index % 13 === 5)
    return [{ id: 'g-1', name: '财务共享组', type: 'group' }, user(index), user(3)];
  return [user(index)];
}

function desktop(account: Account, index: number, fetchedAt: string): Machine {
  const power = pick(POWERS, index);
  const running = power.meaning === 'on';
  const number = String(Math.floor(index / SITES.length) + 1).padStart(4, '0');
  return {
    id: `${account.id}/desktop/d-${index}`,
    accountId: account.id,
    kind: 'desktop',
    nativeId: `d-${index}`,
    name: `${pick(SITES, index)}-${number}`,
    power,
    connection: running ? pick(CONNECTIONS, index) : { meaning: 'unregistered', raw: 'UNREGISTER' },
    health: null,
    users: usersOf(index),
    place: `10.${24 + (index % 4)}.${Math.floor(index / 200)}.${(index % 200) + 11}`,
    region: account.details.region,
    fetchedAt,
  };
}

function server(account: Account, index: number, fetchedAt: string): Machine {
  const number = String(index + 1).padStart(2, '0');
  return {
    id: `${account.id}/server/s-${index}`,
    accountId: account.id,
    kind: 'server',
    nativeId: `s-${index}`,
    name: `${pick(['db', 'gpu', 'kvm', 'store'], index)}-rack${Math.floor(index / 8) + 1}-${number}`,
    power: index % 7 === 3 ? { meaning: 'off', raw: 'off' } : { meaning: 'on', raw: 'on' },
    connection: null,
    health: pick(HEALTHS, index),
    users: [],
    place: `DC1 / R0${Math.floor(index / 8) + 1} / U${(index % 8) * 4 + 2}`,
    region: account.details.region,
    fetchedAt,
  };
}

/** 240 desktops and 40 servers, among them the awkward ones. */
export function estate(account: Account, fetchedAt = new Date().toISOString()): Machine[] {
  const desktops = Array.from({ length: 240 }, (_, index) => desktop(account, index, fetchedAt));
  const servers = Array.from({ length: 40 }, (_, index) => server(account, index, fetchedAt));
  const machines = [...desktops, ...servers];
  const change = (index: number, to: Partial<Machine>) => {
    machines[index] = { ...pick(machines, index), ...to };
  };
  change(0, { name: LONG_NAME });
  change(7, {
    power: { meaning: 'unknown', raw: 'MIGRATING_COLD' },
    connection: { meaning: 'unknown', raw: 'UNABLE_TO_CONNECT' },
  });
  change(14, { connection: null });
  change(241, { health: { meaning: 'unknown', raw: 'Absent' }, place: '' });
  return machines;
}
