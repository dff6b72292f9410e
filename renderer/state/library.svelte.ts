import type { Bridge } from '../../preload/contract/bridge';
import type {
  Library as LibraryData,
  MachineMarks,
  MarksChange,
  SavedSearch,
} from '../../preload/contract/library';
import type { Result } from '../../preload/contract/result';
import { indexBy } from './index-by';
import type { Notices } from './notices.svelte';

const EMPTY: LibraryData = { machines: {}, searches: [] };
const NO_MARKS: MachineMarks = { favourite: false, tags: [], note: '', openedAt: null };

/** The technician's own words for a machine. */
export type OwnWords = Pick<MachineMarks, 'tags' | 'note'>;

/** By machine id: only of machines that there are words for. */
export type DescribedMachines = Readonly<Record<string, OwnWords>>;

/** What the technician keeps about machines. Main keeps it; this is what it said last. */
export class Library {
  #all = $state.raw(EMPTY);
  #described = $state.raw(describedIn(EMPTY));

  /** Every tag in use, each in one spelling, in order. */
  readonly tags = $derived.by((): readonly string[] => {
    const given = Object.values(this.#all.machines).flatMap(({ tags }) => tags);
    return [...indexBy(given, (tag) => tag.toLowerCase()).values()].sort((a, b) =>
      a.localeCompare(b),
    );
  });

  readonly #bridge: Bridge;
  readonly #notices: Notices;

  constructor(bridge: Bridge, notices: Notices) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /**
   * Listens to changes; returns the end of listening.
   * @param all as it is at the start; null when it could not be read
   */
  start(all: LibraryData | null): () => void {
    if (all !== null) this.#set(all);
    return this.#bridge.on('library:changed', (changed) => this.#set(changed));
  }

  /** By machine id: all about which anything is kept. */
  get machines(): LibraryData['machines'] {
    return this.#all.machines;
  }

  /** By machine id: what machines can be searched by. The same map until any of it changes. */
  get described(): DescribedMachines {
    return this.#described;
  }

  get searches(): readonly SavedSearch[] {
    return this.#all.searches;
  }

  marksOf(machineId: string): MachineMarks {
    return this.#all.machines[machineId] ?? NO_MARKS;
  }

  hasTag(machineId: string, tag: string): boolean {
    return this.marksOf(machineId).tags.some((other) => isSameTag(other, tag));
  }

  async toggleFavourite(machineId: string): Promise<void> {
    await this.#mark([machineId], { kind: 'favourite', on: !this.marksOf(machineId).favourite });
  }

  /** Gives machines a tag or takes it away; a tag that is in use keeps its spelling. */
  async setTag(machineIds: readonly string[], tag: string, on: boolean): Promise<void> {
    const known = this.tags.find((other) => isSameTag(other, tag.trim())) ?? tag.trim();
    await this.#mark(machineIds, { kind: 'tag', tag: known, on });
  }

  async setNote(machineId: string, text: string): Promise<void> {
    await this.#mark([machineId], { kind: 'note', text });
  }

  /** Keeps a search: a new one at the end, a known one in its place. */
  async saveSearch(search: SavedSearch): Promise<void> {
    const isKnown = this.searches.some(({ id }) => id === search.id);
    await this.#setSearches(
      isKnown
        ? this.searches.map((other) => (other.id === search.id ? search : other))
        : [...this.searches, search],
    );
  }

  async removeSearch(searchId: string): Promise<void> {
    await this.#setSearches(this.searches.filter(({ id }) => id !== searchId));
  }

  /** Moves a search by one place; at either end it stays. */
  async moveSearch(searchId: string, step: 1 | -1): Promise<void> {
    const index = this.searches.findIndex(({ id }) => id === searchId);
    const moved = this.searches[index];
    const target = index + step;
    if (moved === undefined || target < 0 || target >= this.searches.length) return;
    const others = this.searches.filter(({ id }) => id !== searchId);
    await this.#setSearches([...others.slice(0, target), moved, ...others.slice(target)]);
  }

  async #mark(machineIds: readonly string[], change: MarksChange): Promise<void> {
    if (machineIds.length === 0) return;
    this.#told(await this.#bridge.library.mark({ machineIds: [...machineIds], change }));
  }

  async #setSearches(searches: readonly SavedSearch[]): Promise<void> {
    this.#told(await this.#bridge.library.setSearches({ searches: [...searches] }));
  }

  #set(all: LibraryData): void {
    this.#all = all;
    const described = describedIn(all);
    // A console that was opened, or a star, is no reason to index the machines anew.
    if (!isSameWords(described, this.#described)) this.#described = described;
  }

  /** What is kept now comes as an event, also when the disk refused it. */
  #told(result: Result<LibraryData>): void {
    if (!result.ok) this.#notices.fail(result.error);
  }
}

function describedIn({ machines }: LibraryData): DescribedMachines {
  return Object.fromEntries(
    Object.entries(machines).filter(([, { tags, note }]) => tags.length > 0 || note !== ''),
  );
}

function isSameWords(one: DescribedMachines, other: DescribedMachines): boolean {
  const ids = Object.keys(one);
  if (ids.length !== Object.keys(other).length) return false;
  return ids.every((id) => {
    const [words, before] = [one[id], other[id]];
    return words?.note === before?.note && words?.tags.join('\n') === before?.tags.join('\n');
  });
}

/** `Lab` and `lab` are one tag. */
export function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
