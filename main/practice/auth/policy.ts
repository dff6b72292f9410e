/**
 * Why a policy denies a call, in a form that only STS can read: `encoded_authorization_message` of
 * an error body, and back.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam5/DecodeAuthorizationMessage.html} Decoding
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A denial, as the decoded message tells it. */
export interface Denial {
  readonly userName: string;
  readonly userId: string;
  readonly action: string;
  readonly resource: string;
}

export class AuthorizationMessages {
  private readonly key = randomBytes(32);

  encode({ userName, userId, action, resource }: Denial): string {
    const message = {
      allowed: false,
      explicitDeny: true,
      matchedStatements: [{ effect: 'Deny', action: [action] }],
      context: { principal: { type: 'IAMUser', id: userId, name: userName }, action, resource },
    };
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, iv);
    const text = Buffer.concat([cipher.update(JSON.stringify(message), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
  }

  /** The message as JSON text, or undefined when it is not one of ours. */
  decode(encoded: string): string | undefined {
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
    try {
      const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      // Its tag does not fit: somebody else's, or changed on the way.
      return undefined;
    }
  }
}
