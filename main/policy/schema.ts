/** The form of a policy, from whatever place it comes. The JSON schema and the ADMX template are made from it. */
import { z } from 'zod';
import { LOGIN_KINDS } from '../../preload/contract/login';
import type { PolicyKey, PolicyRules } from '../../preload/contract/policy';
import { SESSION_MINUTES } from '../../preload/contract/sessions';

/** `host`, `host:port`, `*.domain`, `*.domain:port`; in lower case, as hosts are compared. */
const HOST =
  /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?$/;

const hosts = z.array(z.string().max(260).regex(HOST)).min(1).max(200);

/** Each rule with its form. */
export const POLICY_SHAPE = {
  allowedEndpoints: hosts,
  allowedConsoleHosts: hosts,
  allowedSignIn: z.array(z.enum(LOGIN_KINDS)).min(1).max(LOGIN_KINDS.length),
  rememberCredentials: z.boolean(),
  typeClipboard: z.boolean(),
  copyInvitations: z.boolean(),
  takePictures: z.boolean(),
  viewOnlyByDefault: z.boolean(),
  assistanceMinutes: z.literal(SESSION_MINUTES),
  practiceRegion: z.boolean(),
  updates: z.boolean(),
  // No user info, query or fragment: the address is shown, and files are looked for below it.
  updateFeed: z
    .string()
    .max(2000)
    .regex(/^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/),
  requireReason: z.boolean(),
} satisfies Record<PolicyKey, z.ZodType>;

/**
 * The rules. Strict: a rule that is spelt wrong would otherwise restrict nothing, and nobody would know.
 */
export const policySchema = z.strictObject({
  allowedEndpoints: POLICY_SHAPE.allowedEndpoints.exactOptional(),
  allowedConsoleHosts: POLICY_SHAPE.allowedConsoleHosts.exactOptional(),
  allowedSignIn: POLICY_SHAPE.allowedSignIn.exactOptional(),
  rememberCredentials: POLICY_SHAPE.rememberCredentials.exactOptional(),
  typeClipboard: POLICY_SHAPE.typeClipboard.exactOptional(),
  copyInvitations: POLICY_SHAPE.copyInvitations.exactOptional(),
  takePictures: POLICY_SHAPE.takePictures.exactOptional(),
  viewOnlyByDefault: POLICY_SHAPE.viewOnlyByDefault.exactOptional(),
  assistanceMinutes: POLICY_SHAPE.assistanceMinutes.exactOptional(),
  practiceRegion: POLICY_SHAPE.practiceRegion.exactOptional(),
  updates: POLICY_SHAPE.updates.exactOptional(),
  updateFeed: POLICY_SHAPE.updateFeed.exactOptional(),
  requireReason: POLICY_SHAPE.requireReason.exactOptional(),
}) satisfies z.ZodType<PolicyRules>;
