import type { Assistance, Machine } from '../../preload/contract/models';
import type {
  AssistanceSession,
  SessionStage,
  SessionStanding,
} from '../../preload/contract/sessions';
import type { SessionNote } from './register';

/** Which desktop it is, so that it can be found without the list of machines. */
export interface Place {
  readonly machineId: string;
  readonly accountId: string;
  readonly desktopId: string;
  readonly machineName: string;
}

/** A desktop, as far as a session of it needs to know it. */
export type Desktop = Pick<Machine, 'id' | 'name' | 'accountId' | 'nativeId'>;

/** A session as main holds it. */
export interface Entry extends Place {
  readonly origin: AssistanceSession['origin'];
  readonly begunAt: string;
  endsAt: string | null;
  state: SessionStanding;
  reached: Partial<Record<SessionStage, string>>;
}

/** An own session, as it stands in the register. */
export function ownEntry(note: SessionNote, state: SessionStanding): Entry {
  return { ...note, origin: 'own', state, reached: { asked: note.begunAt } };
}

/** One that somebody else began; nobody here knows when it is to end. */
export function foundEntry(desktop: Desktop, begunAt: string): Entry {
  const state = { state: 'unread' } as const;
  return { ...placeOf(desktop), origin: 'found', begunAt, endsAt: null, state, reached: {} };
}

/** The register's note of a desktop. */
export function noteOf(desktop: Desktop, begunAt: Date, endsAt: Date): SessionNote {
  const times = { begunAt: begunAt.toISOString(), endsAt: endsAt.toISOString() };
  return { ...placeOf(desktop), ...times };
}

function placeOf({ id, accountId, nativeId, name }: Desktop): Place {
  return { machineId: id, accountId, desktopId: nativeId, machineName: name };
}

/** The note that an own entry stands for. */
export function noteAgain(entry: Entry, endsAt: string): SessionNote {
  const { machineId, accountId, desktopId, machineName, begunAt } = entry;
  return { machineId, accountId, desktopId, machineName, begunAt, endsAt };
}

/** The stage a record is at; undefined for a status that is none. */
export function stageOf({ status }: Assistance): SessionStage | undefined {
  return status.meaning === 'unknown' || status.meaning === 'closed' ? undefined : status.meaning;
}
