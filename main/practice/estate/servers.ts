import type { HealthState, ManageState, Server, ServerError } from './models';
import { Random } from './random';

const ROOMS = [
  { dc: 'Guangzhou-DC1', code: 'gz1', racks: 6 },
  { dc: 'Guangzhou-DC2', code: 'gz2', racks: 4 },
  { dc: '上海机房', code: 'sh1', racks: 4 },
] as const;

const ROLES = ['db', 'kvm', 'ai-train', 'backup', 'cache', 'build', 'web', 'storage'] as const;

const MODELS = [
  { manufacturer: 'Huawei', model: 'FusionServer 2288H V6' },
  { manufacturer: 'Huawei', model: 'FusionServer 5288 V6' },
  { manufacturer: 'xFusion', model: 'FusionServer G8600 V7' },
  { manufacturer: 'Huawei', model: 'TaiShan 200 2280' },
] as const;

/** Servers every practice region has: one of each state. */
interface CastServer {
  readonly name: string;
  readonly manageState?: ManageState;
  readonly powerState?: 'on' | 'off';
  readonly healthState?: HealthState;
  readonly frozenState?: number;
  readonly error?: ServerError;
}

const CAST: readonly CastServer[] = [
  { name: 'gz1-r01-db-01' },
  { name: 'gz1-r01-db-02', healthState: 'Warning' },
  {
    name: 'gz1-r02-storage-01',
    healthState: 'Critical',
    error: {
      error_code: 'iMetal.0110',
      error_msg: 'Inspection failed: RAID controller 0 reports 2 failed drives',
      error_type: 'hardware',
    },
  },
  { name: 'gz1-r03-kvm-01', powerState: 'off' },
  { name: '上海机房-数据库-01' },
  {
    name: 'sh1-r02-ai-train-01',
    manageState: 'onboard',
    healthState: 'Unknown',
    powerState: 'off',
  },
  { name: 'sh1-r02-ai-train-02', manageState: 'os-ready' },
  { name: 'sh1-r02-ai-train-03', manageState: 'ready' },
  { name: 'gz2-r01-backup-01', manageState: 'maintain', healthState: 'Warning' },
  { name: 'gz2-r01-backup-02', manageState: 'frozen', frozenState: 2 },
  { name: 'gz2-r04-web-09', manageState: 'offboarding', powerState: 'off' },
];

export interface ServerPlace {
  readonly projectId: string;
  readonly now: Date;
}

function build(
  index: number,
  cast: CastServer | undefined,
  random: Random,
  place: ServerPlace,
): Server {
  const room = random.pick(ROOMS);
  const rack = String(random.integer(1, room.racks)).padStart(2, '0');
  const name =
    cast?.name ??
    `${room.code}-r${rack}-${random.pick(ROLES)}-${String(index + 1).padStart(2, '0')}`;
  const own = new Random(`${place.projectId}:server:${String(index)}:${name}`);
  const hardware = own.pick(MODELS);
  return {
    kind: 'server',
    id: own.uuid(),
    projectId: place.projectId,
    name,
    onboarded: new Date(
      Math.floor((place.now.getTime() - own.integer(20, 1400) * 86_400_000) / 1000) * 1000,
    ),
    location: {
      dc: name.startsWith('上海')
        ? '上海机房'
        : (ROOMS.find(({ code }) => name.startsWith(code)) ?? room).dc,
      rack: `R${/-r(\d\d)-/.exec(name)?.[1] ?? rack}`,
      unit: `U${String(own.integer(1, 20) * 2).padStart(2, '0')}`,
    },
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    serialNumber: `2102${own.code(16)}`,
    boardSerialNumber: `024${own.code(13)}`,
    tags: own.chance(0.3)
      ? [{ key: 'owner', value: own.pick(['platform', 'research', 'finance']) }]
      : [],
    manageState:
      cast === undefined
        ? own.weighted<ManageState>([
            ['in-use', 8],
            ['ready', 1],
            ['os-ready', 1],
          ])
        : (cast.manageState ?? 'in-use'),
    frozenState: cast?.frozenState ?? 0,
    powerState: cast === undefined ? (own.chance(0.88) ? 'on' : 'off') : (cast.powerState ?? 'on'),
    operationState: cast === undefined && own.chance(0.2) ? 'power-on-succeed' : '',
    healthState:
      cast === undefined
        ? own.weighted<HealthState>([
            ['OK', 90],
            ['Warning', 7],
            ['Unknown', 3],
          ])
        : (cast.healthState ?? 'OK'),
    error: cast?.error ?? null,
    boots: 0,
  };
}

/** The physical servers of one project, in the order the list shows them. */
export function makeServers(
  count: number,
  withCast: boolean,
  random: Random,
  place: ServerPlace,
): readonly Server[] {
  return Array.from({ length: count }, (_, index) =>
    build(index, withCast ? CAST[index] : undefined, random, place),
  );
}
