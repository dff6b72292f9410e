import { t } from '../../messages';
import type { OwnWords } from '../../state/library.svelte';
import type { Described } from '../../search/search-index';
import type { MachineRow } from './row';

/** The states of a machine, in our words and the cloud's, each on a line. */
function statesOf({ machine, power, state }: MachineRow): string {
  const raw = (machine.connection ?? machine.health)?.raw ?? '';
  // `unable_to` and `unable to` find the same, as they are words of their own.
  return [power.text, machine.power.raw, state.text, raw].join('\n');
}

/** What a machine can be searched by. */
export function describeRow(row: MachineRow, words: OwnWords | null): Described {
  const { machine, account } = row;
  const [user, ...others] = machine.users;
  return {
    name: machine.name,
    // A single name stays the text it is, which costs no memory.
    user:
      others.length === 0 ? (user?.name ?? '') : machine.users.map(({ name }) => name).join('\n'),
    place: machine.place,
    account,
    region: machine.region,
    kind: `${t(`kind.${machine.kind}`)}\n${machine.kind}`,
    state: statesOf(row),
    tag: words?.tags.join('\n') ?? '',
    note: words?.note ?? '',
    id: machine.nativeId,
  };
}
