/** The machines of the practice region as it keeps them; each service shows them in its own words. */

export const CONNECT_STATUSES = ['UNREGISTER', 'REGISTERED', 'CONNECTED', 'DISCONNECTED'] as const;
export type ConnectStatus = (typeof CONNECT_STATUSES)[number];

export const DESKTOP_STATUSES = ['ACTIVE', 'SHUTOFF', 'ERROR', 'HIBERNATED'] as const;
export type DesktopStatus = (typeof DESKTOP_STATUSES)[number];

/** The documented values of `task_status`; empty is idle. */
export type TaskStatus =
  | ''
  | 'scheduling'
  | 'spawning'
  | 'rebooting'
  | 'reboot_started'
  | 'rebooting_hard'
  | 'reboot_started_hard'
  | 'rebuilding'
  | 'migrating'
  | 'resize_prep'
  | 'powering-on'
  | 'powering-off'
  | 'updating'
  | 'desktopNetworkChanging';

export type DesktopType = 'DEDICATED' | 'SHARED' | 'POOLED';
export type OsType = 'Windows' | 'Linux';

/** A user or user group that a desktop is assigned to (section 1.1). */
export interface AttachedUser {
  readonly id: string;
  readonly name: string;
  readonly type: 'USER' | 'GROUP';
  readonly userGroup: 'sudo' | 'default' | 'administrators' | 'users';
}

/** What the person at a desktop does when a technician asks to help. */
export type Consent = 'accepts' | 'declines' | 'ignores';

export interface Desktop {
  readonly kind: 'desktop';
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  /** The name inside the operating system: ASCII, at most 15 characters. */
  readonly hostName: string;
  readonly sid: string;
  readonly created: Date;
  readonly ip: string;
  readonly mac: string;
  readonly osType: OsType;
  readonly osVersion: string;
  readonly imageName: string;
  readonly product: string;
  readonly desktopType: DesktopType;
  readonly poolId: string | null;
  readonly availabilityZone: string;
  readonly users: readonly AttachedUser[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  consent: Consent;
  /** Spaces of this desktop are protected by a password. */
  spacePassword: boolean;
  inMaintenance: boolean;
  status: DesktopStatus;
  taskStatus: TaskStatus;
  connectStatus: ConnectStatus;
  /** A test has set the connection status: the user does nothing by himself any more. */
  pinned: boolean;
  /** Grows with every boot: a console that is open starts over. */
  boots: number;
}

export const MANAGE_STATES = [
  'onboard',
  'os-ready',
  'ready',
  'in-use',
  'frozen',
  'maintain',
  'offboarding',
] as const;
export type ManageState = (typeof MANAGE_STATES)[number];

export type HealthState = 'OK' | 'Warning' | 'Critical' | 'Unknown';
type ServerOperation = 'power-on' | 'power-off' | 'reboot';
export type OperationState = '' | `${ServerOperation}-${'processing' | 'succeed' | 'failed'}`;

export interface ServerError {
  readonly error_code: string;
  readonly error_msg: string;
  readonly error_type: string;
}

export interface Server {
  readonly kind: 'server';
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly onboarded: Date;
  readonly location: { readonly dc: string; readonly rack: string; readonly unit: string };
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly boardSerialNumber: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  manageState: ManageState;
  frozenState: number;
  powerState: 'on' | 'off';
  operationState: OperationState;
  healthState: HealthState;
  error: ServerError | null;
  boots: number;
}

export type Machine = Desktop | Server;

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
  readonly description: string;
  /** False: every Workspace call answers WKS.00010099. */
  readonly workspace: boolean;
}
