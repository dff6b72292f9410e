/** The form of the library, on the bridge and on the disk. */
import { z } from 'zod';
import {
  LIBRARY_LIMITS,
  type MachineMarks,
  type MarksChange,
  type SavedSearch,
} from '../../preload/contract/library';
import { MACHINE_COLUMNS } from '../../preload/contract/machine-list';

const id = z.string().min(1).max(512);
const tag = z.string().trim().min(1).max(LIBRARY_LIMITS.tagLength);
const note = z.string().max(LIBRARY_LIMITS.noteLength);

export const marksSchema: z.ZodType<MachineMarks> = z.object({
  favourite: z.boolean(),
  tags: z.array(tag).max(LIBRARY_LIMITS.tagsPerMachine),
  note,
  openedAt: z.iso.datetime().nullable(),
});

export const savedSearchSchema: z.ZodType<SavedSearch> = z.strictObject({
  id,
  name: z.string().trim().min(1).max(LIBRARY_LIMITS.nameLength),
  text: z.string().max(LIBRARY_LIMITS.textLength),
  kind: z.enum(['all', 'desktop', 'server']),
  accountId: id.nullable(),
  sort: z.strictObject({ key: z.enum(MACHINE_COLUMNS), down: z.boolean() }).nullable(),
});

const marksChange: z.ZodType<MarksChange> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('favourite'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('tag'), tag, on: z.boolean() }),
  z.strictObject({ kind: z.literal('note'), text: note }),
]);

export const markSchema = z.strictObject({
  machineIds: z.array(id).min(1).max(LIBRARY_LIMITS.machines),
  change: marksChange,
});

export const searchesSchema = z.strictObject({
  searches: z.array(savedSearchSchema).max(LIBRARY_LIMITS.searches),
});

/** Entries are looked at one by one: a damaged one does not take the others with it. */
export const libraryFileSchema = z.object({
  version: z.literal(1),
  machines: z.record(z.string(), z.unknown()),
  searches: z.array(z.unknown()),
});
