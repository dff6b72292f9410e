import { createHash } from 'node:crypto';
import { seconds } from '../cloud';
import type { AttachedUser, Desktop } from '../estate/models';
import type { Estate } from '../estate/estate';

/**
 * One desktop in the words of each call. The names differ between the calls as they do in the
 * cloud: `desktop_name` / `computer_name`, `connect_status` / `login_status`,
 * `attach_users{id,name}` / `attach_user_infos{user_id,user_name}`.
 */

/** A row of `/connect-desktops` (section 1.1). */
export const connectRow = (desktop: Desktop): unknown => ({
  desktop_id: desktop.id,
  desktop_name: desktop.name,
  connect_status: desktop.connectStatus,
  attach_users: desktop.users.map((user) => ({
    id: user.id,
    name: user.name,
    user_group: user.userGroup,
    type: user.type,
  })),
});

const DOMAIN = 'practice.example';

const attachInfo = (user: AttachedUser): unknown => ({
  user_id: user.id,
  user_name: user.name,
  domain: DOMAIN,
  user_group: user.userGroup,
  type: user.type,
});

/** Stable ids for things the region does not keep (subnets, volumes, images). */
const derivedId = (text: string): string => {
  const h = createHash('sha256').update(text).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

const subnetOf = (desktop: Desktop): string =>
  derivedId(`subnet:${desktop.ip.split('.').slice(0, 2).join('.')}`);

const firstUser = (desktop: Desktop): AttachedUser | undefined =>
  desktop.users.find((user) => user.type === 'USER');

/** A row of `/desktops` (SimpleDesktopInfo, section 1.2). */
export const simpleRow = (desktop: Desktop, estate: Estate): unknown => ({
  domain_id: estate.domainId,
  project_id: desktop.projectId,
  desktop_id: desktop.id,
  computer_name: desktop.name,
  os_host_name: desktop.hostName,
  created: seconds(desktop.created),
  ip_address: desktop.ip,
  user_name: firstUser(desktop)?.name ?? null,
  attach_user_infos: desktop.users.map(attachInfo),
  user_group: desktop.users[0]?.userGroup ?? null,
  sid: desktop.sid,
  ou_name: 'practice.example/Desktops',
  enterprise_project_id: '0',
  tags: desktop.tags,
  in_maintenance_mode: desktop.inMaintenance,
  share_resource_sku: null,
  desktop_type: desktop.desktopType,
  desktop_detail_type: desktop.desktopType,
  subnet_id: subnetOf(desktop),
  bill_resource_id: derivedId(`bill:${desktop.id}`),
  status: desktop.status,
  task_status: desktop.taskStatus === '' ? null : desktop.taskStatus,
  availability_zone: desktop.availabilityZone,
  connect_status: desktop.connectStatus,
  pool_id: desktop.poolId,
});

const volume = (desktop: Desktop, device: string, size: number): unknown => ({
  type: 'SSD',
  size,
  device,
  id: derivedId(`volume-row:${desktop.id}:${device}`),
  volume_id: derivedId(`volume:${desktop.id}:${device}`),
  create_time: seconds(desktop.created),
  display_name: `${desktop.hostName}-${device.slice(-3)}`,
});

/** DesktopDetailInfo (section 1.3). */
export const detailRow = (desktop: Desktop): Record<string, unknown> => ({
  desktop_id: desktop.id,
  computer_name: desktop.name,
  os_host_name: desktop.hostName,
  addresses: {
    'workspace-net': [
      {
        addr: desktop.ip,
        version: '4',
        'OS-EXT-IPS-MAC:mac_addr': desktop.mac,
        'OS-EXT-IPS:type': 'fixed',
      },
    ],
  },
  ip_addresses: [desktop.ip],
  ipv4: desktop.ip,
  ipv6: null,
  user_list: desktop.users.filter(({ type }) => type === 'USER').map(({ name }) => name),
  user_group_list: desktop.users.filter(({ type }) => type === 'GROUP').map(({ name }) => name),
  user_name: firstUser(desktop)?.name ?? null,
  attach_user_infos: desktop.users.map(attachInfo),
  attach_state: desktop.users.length > 0 ? 'ATTACHED' : 'UNATTACH',
  desktop_type: desktop.desktopType,
  metadata: {
    image_name: desktop.imageName,
    os_type: desktop.osType,
    os_bit: '64',
    desktop_os_version: desktop.osVersion,
    'metering.image_id': derivedId(`image:${desktop.imageName}`),
  },
  os_version: desktop.osVersion,
  status: desktop.status,
  task_status: desktop.taskStatus === '' ? null : desktop.taskStatus,
  login_status: desktop.connectStatus,
  in_maintenance_mode: desktop.inMaintenance,
  created: seconds(desktop.created),
  product: {
    product_id: desktop.product,
    flavor_id: desktop.product,
    type: 'BASE',
    cpu: '4',
    memory: '8192',
  },
  flavor: { id: desktop.product, links: [] },
  root_volume: volume(desktop, '/dev/sda', 80),
  data_volumes: [volume(desktop, '/dev/sdb', 50)],
  availability_zone: desktop.availabilityZone,
  site_type: 'CENTER',
  site_name: 'center',
  tags: desktop.tags,
  internet_mode: 'NAT',
  process: desktop.taskStatus === '' ? null : 40,
  is_freeze: false,
  isolated: false,
  domain: DOMAIN,
});
