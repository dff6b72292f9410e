import type { Account, Machine } from '../../../preload/contract/models';
import { locale, t } from '../../messages';
import { accountName } from '../accounts/states';
import { connectionWords, healthWords, powerWords, type StateWords } from './states';

/** A machine as the list shows it. */
export interface MachineRow {
  readonly machine: Machine;
  readonly power: StateWords;
  /** Connection of a desktop, health of a server. */
  readonly state: StateWords;
  readonly users: string;
  readonly allUsers: string;
  readonly account: string;
  readonly fetchedAt: number;
  /** What a screen reader says for the row; begins with the name. */
  readonly label: string;
}

function usersInShort(machine: Machine): string {
  const [first, ...others] = machine.users;
  if (first === undefined) return '';
  if (others.length === 0) return first.name;
  return t('machines.users.more', { first: first.name, more: others.length });
}

/** There are some dozen states, and tens of thousands of machines in them. */
const words = new Map<string, StateWords>();

function remembered(key: string, make: () => StateWords): StateWords {
  const whole = `${locale()} ${key}`;
  let known = words.get(whole);
  if (known === undefined) words.set(whole, (known = make()));
  return known;
}

/** Words are made when they are asked for: of a large estate only some rows are ever in sight. */
class Row implements MachineRow {
  readonly machine: Machine;
  readonly account: string;

  constructor(machine: Machine, account: string) {
    this.machine = machine;
    this.account = account;
  }

  get power(): StateWords {
    const { power } = this.machine;
    return remembered(`power ${power.meaning} ${power.raw}`, () => powerWords(power));
  }

  get state(): StateWords {
    const { kind, connection, health } = this.machine;
    const known = kind === 'desktop' ? connection : health;
    return remembered(`${kind} ${known?.meaning ?? ''} ${known?.raw ?? ''}`, () =>
      kind === 'desktop' ? connectionWords(connection) : healthWords(health),
    );
  }

  get users(): string {
    return usersInShort(this.machine);
  }

  get allUsers(): string {
    return this.machine.users.map((user) => user.name).join(', ');
  }

  get fetchedAt(): number {
    return Date.parse(this.machine.fetchedAt);
  }

  get label(): string {
    return t('machines.row', {
      name: this.machine.name,
      kind: t(`kind.${this.machine.kind}`),
      power: this.power.text.toLowerCase(),
      state: this.state.text.toLowerCase(),
    });
  }
}

/** The view of one machine. */
export function machineRow(machine: Machine, account: Account | null): MachineRow {
  return new Row(machine, accountName(account));
}
