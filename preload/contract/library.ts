/**
 * What this technician keeps about machines: favourites, tags, notes, when a machine was opened last, and
 * saved searches. It is kept on this computer and the cloud does not know of it. No secret belongs in it.
 */
import type { MachineOrder } from './machine-list';
import type { MachineKind } from './models';

/** How much can be kept. Generous: the limits stop a runaway, not a technician. */
export const LIBRARY_LIMITS = {
  /** Machines that something is kept about. */
  machines: 20_000,
  /** Machines that are known to have been opened; the ones opened longest ago are forgotten. */
  opened: 200,
  tagsPerMachine: 20,
  tagLength: 40,
  noteLength: 2000,
  searches: 100,
  nameLength: 80,
  textLength: 256,
} as const;

/** What is kept about one machine. */
export interface MachineMarks {
  readonly favourite: boolean;
  /** In the order they were given; no two are alike but for their case. */
  readonly tags: readonly string[];
  /** Plain text; empty for none. */
  readonly note: string;
  /** When its console was opened or a session was begun last, ISO 8601; null for never. */
  readonly openedAt: string | null;
}

/** What is to be kept from now on about each of several machines. */
export type MarksChange =
  | { readonly kind: 'favourite'; readonly on: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
  | { readonly kind: 'note'; readonly text: string };

/** A search with its filters and order, under a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** As it was typed. */
  readonly text: string;
  readonly kind: MachineKind | 'all';
  /** Null: all accounts. */
  readonly accountId: string | null;
  /** Null: by name, or by how well it matches while there is a text. */
  readonly sort: MachineOrder | null;
}

export interface Library {
  /** By machine id; machines about which nothing is kept are not in it. */
  readonly machines: Readonly<Record<string, MachineMarks>>;
  /** In the technician's order. */
  readonly searches: readonly SavedSearch[];
}
