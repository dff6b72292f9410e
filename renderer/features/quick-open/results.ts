import type { Console } from '../../../preload/contract/models';
import { Marker } from '../../search/marks';
import { isEmpty, parseQuery } from '../../search/query';
import { compareStandings } from '../../search/rank';
import { readings } from '../../search/readings';
import { SearchIndex } from '../../search/search-index';
import type { App } from '../../state/app.svelte';
import type { MachineRow } from '../inventory/row';
import { actions, settingCommands, type Command } from './commands';

/** One line of quick open. */
export type QuickEntry =
  | { readonly kind: 'tab'; readonly console: Console }
  | { readonly kind: 'machine'; readonly row: MachineRow }
  | { readonly kind: 'command'; readonly command: Command };

export interface QuickGroup {
  readonly kind: 'recent' | 'tab' | 'machine' | 'action' | 'setting';
  readonly entries: readonly QuickEntry[];
  /** Marks what was typed in its entries. */
  readonly marker: Marker;
}

/** More machines than this are what the list is for. */
const MOST_MACHINES = 20;
const MOST_RECENT = 8;

/** How an entry is told from all others, for the page. */
export function keyOf(entry: QuickEntry): string {
  switch (entry.kind) {
    case 'tab':
      return `tab ${entry.console.id}`;
    case 'machine':
      return entry.row.machine.id;
    case 'command':
      return `command ${entry.command.id}`;
  }
}

/** Machines that were opened, the last first; those that are open are among the tabs. */
function recent({ consoles, machines, standings }: App): readonly QuickEntry[] {
  const open = new Set(consoles.all.map(({ machineId }) => machineId));
  return [...standings.all]
    .filter(([id, { openedAt }]) => openedAt !== null && !open.has(id))
    .sort(([, a], [, b]) =>
      compareStandings({ ...a, isFavourite: false }, { ...b, isFavourite: false }),
    )
    .slice(0, MOST_RECENT)
    .flatMap(([id]) => machines.find(id) ?? [])
    .map((row) => ({ kind: 'machine', row }));
}

/** What there is to search besides machines; made when quick open opens. */
export class QuickSearch {
  readonly #app: App;
  readonly #lists: readonly {
    readonly kind: 'tab' | 'action' | 'setting';
    readonly entries: readonly QuickEntry[];
    readonly index: SearchIndex;
  }[];

  constructor(app: App) {
    this.#app = app;
    const command = (one: Command): QuickEntry => ({ kind: 'command', command: one });
    const tabs = app.consoles.all.map((console): QuickEntry => ({ kind: 'tab', console }));
    this.#lists = [
      { kind: 'tab', ...indexed(tabs) },
      { kind: 'action', ...indexed(actions(app).map(command)) },
      { kind: 'setting', ...indexed(settingCommands(app).map(command)) },
    ];
  }

  /** The groups that have entries, in the order in which they are shown. */
  search(typed: string): readonly QuickGroup[] {
    const query = parseQuery(typed);
    const found = this.#lists.map(({ kind, entries, index }): QuickGroup & { isGuess: boolean } => {
      const scope = { accepts: null, standings: new Map() };
      const { items, isGuess } = index.search(query, scope);
      const marker = new Marker(query, readings(), isGuess ? index.vocabulary : null);
      return { kind, entries: items.flatMap((place) => entries[place] ?? []), marker, isGuess };
    });
    const machines = this.#machines(typed);
    const [tabs, ...commands] = found;
    const groups = [...(tabs ? [tabs] : []), machines, ...commands];
    const inOrder = isEmpty(query) ? [machines, ...found] : groups;
    // What is spelt as it was typed comes before what may have been meant.
    return [
      ...inOrder.filter(({ isGuess }) => !isGuess),
      ...inOrder.filter((one) => one.isGuess),
    ].filter(({ entries }) => entries.length > 0);
  }

  #machines(typed: string): QuickGroup & { readonly isGuess: boolean } {
    const query = parseQuery(typed);
    const best = this.#app.machines.bestOf(query, isEmpty(query) ? 0 : MOST_MACHINES);
    const { marker, isGuess } = best;
    if (isEmpty(query)) return { kind: 'recent', entries: recent(this.#app), marker, isGuess };
    const entries = best.rows.map((row): QuickEntry => ({ kind: 'machine', row }));
    return { kind: 'machine', entries, marker, isGuess };
  }
}

function nameOf(entry: QuickEntry): string {
  switch (entry.kind) {
    case 'tab':
      return entry.console.machineName;
    case 'machine':
      return entry.row.machine.name;
    case 'command':
      return entry.command.name;
  }
}

function indexed(entries: readonly QuickEntry[]) {
  return {
    entries,
    index: SearchIndex.of(entries, (entry) => ({ name: nameOf(entry) }), readings),
  };
}
