import { expect, test } from 'vitest';
import { MACHINE_COLUMNS, USUAL_COLUMNS } from '../../../preload/contract/machine-list';
import { columnTemplate, fittingColumns } from './columns';

test('with room for all, all that are wanted are there, in one order', () => {
  expect(fittingColumns([...MACHINE_COLUMNS].reverse(), 1920)).toEqual(MACHINE_COLUMNS);
  expect(fittingColumns(['age', 'users'], 1920)).toEqual(['name', 'users', 'age']);
});

test('where there is less, the least telling go first; name and power stay', () => {
  expect(fittingColumns(USUAL_COLUMNS, 1000)).not.toContain('account');
  expect(fittingColumns(USUAL_COLUMNS, 1000)).toContain('place');
  expect(fittingColumns(MACHINE_COLUMNS, 1048)).toEqual([
    'name',
    'power',
    'state',
    'users',
    'place',
    'tags',
    'age',
  ]);
  expect(fittingColumns(MACHINE_COLUMNS, 100)).toEqual(['name', 'power', 'age']);
});

test('as many tracks as columns, and one for the buttons of a row', () => {
  expect(columnTemplate(['name', 'power', 'age'])).toBe('minmax(152px, 2fr) 116px 172px');
  expect(columnTemplate(['name'])).toBe('minmax(152px, 2fr) 172px');
});
