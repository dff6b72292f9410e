import type { Account, AccountDetails, SessionState } from '../../preload/contract/models';
import type { Connection } from './connection';

/** An account as main holds it. */
export interface Entry {
  readonly id: string;
  readonly kind: Account['kind'];
  details: AccountDetails;
  session: SessionState;
  connection: Connection | undefined;
  /** Does it stand in the list on disk? */
  stored: boolean;
  /** Does the keychain hold its secret? A stored account that signed out has none. */
  remembered: boolean;
  clockSkewSeconds: number;
}

/** An account that is signed in, for the services that use it. */
export interface SignedIn {
  readonly id: string;
  readonly kind: Account['kind'];
  readonly details: AccountDetails;
  readonly connection: Connection;
}

export function toAccount(entry: Entry): Account {
  const { id, kind, details, session, connection, remembered, clockSkewSeconds } = entry;
  return {
    id,
    kind,
    details,
    session,
    remembered,
    clockSkewSeconds,
    project: connection?.project ?? null,
    endsAt: connection?.endsAt?.toISOString() ?? null,
  };
}

/** Is it still the same machines that are reached? Then open consoles need not close. */
export function isSameReach(a: Connection, b: Connection): boolean {
  const reach = ({ details, project }: Connection): string =>
    JSON.stringify([project.id, { ...details, name: '', consoleHosts: [] }]);
  return reach(a) === reach(b);
}
