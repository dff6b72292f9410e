import { describe, expect, test } from 'vitest';
import type { Inventory, Machine } from '../../preload/contract/models';
import { InventoryParts, MACHINES_IN_PART } from './parts';

function desktop(number: number): Machine {
  const nativeId = `d${number}`;
  return {
    id: `a1/desktop/${nativeId}`,
    accountId: 'a1',
    kind: 'desktop',
    nativeId,
    name: nativeId,
    power: { meaning: 'on', raw: 'ACTIVE' },
    connection: null,
    health: null,
    region: 'cn-north-4',
    fetchedAt: '2026-11-22T08:00:00Z',
    users: [],
    place: '',
  };
}

function inventory(count: number): Inventory {
  const machines = Array.from({ length: count }, (_, at) => desktop(at));
  return { machines, failures: [], absent: [] };
}

function all(parts: InventoryParts, caller: number, count: number): string[] {
  const start = parts.start(caller, inventory(count));
  const ids = start.machines.map(({ id }) => id);
  while (ids.length < start.total) {
    const more = parts.more(caller, ids.length);
    if (more.length === 0) break;
    ids.push(...more.map(({ id }) => id));
  }
  return ids;
}

describe('a list in parts', () => {
  test.each([0, 1, MACHINES_IN_PART, MACHINES_IN_PART + 1, 3 * MACHINES_IN_PART + 7])(
    'of %i machines brings each once, in order',
    (count) => {
      const expected = inventory(count).machines.map(({ id }) => id);
      expect(all(new InventoryParts(), 1, count)).toEqual(expected);
    },
  );

  test('keeps no part longer than a message should be', () => {
    const parts = new InventoryParts();
    expect(parts.start(1, inventory(1_200)).machines).toHaveLength(MACHINES_IN_PART);
    expect(parts.more(1, MACHINES_IN_PART)).toHaveLength(MACHINES_IN_PART);
    expect(parts.more(1, 2 * MACHINES_IN_PART)).toHaveLength(200);
    expect(parts.more(1, 2 * MACHINES_IN_PART), 'let go of after the last').toEqual([]);
  });

  test('is that of the window that asked, and the last it asked for', () => {
    const parts = new InventoryParts();
    parts.start(1, inventory(1_200));
    parts.start(2, inventory(600));
    expect(parts.more(1, 1_000)).toHaveLength(200);
    expect(parts.more(2, MACHINES_IN_PART)).toHaveLength(100);
    parts.start(1, inventory(1_200));
    parts.start(1, inventory(3));
    expect(parts.more(1, 500)).toEqual([]);
    expect(parts.more(3, 0)).toEqual([]);
  });
});
