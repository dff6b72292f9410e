import { z } from 'zod';

/** What the technician of the crash test is to do. */
export const ordersSchema = z.object({
  /** The region's address and name, and a token for it. */
  url: z.string(),
  region: z.string(),
  token: z.string(),
  /** The file of the register of sessions. */
  register: z.string(),
  desktops: z.array(z.object({ id: z.string(), name: z.string() })),
});

export type Orders = Readonly<z.output<typeof ordersSchema>>;
