import { CAST, type CastDesktop } from './cast';
import type {
  AttachedUser,
  ConnectStatus,
  Desktop,
  DesktopStatus,
  DesktopType,
  OsType,
} from './models';
import { anybody, group, GROUPS, hostNameFor, user } from './people';
import { Random } from './random';

const SITES = [
  { code: 'SH', chinese: true, subnet: 16 },
  { code: 'BJ', chinese: true, subnet: 17 },
  { code: 'SZ', chinese: true, subnet: 18 },
  { code: 'HK', chinese: true, subnet: 19 },
  { code: 'SG', chinese: false, subnet: 20 },
  { code: 'MUC', chinese: false, subnet: 21 },
  { code: 'LON', chinese: false, subnet: 22 },
] as const;

const DEPARTMENTS = [
  { code: 'FIN', chinese: '财务', linux: 0, group: GROUPS.finance },
  { code: 'HR', chinese: '人事', linux: 0, group: GROUPS.trainees },
  { code: 'CC', chinese: '客服', linux: 0, group: GROUPS.callCentre },
  { code: 'DSN', chinese: '设计', linux: 0, group: GROUPS.design },
  { code: 'DEV', chinese: '研发', linux: 0.7, group: GROUPS.developers },
  { code: 'OPS', chinese: '运维', linux: 0.5, group: GROUPS.contractors },
] as const;

const WINDOWS = [
  { version: 'Windows 10 Enterprise', image: 'Workspace_Windows10_Ent_64bit' },
  { version: 'Windows 11 Enterprise', image: 'Workspace_Windows11_Ent_64bit' },
  { version: 'Windows Server 2019', image: 'Workspace_WinServer2019_64bit' },
] as const;
const LINUX = [
  { version: 'Ubuntu 22.04', image: 'Workspace_Ubuntu22.04_64bit' },
  { version: 'UOS 20', image: 'Workspace_UOS20_64bit' },
  { version: 'Kylin V10', image: 'Workspace_KylinV10_64bit' },
] as const;
const PRODUCTS = [
  'workspace.x86.ultimate.large2',
  'workspace.x86.ultimate.xlarge4',
  'workspace.x86.ent.2xlarge8',
  'workspace.g5.gpu.xlarge',
] as const;

export interface DesktopPlace {
  readonly projectId: string;
  readonly region: string;
  /** The region's start; desktops are some days to three years older. */
  readonly now: Date;
}

interface Sketch {
  readonly name: string;
  readonly osType: OsType;
  readonly users: readonly AttachedUser[];
  readonly status: DesktopStatus;
  readonly connectStatus: ConnectStatus;
  readonly desktopType: DesktopType;
  readonly subnet: number;
}

function connectStatusOf(random: Random, status: DesktopStatus, assigned: boolean): ConnectStatus {
  if (status !== 'ACTIVE') return 'UNREGISTER';
  if (!assigned) return random.chance(0.8) ? 'REGISTERED' : 'UNREGISTER';
  return random.weighted<ConnectStatus>([
    ['CONNECTED', 48],
    ['REGISTERED', 30],
    ['DISCONNECTED', 17],
    ['UNREGISTER', 5],
  ]);
}

function nameOf(
  random: Random,
  site: (typeof SITES)[number],
  department: (typeof DEPARTMENTS)[number],
  users: readonly AttachedUser[],
  serial: number,
): string {
  const first = users.find((one) => one.type === 'USER');
  const chineseUser = first !== undefined && /^[\u4e00-\u9fff]{2}\d*$/.test(first.name);
  const serialText = String(serial).padStart(4, '0');
  if (chineseUser && random.chance(0.5)) {
    return `${department.chinese}-${first.name}-${serialText.slice(-Math.max(2, String(serial).length))}`;
  }
  if (department.code === 'DEV' && first !== undefined && !chineseUser && random.chance(0.4)) {
    return `dev-${first.name.replace('.', '-')}-${String(serial)}`;
  }
  if (random.chance(0.06)) return `DESKTOP-${random.code(7)}`;
  return `${site.code}-${department.code}-${serialText}`;
}

function sketch(random: Random, serial: number): Sketch {
  const site = random.pick(SITES);
  const department = random.pick(DEPARTMENTS);
  const osType: OsType = random.chance(department.linux) ? 'Linux' : 'Windows';
  const desktopType = random.weighted<DesktopType>([
    ['DEDICATED', 80],
    ['POOLED', department.code === 'CC' ? 60 : 8],
    ['SHARED', 6],
  ]);
  const users: AttachedUser[] = [];
  if (desktopType === 'DEDICATED') {
    if (random.chance(0.94)) users.push(anybody(random, site.chinese, osType, serial));
    if (random.chance(0.06)) users.push(anybody(random, !site.chinese, osType, serial + 1));
  } else if (random.chance(0.9)) users.push(group(department.group, osType));
  const status = random.weighted<DesktopStatus>([
    ['ACTIVE', 74],
    ['SHUTOFF', 18],
    ['HIBERNATED', osType === 'Windows' ? 6 : 0],
    ['ERROR', 2],
  ]);
  return {
    name: nameOf(random, site, department, users, serial),
    osType,
    users: users.filter((one, index) => users.findIndex(({ id }) => id === one.id) === index),
    status,
    connectStatus: connectStatusOf(random, status, users.length > 0),
    desktopType,
    subnet: site.subnet,
  };
}

function castSketch(cast: CastDesktop): Sketch {
  const osType = cast.osType ?? 'Windows';
  const status = cast.status ?? 'ACTIVE';
  return {
    name: cast.name,
    osType,
    users: [
      ...(cast.users ?? []).map((name) => user(name, osType)),
      ...(cast.groups ?? []).map((name) => group(name, osType)),
    ],
    status,
    connectStatus: status === 'ACTIVE' ? (cast.connectStatus ?? 'REGISTERED') : 'UNREGISTER',
    desktopType: cast.desktopType ?? 'DEDICATED',
    subnet: 24,
  };
}

function build(
  base: Sketch,
  cast: CastDesktop | undefined,
  index: number,
  place: DesktopPlace,
): Desktop {
  const random = new Random(`${place.projectId}:desktop:${String(index)}:${base.name}`);
  const os = base.osType === 'Windows' ? random.pick(WINDOWS) : random.pick(LINUX);
  const age = random.integer(2, 1000) * 86_400_000 + random.integer(0, 86_399) * 1000;
  const host = index % 250;
  return {
    kind: 'desktop',
    id: random.uuid(),
    projectId: place.projectId,
    name: base.name,
    hostName: hostNameFor(base.name),
    sid: `S-1-5-21-${[1, 2, 3].map(() => random.integer(1e8, 4e9)).join('-')}-${String(1104 + index)}`,
    created: new Date(Math.floor((place.now.getTime() - age) / 1000) * 1000),
    ip: `10.${String(base.subnet)}.${String(Math.floor(index / 250) % 250)}.${String(host + 4)}`,
    mac: `fa:16:3e:${[1, 2, 3].map(() => random.hex(2)).join(':')}`,
    osType: base.osType,
    osVersion: os.version,
    imageName: os.image,
    product: random.pick(PRODUCTS),
    desktopType: base.desktopType,
    poolId: base.desktopType === 'POOLED' ? new Random(`pool:${String(base.subnet)}`).uuid() : null,
    availabilityZone: `${place.region}${random.pick(['a', 'b', 'c'])}`,
    users: base.users,
    tags: random.chance(0.2)
      ? [{ key: 'cost-centre', value: String(random.integer(4000, 4999)) }]
      : [],
    consent:
      cast?.consent ??
      random.weighted([
        ['accepts', 80],
        ['declines', 12],
        ['ignores', 8],
      ]),
    spacePassword: cast === undefined ? random.chance(0.15) : cast.spacePassword === true,
    inMaintenance: cast === undefined ? random.chance(0.03) : cast.inMaintenance === true,
    status: base.status,
    taskStatus: cast?.taskStatus ?? '',
    connectStatus: base.connectStatus,
    pinned: cast !== undefined,
    boots: 0,
  };
}

/** The desktops of one project, in the order the lists show them. */
export function makeDesktops(
  count: number,
  withCast: boolean,
  random: Random,
  place: DesktopPlace,
): { readonly desktops: readonly Desktop[]; readonly selfHelp: readonly Desktop[] } {
  const desktops: Desktop[] = [];
  const selfHelp: Desktop[] = [];
  const cast = withCast ? CAST.slice(0, count) : [];
  for (const one of cast) {
    const desktop = build(castSketch(one), one, desktops.length, place);
    desktops.push(desktop);
    if (one.selfHelp === true) selfHelp.push(desktop);
  }
  // Serial numbers begin above those of the cast, so that no name is given twice.
  for (let serial = 301; desktops.length < count; serial += 1) {
    desktops.push(build(sketch(random, serial), undefined, desktops.length, place));
  }
  return { desktops, selfHelp };
}
