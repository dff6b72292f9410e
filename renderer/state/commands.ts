import type { Candidate, CommandOutcome, RequestAction } from '../../preload/contract/requests';
import type { MachineRow } from '../features/inventory/row';
import { errorWords } from '../messages/errors';
import { fold } from '../search/fold';
import { withoutSeparators } from '../search/letters';
import { parseQuery, type Query } from '../search/query';
import type { App } from './app.svelte';

/** More candidates are only counted. */
const MOST_SHOWN = 20;

/** Does what the command line wants of a machine, and says what became of it. */
export async function outcomeFor(
  action: RequestAction,
  name: string,
  app: App,
): Promise<CommandOutcome> {
  const { accounts, dialogs, inventory, machines } = app;
  if (accounts.signedIn.length === 0) return { kind: 'signed-out' };
  const { error } = inventory.remote;
  if (error !== null) return { kind: 'failed', sentence: errorWords(error).sentence };
  const query = parseQuery(name);
  const { rows, isGuess } = machines.bestOf(query, Number.MAX_SAFE_INTEGER);
  const found = rows.filter(({ machine }) => !inventory.isStale(machine.id));
  if (isGuess || found.length === 0) return { kind: 'not-found', candidates: candidates(found) };
  const all = meant(found, query);
  const [machine, ...others] = all.map((row) => row.machine);
  if (machine === undefined || others.length > 0) {
    return { kind: 'ambiguous', candidates: candidates(all), count: all.length };
  }
  if (action === 'assist' && machine.kind !== 'desktop') {
    return { kind: 'no-desktop', name: machine.name };
  }
  const failure = await app.reach(action, machine.id);
  if (failure !== null) return { kind: 'failed', sentence: errorWords(failure).sentence };
  return { kind: 'done', name: machine.name, asks: dialogs.open?.kind === 'occupied' };
}

/** The machines that are called exactly so; where none is, all that were found. */
function meant(found: readonly MachineRow[], { phrase }: Query): readonly MachineRow[] {
  if (phrase === null) return found;
  const spelt = (text: string): string => withoutSeparators(fold(text));
  const exact = found.filter(({ machine }) => spelt(machine.name) === spelt(phrase));
  return exact.length > 0 ? exact : found;
}

function candidates(rows: readonly MachineRow[]): Candidate[] {
  return rows.slice(0, MOST_SHOWN).map(({ machine, account }) => ({
    name: machine.name,
    account,
    region: machine.region,
  }));
}
