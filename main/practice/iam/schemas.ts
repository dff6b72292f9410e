import { z } from 'zod';

/** Body of `POST /v3/auth/tokens` (api-iam iam_30_0001). */
const named = z.object({ id: z.string().min(1).optional(), name: z.string().min(1).optional() });

const passwordUser = z.object({
  name: z.string().min(1),
  password: z.string().min(1),
  domain: named,
});

export const tokenRequest = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()).min(1),
      password: z.object({ user: passwordUser }).optional(),
    }),
    scope: z.object({ project: named.optional(), domain: named.optional() }).optional(),
  }),
});

export type TokenRequest = z.output<typeof tokenRequest>;
