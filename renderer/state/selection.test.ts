import { expect, test } from 'vitest';
import type { MachineRow } from '../features/inventory/row';
import { machineRow } from '../features/inventory/row';
import { Selection } from './selection.svelte';

function rowOf(name: string): MachineRow {
  return machineRow(
    {
      id: name,
      accountId: 'a1',
      kind: 'server',
      nativeId: name,
      name,
      power: { meaning: 'on', raw: 'on' },
      connection: null,
      health: null,
      users: [],
      place: '',
      region: '',
      fetchedAt: '2026-11-22T08:00:00Z',
    },
    null,
  );
}

/** A list of machines, and what is chosen of it. */
function listOf(...names: readonly string[]) {
  const list = { rows: names.map(rowOf) };
  const selection = new Selection({
    get rows() {
      return list.rows;
    },
  });
  const chosen = (): string[] => names.filter((name) => selection.has(name));
  return { list, selection, chosen };
}

test('Ctrl+click takes the machine along that was clicked before', () => {
  const { selection, chosen } = listOf('a', 'b', 'c');
  selection.start('a');
  expect(chosen()).toEqual([]);
  selection.toggle('c');
  expect(chosen()).toEqual(['a', 'c']);
  selection.toggle('a');
  expect(chosen()).toEqual(['c']);
  selection.toggle('c');
  expect(chosen()).toEqual([]);
});

test('a range goes from where it began, whichever way, and replaces what was chosen', () => {
  const { selection, chosen } = listOf('a', 'b', 'c', 'd');
  selection.start('c');
  selection.extendTo('d', 'c');
  expect(chosen()).toEqual(['c', 'd']);
  selection.extendTo('a', 'd');
  expect(chosen()).toEqual(['a', 'b', 'c']);
});

test('without a beginning a range begins where the keyboard was', () => {
  const { selection, chosen } = listOf('a', 'b', 'c');
  selection.extendTo('b', 'a');
  expect(chosen()).toEqual(['a', 'b']);
});

test('a plain click chooses nothing any more; a plain move of the keyboard keeps what is chosen', () => {
  const { selection, chosen } = listOf('a', 'b', 'c');
  selection.all();
  selection.moveTo('b');
  expect(chosen()).toEqual(['a', 'b', 'c']);
  selection.start('b');
  expect(chosen()).toEqual([]);
});

test('what the list hides is not acted on', () => {
  const { list, selection } = listOf('a', 'b');
  list.rows = list.rows.slice(0, 1);
  selection.mark('a');
  selection.mark('b');
  expect(selection.rows.map(({ machine }) => machine.name)).toEqual(['a']);
  expect(selection.count).toBe(1);
});
