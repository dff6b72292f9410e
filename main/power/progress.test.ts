import { describe, expect, test } from 'vitest';
import type { Connection, MachineKind, Power } from '../../preload/contract/models';
import type { PowerAction } from '../../preload/contract/power';
import type { MachineNow } from '../inventory/read-machine';
import { connection, desktopPower, serverPower } from '../inventory/meanings';
import { Progress, UNSEEN_MS } from './progress';

function now(
  kind: MachineKind,
  power: Power,
  connected: Connection | null,
  operation: string,
): MachineNow {
  return {
    operation,
    machine: {
      id: `a1/${kind}/m1`,
      accountId: 'a1',
      kind,
      nativeId: 'm1',
      name: 'M1',
      power,
      connection: connected,
      health: null,
      users: [],
      place: '',
      region: 'cn-north-4',
      fetchedAt: '2026-01-01T00:00:00Z',
    },
  };
}

const desktop = (status: string, task = '', connected = 'REGISTERED'): MachineNow =>
  now('desktop', desktopPower(status, task), connection(connected), '');

const server = (power: string, operation = ''): MachineNow =>
  now('server', serverPower(power, operation), null, operation);

interface Case {
  readonly what: string;
  readonly action: PowerAction;
  readonly before: MachineNow | null;
  readonly looks: readonly MachineNow[];
  readonly ends: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'a start that is not begun at once',
    action: 'start',
    before: desktop('SHUTOFF'),
    looks: [desktop('SHUTOFF'), desktop('SHUTOFF', 'powering-on'), desktop('ACTIVE')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a start between two looks',
    action: 'start',
    before: desktop('SHUTOFF'),
    looks: [desktop('ACTIVE')],
    ends: ['done'],
  },
  {
    what: 'a restart whose task is empty at first',
    action: 'restart',
    before: desktop('ACTIVE'),
    looks: [desktop('ACTIVE'), desktop('ACTIVE', 'rebooting'), desktop('ACTIVE')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a restart seen only in that the desktop has left',
    action: 'force-restart',
    before: desktop('ACTIVE', '', 'CONNECTED'),
    looks: [desktop('ACTIVE', '', 'CONNECTED'), desktop('ACTIVE', '', 'UNREGISTER')],
    ends: ['under-way', 'done'],
  },
  {
    what: 'a user who leaves, which is no restart',
    action: 'restart',
    before: desktop('ACTIVE', '', 'CONNECTED'),
    looks: [desktop('ACTIVE', '', 'DISCONNECTED')],
    ends: ['under-way'],
  },
  {
    what: 'a restart of a machine that could not be read before',
    action: 'restart',
    before: null,
    looks: [desktop('ACTIVE'), desktop('ACTIVE', 'rebooting'), desktop('ACTIVE')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a shut-down',
    action: 'shut-down',
    before: desktop('ACTIVE'),
    looks: [desktop('ACTIVE'), desktop('ACTIVE', 'powering-off'), desktop('SHUTOFF')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a shut-down that the system does not follow',
    action: 'shut-down',
    before: desktop('ACTIVE'),
    looks: [desktop('ACTIVE', 'powering-off'), desktop('ACTIVE'), desktop('ACTIVE')],
    ends: ['under-way', 'under-way', 'otherwise'],
  },
  {
    what: 'a start that ends in a fault',
    action: 'start',
    before: desktop('SHUTOFF'),
    looks: [desktop('SHUTOFF', 'powering-on'), desktop('ERROR'), desktop('ERROR')],
    ends: ['under-way', 'under-way', 'otherwise'],
  },
  {
    what: 'a moment between two tasks',
    action: 'restart',
    before: desktop('ACTIVE'),
    looks: [
      desktop('ACTIVE', 'rebooting'),
      desktop('SHUTOFF'),
      desktop('SHUTOFF', 'powering-on'),
      desktop('SHUTOFF'),
      desktop('ACTIVE'),
    ],
    ends: ['under-way', 'under-way', 'under-way', 'under-way', 'done'],
  },
  {
    what: 'a state nobody knows, while it lasts',
    action: 'start',
    before: desktop('PAUSED'),
    looks: [desktop('PAUSED'), desktop('PAUSED'), desktop('ACTIVE')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a server that restarts',
    action: 'restart',
    before: server('on', 'reboot-succeed'),
    looks: [
      server('on', 'reboot-succeed'),
      server('on', 'reboot-processing'),
      server('on', 'reboot-succeed'),
    ],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a server that restarted between two looks',
    action: 'restart',
    before: server('on'),
    looks: [server('on', 'reboot-succeed')],
    ends: ['done'],
  },
  {
    what: 'a server that fails to come up',
    action: 'start',
    before: server('off'),
    looks: [server('off', 'power-on-processing'), server('off', 'power-on-failed')],
    ends: ['under-way', 'otherwise'],
  },
  {
    what: 'a restart that fails with the server still on',
    action: 'restart',
    before: server('on'),
    looks: [server('on', 'reboot-failed')],
    ends: ['otherwise'],
  },
  {
    what: 'an older failure, which says nothing of this start',
    action: 'start',
    before: server('off', 'power-on-failed'),
    looks: [server('off', 'power-on-failed'), server('off', 'power-on-processing'), server('on')],
    ends: ['under-way', 'under-way', 'done'],
  },
  {
    what: 'a server that is forced off',
    action: 'force-off',
    before: server('on'),
    looks: [server('on', 'power-off-processing'), server('off', 'power-off-succeed')],
    ends: ['under-way', 'done'],
  },
];

test.each(CASES)('$what', ({ action, before, looks, ends }) => {
  const progress = new Progress(action, before);
  expect(looks.map((look) => progress.look(look, 5_000).is)).toEqual(ends);
});

describe('a restart that nobody saw', () => {
  test('counts as done after a while, and is told as such', () => {
    const progress = new Progress('restart', desktop('ACTIVE'));
    expect(progress.look(desktop('ACTIVE'), UNSEEN_MS - 1)).toEqual({ is: 'under-way' });
    expect(progress.look(desktop('ACTIVE'), UNSEEN_MS)).toEqual({ is: 'done', witnessed: false });
  });

  test('does not count while a task runs', () => {
    const progress = new Progress('restart', desktop('ACTIVE'));
    expect(progress.look(desktop('ACTIVE', 'updating'), UNSEEN_MS)).toEqual({ is: 'under-way' });
  });
});
