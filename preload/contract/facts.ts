/** What the cloud tells of a machine besides its state: what it is made of and how it is set up. */

/** Every value that can be told, in the order in which they are shown. */
export const FACT_NAMES = [
  'manufacturer',
  'model',
  'serial',
  'boardManufacturer',
  'boardSerial',
  'manageState',
  'operation',
  'frozenState',
  'fault',
  'product',
  'flavor',
  'cpu',
  'memory',
  'systemDisk',
  'dataDisk',
  'system',
  'image',
  'hostName',
  'domain',
  'desktopType',
  'assignment',
  'address',
  'mac',
  'securityGroup',
  'internet',
  'zone',
  'site',
  'created',
  'onboarded',
  'maintenance',
  'frozen',
  'isolated',
  'progress',
  'tag',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** One of them, in the cloud's words: times as ISO 8601, `true` for what is so. There may be several of a name. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
}

/** All that was told; what was not is not among them. */
export interface MachineFacts {
  readonly machineId: string;
  readonly facts: readonly Fact[];
}
