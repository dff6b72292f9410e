import type { SavedSearch } from '../../preload/contract/library';
import type { Inventory } from './inventory.svelte';
import { isSameTag, type Library } from './library.svelte';

/** A part of the machines that the technician has made: chosen in the side bar. */
export type MachineView =
  | { readonly kind: 'all' | 'favourites' | 'recent' }
  | { readonly kind: 'tag'; readonly tag: string };

/** A tag, and how many of the machines in the list have it. */
export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** How many of the machines in the list are in each view. */
export interface ViewCounts {
  readonly favourites: number;
  readonly recent: number;
  readonly tags: readonly TagCount[];
}

/** Which machines a view has. */
export function isInView(view: MachineView, machineId: string, library: Library): boolean {
  switch (view.kind) {
    case 'all':
      return true;
    case 'favourites':
      return library.marksOf(machineId).favourite;
    case 'recent':
      return library.marksOf(machineId).openedAt !== null;
    case 'tag':
      return library.hasTag(machineId, view.tag);
  }
}

/** Counts what is kept, not the list: few machines are marked, and the list may be long. */
export function viewCounts(library: Library, inventory: Inventory): ViewCounts {
  const listed = Object.entries(library.machines).filter(([id]) => inventory.isListed(id));
  const count = (fits: (marks: SavedMarks) => boolean): number =>
    listed.filter(([, marks]) => fits(marks)).length;
  return {
    favourites: count(({ favourite }) => favourite),
    recent: count(({ openedAt }) => openedAt !== null),
    tags: library.tags
      .map((tag) => ({ tag, count: count(({ tags }) => tags.some((one) => isSameTag(one, tag))) }))
      // Tags of accounts that are signed out come back with their machines.
      .filter((one) => one.count > 0),
  };
}

type SavedMarks = Library['machines'][string];

/** What of a list makes a saved search. */
export type SearchCriteria = Omit<SavedSearch, 'id' | 'name'>;

/** Do both find the same, in the same order? */
export function isSameSearch(one: SearchCriteria, other: SearchCriteria): boolean {
  return (
    one.text.trim() === other.text.trim() &&
    one.kind === other.kind &&
    one.accountId === other.accountId &&
    one.sort?.key === other.sort?.key &&
    one.sort?.down === other.sort?.down
  );
}
