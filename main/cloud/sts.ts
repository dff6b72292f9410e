/**
 * STS v5: why a policy forbids a call.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam5/DecodeAuthorizationMessage.html} Decoding
 */
import { z } from 'zod';
import { Failure } from '../errors';
import type { CallRow } from './call-table';
import type { CloudClient } from './client';
import type { CloudFailure } from './errors';

const decodedBody = z.object({ decoded_message: z.string() });

/**
 * Adds to a refusal what the token service can read in its `encoded_authorization_message`. It is asked
 * once per action and sign-in: whoever may not ask is told nothing, and no second time.
 */
export class Explainer {
  readonly #client: CloudClient;
  readonly #reasons = new Map<string, Promise<string | undefined>>();

  constructor(client: CloudClient) {
    this.#client = client;
  }

  readonly explain = async (row: CallRow, failure: CloudFailure): Promise<Failure> => {
    const { encodedReason } = failure;
    if (encodedReason === undefined) return failure;
    const asked = this.#reasons.get(row.action) ?? this.#decode(encodedReason);
    this.#reasons.set(row.action, asked);
    const reason = await asked;
    if (reason === undefined) return failure;
    const { detail = '' } = failure.data;
    return new Failure(failure.data.code, {
      ...failure.data,
      detail: `${detail}\n${reason}`.trim(),
    });
  };

  async #decode(encoded: string): Promise<string | undefined> {
    try {
      const { decoded_message } = await this.#client.send({
        call: 'sts:decode',
        path: '/v5/decode-authorization-message',
        body: { encoded_message: encoded },
        schema: decodedBody,
      });
      return decoded_message;
    } catch {
      // The refusal itself is what matters.
      return undefined;
    }
  }
}
