import type {
  Consent,
  ConnectStatus,
  DesktopStatus,
  DesktopType,
  OsType,
  TaskStatus,
} from './models';
import { GROUPS } from './people';

/**
 * The desktops every practice region has, whatever its seed and size: one of each state, and the
 * names that are hard to show. Tours and tests may rely on them. They come first in the lists.
 */
export interface CastDesktop {
  readonly name: string;
  readonly osType?: OsType;
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  readonly status?: DesktopStatus;
  readonly connectStatus?: ConnectStatus;
  readonly taskStatus?: TaskStatus;
  readonly desktopType?: DesktopType;
  readonly inMaintenance?: boolean;
  readonly consent?: Consent;
  readonly spacePassword?: boolean;
  /** Somebody began a session himself (ENDUSER_INITIATE) before the region started. */
  readonly selfHelp?: boolean;
}

export const CAST: readonly CastDesktop[] = [
  { name: 'SH-FIN-0042', users: ['wang.fang'], connectStatus: 'CONNECTED', consent: 'accepts' },
  { name: 'SH-FIN-0024', users: ['li.wei'], connectStatus: 'DISCONNECTED' },
  { name: 'SH-FIN-0042A', users: ['zhang.min'], connectStatus: 'REGISTERED' },
  {
    name: '设计-王芳-01',
    users: ['王芳'],
    connectStatus: 'CONNECTED',
    consent: 'accepts',
    spacePassword: true,
  },
  { name: '设计-李明-02', users: ['李明'], groups: [GROUPS.design], connectStatus: 'REGISTERED' },
  {
    name: 'MUC-DEV-0007',
    osType: 'Linux',
    users: ['anna.mueller'],
    connectStatus: 'CONNECTED',
    consent: 'accepts',
  },
  {
    name: 'MUC-DEV-0008',
    osType: 'Linux',
    users: ['felix.braun', 'vera.schmidt'],
    connectStatus: 'REGISTERED',
  },
  {
    name: 'SG-CC-0117',
    groups: [GROUPS.callCentreNight],
    desktopType: 'POOLED',
    connectStatus: 'REGISTERED',
  },
  {
    name: 'SG-CC-0118',
    groups: [GROUPS.callCentre, GROUPS.service],
    desktopType: 'SHARED',
    connectStatus: 'CONNECTED',
    consent: 'accepts',
  },
  { name: 'BJ-HR-0003', users: ['chen.jing'], status: 'SHUTOFF' },
  { name: 'HK-LEGAL-0011', users: ['grace.obrien'], status: 'HIBERNATED' },
  { name: 'SZ-OPS-0009', users: ['huang.qiang'], status: 'ERROR' },
  { name: 'DESKTOP-7K2QX0M', connectStatus: 'UNREGISTER' },
  { name: 'LON-MKT-0005', users: ['ben.carter'], connectStatus: 'CONNECTED', consent: 'declines' },
  { name: 'LON-MKT-0006', users: ['paul.smith'], connectStatus: 'CONNECTED', consent: 'ignores' },
  {
    name: 'SH-CC-0201',
    users: ['zhou.jie'],
    connectStatus: 'CONNECTED',
    consent: 'accepts',
    selfHelp: true,
  },
  { name: 'SZ-OPS-0012', users: ['ma.long'], connectStatus: 'REGISTERED', inMaintenance: true },
  {
    name: 'SG-CC-0131',
    users: ['david.kim'],
    taskStatus: 'migrating',
    connectStatus: 'UNREGISTER',
  },
  { name: 'SG-CC-0132', users: ['ines.costa'], status: 'SHUTOFF', taskStatus: 'resize_prep' },
  { name: 'SG-CC-0133', taskStatus: 'rebuilding', status: 'SHUTOFF' },
  {
    name: 'LEGAL-MUC-Vertragspruefung-und-Archivierung-Zweigstelle-0001',
    users: ['karin.lund'],
    connectStatus: 'CONNECTED',
    consent: 'accepts',
  },
];
