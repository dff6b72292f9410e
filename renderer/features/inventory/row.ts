import type { Account, Machine } from '../../../preload/contract/models';
import { t } from '../../messages';
import { normalise } from './search';
import { connectionWords, healthWords, powerWords, type StateWords } from './states';

/** A machine as the list shows it: its words made once, not once per frame. */
export interface MachineRow {
  readonly machine: Machine;
  readonly power: StateWords;
  /** Connection of a desktop, health of a server. */
  readonly state: StateWords;
  readonly users: string;
  readonly allUsers: string;
  readonly account: string;
  readonly fetchedAt: number;
  /** The name, normalised. */
  readonly name: string;
  /** Everything that can be searched, normalised. */
  readonly haystack: string;
  /** What a screen reader says for the row; begins with the name. */
  readonly label: string;
}

function usersInShort(machine: Machine): string {
  const [first, ...others] = machine.users;
  if (first === undefined) return '';
  if (others.length === 0) return first.name;
  return t('machines.users.more', { first: first.name, more: others.length });
}

/** The view of one machine. */
export function machineRow(machine: Machine, account: Account | null): MachineRow {
  const power = powerWords(machine.power);
  const state =
    machine.kind === 'desktop' ? connectionWords(machine.connection) : healthWords(machine.health);
  const kind = t(`kind.${machine.kind}`);
  const allUsers = machine.users.map((user) => user.name).join(', ');
  const accountName = account?.details.name ?? '';
  const searched = [
    machine.name,
    kind,
    power.text,
    machine.power.raw,
    state.text,
    (machine.connection ?? machine.health)?.raw ?? '',
    allUsers,
    machine.place,
    accountName,
    machine.region,
    machine.nativeId,
  ];
  return {
    machine,
    power,
    state,
    users: usersInShort(machine),
    allUsers,
    account: accountName,
    fetchedAt: Date.parse(machine.fetchedAt),
    name: normalise(machine.name),
    haystack: normalise(searched.join('\n')),
    label: t('machines.row', {
      name: machine.name,
      kind,
      power: power.text.toLowerCase(),
      state: state.text.toLowerCase(),
    }),
  };
}
