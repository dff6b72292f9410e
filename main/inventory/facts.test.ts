import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Machine } from '../../preload/contract/models';
import { FakeAccounts, FakeCloud, json, refusal } from '../testing/fake-cloud';
import { readFacts } from './facts';

const MACHINE: Machine = {
  id: 'a1/desktop/d1',
  accountId: 'a1',
  kind: 'desktop',
  nativeId: 'd1',
  name: 'DESK-1',
  power: { meaning: 'on', raw: 'ACTIVE' },
  connection: null,
  health: null,
  users: [],
  place: '',
  region: 'r',
  fetchedAt: '2026-01-01T00:00:00Z',
};
const SERVER: Machine = { ...MACHINE, id: 'a1/server/s1', kind: 'server', nativeId: 's1' };
const DESKTOP_ROUTE = 'GET /v2/p1/desktops/d1';
const SERVER_ROUTE = 'GET /v1/p1/physicalservers/s1';

let cloud: FakeCloud;
let accounts: FakeAccounts;

beforeEach(async () => {
  cloud = new FakeCloud();
  accounts = new FakeAccounts();
  await accounts.add('a1', cloud);
});

afterEach(() => accounts.leave('a1'));

async function told(machine: Machine): Promise<string[]> {
  const { facts } = await readFacts({ machine, account: accounts.require('a1') });
  return facts.map(({ name, value }) => `${name}: ${value}`);
}

test('all that the cloud tells of a desktop, in its words', async () => {
  const desktop = {
    desktop_id: 'd1',
    os_host_name: 'desk-1',
    os_version: 'Windows 10 64bit',
    desktop_type: 'DEDICATED',
    attach_state: 'ATTACHED',
    created: '2025-05-22T09:48:47Z',
    availability_zone: 'cn-north-7c',
    internet_mode: 'LEVITATING',
    in_maintenance_mode: true,
    is_freeze: false,
    isolated: null,
    process: 40,
    metadata: { image_name: 'WKS_WIN1064', os_type: 'Windows', desktop_os_version: '2009' },
    product: { product_id: 'x86.large2', flavor_id: 'c7.large.2', cpu: '2', memory: '4096' },
    flavor: { id: 'c7.large.2', links: [] },
    root_volume: { type: 'SAS', size: 80 },
    data_volumes: [{ type: 'SSD', size: 10 }, { size: 20 }, 'damaged'],
    addresses: {
      net: [
        { addr: '172.16.0.1', 'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:00:00:01' },
        { addr: '100.64.0.1', 'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:00:00:01' },
      ],
    },
    security_groups: [{ id: 'sg-1', name: 'Users' }, { id: 'sg-2' }],
    tags: [{ key: 'cost', value: '4711' }, { key: 'lab' }],
  };
  cloud.on(DESKTOP_ROUTE, json({ desktop }));
  expect(await told(MACHINE)).toEqual([
    'product: x86.large2',
    'flavor: c7.large.2',
    'cpu: 2',
    'memory: 4 GB',
    'systemDisk: 80 GB · SAS',
    'dataDisk: 10 GB · SSD',
    'dataDisk: 20 GB',
    'system: Windows 10 64bit',
    'system: 2009',
    'image: WKS_WIN1064',
    'hostName: desk-1',
    'desktopType: DEDICATED',
    'assignment: ATTACHED',
    'address: 172.16.0.1',
    'address: 100.64.0.1',
    'mac: fa:16:3e:00:00:01',
    'securityGroup: Users',
    'securityGroup: sg-2',
    'internet: LEVITATING',
    'zone: cn-north-7c',
    'created: 2025-05-22T09:48:47Z',
    'maintenance: true',
    'progress: 40 %',
    'tag: cost=4711',
    'tag: lab',
  ]);
});

test('what is not told, or is not what it should be, is left out', async () => {
  const desktop = { desktop_id: 'd1', product: 'x', flavor: null, addresses: [], tags: 7 };
  cloud.on(DESKTOP_ROUTE, json({ desktop }));
  expect(await told(MACHINE)).toEqual([]);
});

test('memory that is no number of megabytes is shown as it came', async () => {
  const product = (memory: unknown) => json({ desktop: { desktop_id: 'd1', product: { memory } } });
  cloud.on(DESKTOP_ROUTE, product('much'), product(1000), product('1536'));
  expect(await told(MACHINE)).toEqual(['memory: much']);
  expect(await told(MACHINE)).toEqual(['memory: 1000 MB']);
  expect(await told(MACHINE)).toEqual(['memory: 1.5 GB']);
});

test('all that the cloud tells of a server', async () => {
  cloud.on(
    SERVER_ROUTE,
    json({
      id: 's1',
      manage_state: 'in-use',
      frozen_state: 2,
      operation_state: 'power-on-succeed',
      onboard_time: '2024-01-01T00:00:00Z',
      hardware_attributes: {
        sn: '2102',
        manufacturer: 'Huawei',
        model: '2288H V6',
        main_board_manufacturer: 'Huawei',
        main_board_serial_number: '024',
      },
      tags: [{ key: 'owner', value: 'research' }],
      error: { error_code: 'iMetal.0110', error_type: 'hardware', error_msg: 'Two drives failed' },
    }),
  );
  expect(await told(SERVER)).toEqual([
    'manufacturer: Huawei',
    'model: 2288H V6',
    'serial: 2102',
    'boardManufacturer: Huawei',
    'boardSerial: 024',
    'manageState: in-use',
    'operation: power-on-succeed',
    'frozenState: 2',
    'fault: iMetal.0110 · hardware · Two drives failed',
    'onboarded: 2024-01-01T00:00:00Z',
    'tag: owner=research',
  ]);
  cloud.on(SERVER_ROUTE, json({ id: 's1', frozen_state: 0, error: null }));
  expect(await told(SERVER)).toEqual([]);
});

test('a refusal is told as any other', async () => {
  cloud.on(DESKTOP_ROUTE, json({ error_code: 'WKS.0403', error_msg: 'no' }, 403));
  expect(await refusal(told(MACHINE))).toMatchObject({
    code: 'not-allowed',
    params: { action: 'workspace:desktops:get' },
  });
});
