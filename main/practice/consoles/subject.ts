import type { Machine } from '../estate/models';
import type { ScreenSubject } from '../screens/screen';

/** What a machine's screen says about the machine. */
export function subjectOf(
  machine: Machine,
  { region, guide }: Pick<ScreenSubject, 'region' | 'guide'>,
): ScreenSubject {
  if (machine.kind === 'desktop') {
    return {
      name: machine.name,
      hostName: machine.hostName,
      address: machine.ip,
      system: machine.osVersion,
      user: machine.users.find(({ type }) => type === 'USER')?.name ?? '',
      region,
      guide,
      hardware: '',
      health: 'OK',
    };
  }
  return {
    name: machine.name,
    hostName: machine.name,
    address: '',
    system: 'Practice Linux 12',
    user: '',
    region,
    guide,
    hardware: `${machine.manufacturer} ${machine.model}`,
    health: machine.healthState,
  };
}
