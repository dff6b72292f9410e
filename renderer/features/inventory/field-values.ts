import { t } from '../../messages';
import type { DescribedMachines } from '../../state/library.svelte';
import { fieldValuesOf, type FieldValue } from '../../search/complete';
import type { Field } from '../../search/fields';
import type { MachineRow } from './row';

/** The distinct values of each field, in order; looked up when a field is asked for. */
export function fieldValues(
  rows: readonly MachineRow[],
  words: DescribedMachines,
): (field: Field) => readonly FieldValue[] {
  const known = new Map<Field, readonly FieldValue[]>();
  const read: Readonly<Record<Field, (row: MachineRow) => readonly string[]>> = {
    user: ({ machine }) => machine.users.map(({ name }) => name),
    state: ({ power, state }) => [power.text, state.text],
    kind: ({ machine }) => [t(`kind.${machine.kind}`)],
    region: ({ machine }) => [machine.region],
    account: ({ account }) => [account],
    tag: ({ machine }) => words[machine.id]?.tags ?? [],
    ip: () => [],
  };
  return (field) => {
    let values = known.get(field);
    if (values === undefined) {
      const distinct = new Set<string>();
      for (const row of rows) for (const value of read[field](row)) distinct.add(value);
      distinct.delete('');
      values = fieldValuesOf(distinct);
      known.set(field, values);
    }
    return values;
  };
}
