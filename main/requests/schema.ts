/** What comes from outside: other starts of the program, and what the window answers to them. */
import { z } from 'zod';
import { REQUEST_ACTIONS, type CommandOutcome } from '../../preload/contract/requests';
import { LONGEST_LINK } from './link';

/** More would be no command line any more. */
export const LONGEST_NAME = 512;
/** What is not shown of many candidates is counted. */
const MOST_CANDIDATES = 20;

const text = z.string().max(1024);

const candidates = z
  .array(z.strictObject({ name: text, account: text, region: text }))
  .max(MOST_CANDIDATES);

const outcome: z.ZodType<CommandOutcome> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), name: text, asks: z.boolean() }),
  z.strictObject({ kind: z.literal('ambiguous'), candidates, count: z.int().positive() }),
  z.strictObject({ kind: z.literal('not-found'), candidates }),
  z.strictObject({ kind: z.literal('signed-out') }),
  z.strictObject({ kind: z.literal('no-desktop'), name: text }),
  z.strictObject({ kind: z.literal('failed'), sentence: z.string().max(4096) }),
]);

export const answerSchema = z.strictObject({ id: z.uuid(), outcome });

/**
 * What a start of the program wants of the one that runs. It passes through Electron's lock for single
 * instances, and any program of the same user could send it.
 */
export const errandSchema = z.discriminatedUnion('kind', [
  /** Comes to the front. */
  z.strictObject({ kind: z.literal('show') }),
  /** One character more than the longest: enough to be refused for its length. */
  z.strictObject({
    kind: z.literal('links'),
    links: z.array(z.string().max(LONGEST_LINK + 1)).max(8),
  }),
  z.strictObject({
    kind: z.literal('machine'),
    action: z.enum(REQUEST_ACTIONS),
    name: z.string().min(1).max(LONGEST_NAME),
    answerTo: z.string().max(256),
  }),
  z.strictObject({ kind: z.literal('list'), answerTo: z.string().max(256) }),
]);

export type Errand = z.output<typeof errandSchema>;

const power = z.string().max(64).nullable();

/** A machine in a list for other programs: names and states, no users and no addresses. */
export const listedSchema = z.strictObject({
  name: text,
  id: text,
  kind: z.enum(['desktop', 'server']),
  account: text,
  region: text,
  power,
  connection: power,
  health: power,
  /** Seen before Crashcart was started last, and not since. */
  stale: z.boolean(),
  readAt: text,
});

export type ListedMachine = z.output<typeof listedSchema>;

/** What the running app writes to whoever asked. */
export const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('outcome'), outcome }),
  z.strictObject({ kind: z.literal('list'), machines: z.array(listedSchema) }),
]);

export type Reply = z.output<typeof replySchema>;
