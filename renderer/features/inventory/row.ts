import type { Account, Machine } from '../../../preload/contract/models';
import { t } from '../../messages';
import { accountName } from '../accounts/states';
import { normalise, stateText } from './search';
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
  /** Name, users, place, account and region, normalised. */
  readonly haystack: string;
  /** Kind and states, in words and as the cloud calls them. */
  readonly states: string;
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
  const owner = accountName(account);
  const searched = [machine.name, allUsers, machine.place, owner, machine.region, machine.nativeId];
  const states = [
    kind,
    power.text,
    machine.power.raw,
    state.text,
    (machine.connection ?? machine.health)?.raw ?? '',
  ];
  return {
    machine,
    power,
    state,
    users: usersInShort(machine),
    allUsers,
    account: owner,
    fetchedAt: Date.parse(machine.fetchedAt),
    name: normalise(machine.name),
    haystack: normalise(searched.join('\n')),
    states: stateText(states),
    label: t('machines.row', {
      name: machine.name,
      kind,
      power: power.text.toLowerCase(),
      state: state.text.toLowerCase(),
    }),
  };
}
