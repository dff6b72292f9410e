import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials';
import { z } from 'zod';
import { type Reply, send } from './api';

/** A key pair, with the security token that temporary ones have. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
}

export interface ToSign {
  readonly url: string;
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly date: Date;
}

const HEADERS = z.record(z.string(), z.string());

/**
 * The headers of a request (but for `Host`, which the network sets), signed by the cloud's own SDK. The region has no signer, which might make
 * the mistakes that its check would then not find.
 */
export function signedHeaders(request: ToSign, keys: Keys): Record<string, string> {
  const { url, method = 'GET', query = {}, body, headers = {}, date } = request;
  const stamp = date.toISOString().replace(/\.\d+/, '');
  const signed: unknown = AKSKSigner.sign(
    {
      endpoint: url,
      method,
      queryParams: structuredClone(query),
      pathParams: {},
      ...(body === undefined ? {} : { data: body }),
      headers: {
        ...headers,
        // The SDK reads it with Moment, and signs it as it is written.
        'X-Sdk-Date': stamp.replaceAll(/[-:]/g, ''),
        ...(keys.securityToken === undefined ? {} : { 'X-Security-Token': keys.securityToken }),
      },
    },
    new BasicCredentials({ ak: keys.accessKey, sk: keys.secretKey }),
  );
  const { host, ...rest } = HEADERS.parse(signed);
  if (host !== new URL(url).host) throw new Error('Signed for another host');
  return rest;
}

function queryText(query: ToSign['query']): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of typeof value === 'string' ? [value] : value) pairs.append(name, one);
  }
  return pairs.size === 0 ? '' : `?${pairs.toString()}`;
}

/** Signs a request and sends it. */
export function sendSigned(request: ToSign, keys: Keys): Promise<Reply> {
  const { url, method = 'GET', query, body } = request;
  return send(url + queryText(query), method, body, signedHeaders(request, keys));
}
