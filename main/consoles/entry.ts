import { randomUUID } from 'node:crypto';
import type { Diagnosis } from '../../preload/contract/doctor';
import type { Retry } from '../../preload/contract/doctor';
import type { Console, ConsoleState } from '../../preload/contract/models';
import type { RemoteScreen } from '../../preload/contract/views';
import type { OwnedMachine } from '../inventory/inventory';

/** A console as main holds it. */
export interface Entry {
  readonly id: string;
  readonly machine: OwnedMachine['machine'];
  partition: string | undefined;
  ticketId: string | null;
  state: ConsoleState;
  viewOnly: boolean;
  screen: RemoteScreen | null;
  /** It has a window of its own. */
  apart: boolean;
  /** The picture was there, with the present ticket. */
  lived: boolean;
  /** The last trouble, until it is connected again. */
  diagnosis: Diagnosis | null;
  /** The machine is being started or restarted, and this console waits for it. */
  awaitsMachine: boolean;
  /** Counts the tickets asked for: an answer to an older question is dropped. */
  round: number;
}

export function newEntry(machine: Entry['machine'], viewOnly: boolean): Entry {
  return {
    id: randomUUID(),
    machine,
    partition: undefined,
    ticketId: null,
    state: { state: 'connecting' },
    viewOnly,
    screen: null,
    apart: false,
    lived: false,
    diagnosis: null,
    awaitsMachine: false,
    round: 0,
  };
}

/** What the page is told of it. */
export function toConsole(entry: Entry, retry: Retry): Console {
  const { id, machine, ticketId, state, viewOnly, diagnosis, screen, apart } = entry;
  return {
    id,
    machineId: machine.id,
    machineName: machine.name,
    kind: machine.kind,
    accountId: machine.accountId,
    ticketId,
    state,
    viewOnly,
    diagnosis,
    retry,
    screen,
    apart,
  };
}
