import { expect, test } from 'vitest';
import type { Machine } from '../../../preload/contract/models';
import { ChangeFinder, type MachineChange } from './changes';
import { machineRow } from './row';

const DESKTOP: Machine = {
  id: 'a/desktop/1',
  accountId: 'a',
  kind: 'desktop',
  nativeId: '1',
  name: 'ONE',
  power: { meaning: 'on', raw: 'ACTIVE' },
  connection: { meaning: 'registered', raw: 'REGISTERED' },
  health: null,
  users: [{ id: 'u', name: 'li.wei', type: 'user' }],
  place: '10.0.0.1',
  region: 'r',
  fetchedAt: '2026-01-01T00:00:00Z',
};
const SERVER: Machine = {
  ...DESKTOP,
  id: 'a/server/1',
  kind: 'server',
  connection: null,
  health: { meaning: 'ok', raw: 'OK' },
  users: [],
};

function changeOf(now: Partial<Machine>, before = DESKTOP, isKept = false): MachineChange | null {
  const finder = new ChangeFinder(() => isKept);
  finder.compare(before, { ...before, ...now });
  return finder.found.get(before.id) ?? null;
}

test.each<[string, Partial<Machine>, MachineChange | null]>([
  ['only the time of reading', { fetchedAt: '2026-01-02T00:00:00Z' }, null],
  ['power', { power: { meaning: 'off', raw: 'SHUTOFF' } }, ['power']],
  ['connection', { connection: { meaning: 'connected', raw: 'CONNECTED' } }, ['state']],
  ['another user', { users: [{ id: 'v', name: 'li.wei', type: 'user' }] }, ['users']],
  ['no user any more', { users: [] }, ['users']],
  ['address', { place: '10.0.0.2' }, ['place']],
  ['an address that was not told', { place: '' }, null],
  ['a connection that was not told', { connection: { meaning: 'unknown', raw: '' } }, null],
  ['a word nobody knows', { power: { meaning: 'unknown', raw: 'MOVING' } }, ['power']],
])('%s', (_what, now, change) => {
  expect(changeOf(now)).toEqual(change);
});

test('the health of a server', () => {
  const health = { meaning: 'critical', raw: 'Critical' } as const;
  expect(changeOf({ health }, SERVER)).toEqual(['state']);
});

test('another word for the same is no change, another one that nobody knows is', () => {
  const busy = (raw: string): Machine => ({ ...DESKTOP, power: { meaning: 'busy', raw } });
  const odd = (raw: string): Machine => ({ ...DESKTOP, power: { meaning: 'unknown', raw } });
  expect(changeOf(busy('reboot_started'), busy('rebooting'))).toBeNull();
  expect(changeOf(odd('MOVED'), odd('MOVING'))).toEqual(['power']);
});

test('of a machine from before the start neither users nor address were known', () => {
  const kept: Machine = { ...DESKTOP, users: [], place: '' };
  const now = { users: DESKTOP.users, place: DESKTOP.place };
  expect(changeOf(now, kept, true)).toBeNull();
  const power = { meaning: 'off', raw: 'SHUTOFF' } as const;
  expect(changeOf({ ...now, power }, kept, true)).toEqual(['power']);
});

test('a machine is new where its list had been read before, and nowhere else', () => {
  const rows = [DESKTOP].map((machine) => machineRow(machine, null));
  const fresh = [
    { ...DESKTOP, id: 'a/desktop/2' },
    { ...DESKTOP, id: 'b/desktop/1', accountId: 'b' },
    SERVER,
  ].map((machine) => machineRow(machine, null));
  const found = (isKept: boolean, before = rows): string[] => {
    const finder = new ChangeFinder(() => isKept);
    finder.add(fresh, before);
    return [...finder.found.keys()];
  };
  expect(found(false)).toEqual(['a/desktop/2']);
  expect(found(true)).toEqual([]);
  expect(found(false, [])).toEqual([]);
});
