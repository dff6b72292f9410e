import { z } from 'zod';

const named = z.object({ id: z.string().min(1).optional(), name: z.string().min(1).optional() });

const passwordUser = z.object({
  name: z.string().min(1),
  password: z.string().min(1),
  domain: named,
});

const totpUser = z.object({ id: z.string().min(1), passcode: z.string().min(1) });

/**
 * Body of `POST /v3/auth/tokens`, with a password or with password and passcode.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html} With a password
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_03_0006.html} With virtual MFA
 */
export const tokenRequest = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()).min(1),
      password: z.object({ user: passwordUser }).optional(),
      totp: z.object({ user: totpUser }).optional(),
    }),
    scope: z.object({ project: named.optional(), domain: named.optional() }).optional(),
  }),
});

export type TokenRequest = z.output<typeof tokenRequest>;

/**
 * Body of `POST /v3.0/OS-CREDENTIAL/securitytokens`.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html} Temporary keys
 */
export const temporaryKeysRequest = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.literal('token')).length(1),
      token: z
        .object({
          id: z.string().optional(),
          duration_seconds: z.number().int().min(900).max(86_400).optional(),
        })
        .optional(),
    }),
  }),
});

/**
 * Body of `POST /v5/decode-authorization-message`.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam5/DecodeAuthorizationMessage.html} Decoding
 */
export const decodeRequest = z.object({ encoded_message: z.string().min(1) });
