import type { Library } from '../../preload/contract/library';
import type { Account, Machine } from '../../preload/contract/models';
import type { Settings } from '../../preload/contract/settings';

/** What is known here of accounts, machines and people, and belongs into no report. */
export interface PrivateSources {
  readonly accounts: readonly Account[];
  readonly machines: readonly Machine[];
  readonly library: Library;
  readonly settings: Settings;
  /** Of this computer: its name, and its user's. */
  readonly computer: readonly string[];
}

export function privateWords(from: PrivateSources): string[] {
  const { accounts, machines, library, settings, computer } = from;
  const marks = Object.values(library.machines);
  return [
    ...computer,
    settings.messages.technician,
    ...accounts.flatMap(({ id, details, project }) => [
      id,
      details.name,
      // A region's own project is called like the region, which is nobody's name.
      project === null || project.name === details.region ? '' : project.name,
      ...loginWords(details.login),
    ]),
    ...accounts.flatMap(({ project }) => project?.id ?? []),
    ...machines.flatMap(({ name, nativeId, place, users }) => [
      name,
      nativeId,
      place,
      ...users.flatMap((user) => [user.name, user.id]),
    ]),
    ...marks.flatMap(({ tags, note }) => [...tags, note]),
    ...library.searches.map(({ name }) => name),
  ];
}

function loginWords(login: Account['details']['login']): string[] {
  switch (login.kind) {
    case 'password':
      return [login.domainName, login.userName];
    case 'password-mfa':
      return [login.domainName, login.userName, login.userId];
    case 'access-key':
    case 'temporary-key':
      return [login.accessKey];
    case 'token':
      return [];
  }
}
