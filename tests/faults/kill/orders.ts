import { z } from 'zod';

/** What the program that is killed is to do. */
export const ordersSchema = z.object({
  /** Where it keeps settings, library and activity log. */
  folder: z.string(),
  /** Counts up over all its lives, so that nothing is ever written twice. */
  first: z.int(),
});

export type Orders = Readonly<z.output<typeof ordersSchema>>;

/** A machine of the account that it knows. */
export const machineId = (index: number): string => `a1/desktop/d${index}`;

/** How many machines it takes turns with. */
export const MACHINES = 8;

/** The note it writes about a machine, in its place in the order of all notes. */
export const noteOf = (turn: number): string => `note ${turn} ${'é'.repeat(turn % 900)}.`;

/**
 * What it says when a turn is done: that all of it was told to be written. What it has said holds, however
 * it ends.
 */
export const doneLine = (turn: number): string => `done ${turn}\n`;
