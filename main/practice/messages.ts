import { z } from 'zod';

/** What the main process and the utility process of the practice region say to each other. */

export const toProcess = z.object({ type: z.literal('start') });
export type ToProcess = z.output<typeof toProcess>;

export const fromProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    url: z.string(),
    credentials: z.object({
      domainName: z.string(),
      userName: z.string(),
      password: z.string(),
      region: z.string(),
    }),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type FromProcess = z.output<typeof fromProcess>;
